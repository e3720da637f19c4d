/// Reads a number as it is written on pages: `24`, `20,000`, `1,00,000`, `1.5`, `0,5`.
enum NumberText {
    /// - Returns: `nil` when the bytes hold anything but digits, points and commas.
    static func value(_ bytes: ArraySlice<UInt8>) -> Double? {
        let comma = UInt8(ascii: ","), point = UInt8(ascii: ".")
        let points = bytes.reduce(0) { $1 == point ? $0 + 1 : $0 }
        // One comma with one or two digits behind it is a decimal comma.
        let decimalComma = points == 0 && bytes.lastIndex(of: comma).map { (2...3).contains(bytes.endIndex - $0) } == true
        var whole = 0.0, scale = 1.0, inFraction = false, digits = 0
        for byte in bytes {
            switch byte {
            case 48...57:
                digits += 1
                whole = whole * 10 + Double(byte - 48)
                if inFraction { scale *= 10 }
            case point where points == 1: inFraction = true
            case comma where decimalComma: inFraction = true
            case comma: break
            default: return nil
            }
        }
        return digits == 0 || digits > 18 ? nil : whole / scale
    }
}
