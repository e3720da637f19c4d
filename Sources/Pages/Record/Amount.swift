/// Numbers as shops write them.
enum Amount {
    /// A price in markup: a plain decimal first, else as it would be shown. Zero and less are no price.
    static func markup(_ text: String) -> String? {
        // "2 499 Kč": blanks may group; "29.95 USD": what is no number of its own is left aside.
        let bytes = Array(text.utf8)
        guard let range = numberRange(in: bytes, from: 0) else { return nil }
        let trimmed = String(decoding: bytes[range], as: UTF8.self)
        if trimmed.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }), let value = Double(trimmed) {
            if let scaled = scaled(bytes[range.upperBound...], by: trimmed) { return scaled }
            return value > 0 ? canonical(trimmed) : nil
        }
        return shown(text)
    }

    /// `1.58e+03`, as programs write a number: the digits without the exponent; `nil` when there is none.
    private static func scaled(_ rest: ArraySlice<UInt8>, by mantissa: String) -> String? {
        guard let first = rest.first, first | 0x20 == 0x65 else { return nil }
        var digits = rest.dropFirst()
        let isNegative = digits.first == 0x2D
        if isNegative || digits.first == 0x2B { digits = digits.dropFirst() }
        guard let power = Int(String(decoding: digits.prefix(while: isDigit), as: UTF8.self)), power <= 12 else { return nil }
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        var whole = String(parts[0]), fraction = parts.count > 1 ? String(parts[1]) : ""
        for _ in 0..<power {
            if isNegative {
                fraction = String(whole.popLast() ?? "0") + fraction
            } else {
                whole.append(fraction.isEmpty ? "0" : fraction.removeFirst())
            }
        }
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let text = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
        return Double(text).map { $0 > 0 } == true ? canonical(text) : nil
    }

    /// Whether a decimal of markup may be a whole number with its thousands parted: `1.299`, but not `0.500` or `1234.500`.
    static func mayGroup(_ amount: String) -> Bool {
        let parts = amount.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].utf8.count == 3 && (1...3).contains(parts[0].utf8.count) && parts[0] != "0"
    }

    /// A price in running text: `1.234,56`, `1,234.56`, `1 234`, `1'234.50`, `1,92,590` → digits with a point.
    ///
    /// - Parameter currency: of a dinar or a rial three decimals are kept: `12.500` is twelve and a half.
    static func shown(_ text: String, currency: String? = nil) -> String? {
        let bytes = Array(text.utf8)
        guard let range = numberRange(in: bytes, from: 0) else { return nil }
        return shown(bytes[range], decimals: currency.flatMap { Currency.threeDecimals[$0] })
    }

    /// The first number of a text: digits with grouping marks and one decimal mark.
    static func numberRange(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        var index = start
        while index < bytes.count, !isDigit(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        let first = index
        while index < bytes.count {
            if isDigit(bytes[index]) {
                index += 1
                continue
            }
            let mark = groupMark(bytes, index)
            guard mark > 0, index + mark < bytes.count, isDigit(bytes[index + mark]) else { break }
            // A space or an apostrophe groups only exactly three digits.
            let digits = bytes[(index + mark)...].prefix(while: isDigit).count
            if bytes[index] != 0x2E && bytes[index] != 0x2C && digits != 3 { break }
            index += mark
        }
        return first..<index
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func groupMark(_ bytes: [UInt8], _ index: Int) -> Int {
        switch bytes[index] {
        case 0x2E, 0x2C, 0x20, 0x27: 1
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && [0x89, 0x87, 0xAF, 0x99].contains(bytes[index + 2]): 3
        default: 0
        }
    }

    /// - Parameter decimals: the mark that three decimals stand behind.
    private static func shown(_ number: ArraySlice<UInt8>, decimals: UInt8?) -> String? {
        let kept = number.filter { isDigit($0) || $0 == 0x2E || $0 == 0x2C }
        let point = kept.lastIndex(of: 0x2E), comma = kept.lastIndex(of: 0x2C)
        let decimal: Int?
        switch (point, comma) {
        case (let point?, let comma?): decimal = max(point, comma)
        case (let mark?, nil), (nil, let mark?):
            let after = kept.count - mark - 1, marks = kept.count { $0 == kept[mark] }
            let isGrouped = after == 3 && mark <= 3 && kept.first != 0x30 && kept[mark] != decimals
            decimal = marks > 1 || isGrouped ? nil : mark
        case (nil, nil): decimal = nil
        }
        var text = ""
        for (index, byte) in kept.enumerated() {
            if index == decimal { text += "." } else if isDigit(byte) { text.unicodeScalars.append(Unicode.Scalar(byte)) }
        }
        guard let value = Double(text), value > 0 else { return nil }
        return canonical(text)
    }

    /// Without leading zeros or a trailing point.
    private static func canonical(_ text: String) -> String {
        var text = Substring(text)
        while text.hasPrefix("0"), text.dropFirst().first?.isNumber == true { text = text.dropFirst() }
        while text.hasSuffix(".") { text = text.dropLast() }
        return text.hasPrefix(".") ? "0" + text : String(text)
    }

    /// The first number in a text as a value, `4,4` and `4.4` alike.
    static func number(_ text: String) -> Double? { shown(text).flatMap(Double.init) ?? (text.contains("0") ? 0 : nil) }

    /// A count with grouping marks: `1,92,590` → 192590.
    static func count(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard let range = numberRange(in: bytes, from: 0) else { return nil }
        let digits = bytes[range].filter(isDigit).prefix(15)
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
