/// What other parts of the program need of reading texts: encodings and addresses.
public enum DocumentBytes {
    /// The bytes of a document in any encoding as clean UTF-8, without a byte order mark.
    public static func utf8(_ bytes: [UInt8]) -> [UInt8] { TextEncoding.decode(bytes).utf8 }

    /// An absolute address without fragment and tracking parameters; `nil` when the text is no address.
    public static func address(_ text: String) -> String? { PageAddress.clean(text) }
}

/// Numbers as tables write them.
public enum StatedNumber {
    /// The first number of a text: `4,5`, `4.0 out of 5 stars`.
    public static func value(_ text: String) -> Double? { Amount.number(text) }

    /// A count: `1,234`, `(56)`, `3.4K`, `6Recenzii`; `nil` without digits.
    public static func count(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard let range = Amount.numberRange(in: bytes, from: 0) else { return nil }
        let unit = range.upperBound < bytes.count ? bytes[range.upperBound] | 0x20 : 0
        let isLast = range.upperBound + 1 >= bytes.count || !WordScan.isASCIIWord(bytes[range.upperBound + 1])
        let factor = isLast ? (unit == UInt8(ascii: "k") ? 1_000.0 : unit == UInt8(ascii: "m") ? 1_000_000 : 0) : 0
        let digits = String(decoding: bytes[range], as: UTF8.self)
        if factor > 0, let value = Double(String(digits.map { $0 == "," ? "." : $0 })) {
            return Int(exactly: (value * factor).rounded())
        }
        // A plain decimal such as 12.0 is a whole number that a program wrote.
        if digits.hasSuffix(".0"), let value = Double(digits) { return Int(exactly: value) }
        return Amount.count(digits)
    }
}
