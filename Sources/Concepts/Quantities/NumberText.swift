internal import TextAnalysis

/// Reads a number as it is written on pages: `24`, `20,000`, `1,00,000`, `1.5`, `0,5`, `1.299,00`, `1 299`, `１２`.
enum NumberText {
    private enum Mark { case point, comma }

    /// - Parameter rules: how the language of the page is written; it decides where one mark stands before three digits.
    /// - Returns: `nil` when the bytes hold anything but digits, points, commas and the spaces between groups of digits.
    static func value(_ bytes: ArraySlice<UInt8>, _ rules: WritingRules) -> Double? {
        var digits: [Double] = [], marks: [(mark: Mark, at: Int)] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case ".": marks.append((.point, digits.count))
            case ",": marks.append((.comma, digits.count))
            case " ", "\u{A0}", "\u{202F}", "\u{2009}": break
            default:
                guard scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue else { return nil }
                digits.append(digit)
            }
        }
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        guard let behind = fraction(digits.count, marks, rules) else { return nil }
        var scale = 1.0
        for _ in 0..<behind { scale *= 10 }
        return digits.reduce(0) { $0 * 10 + $1 } / scale
    }

    /// How many digits are behind the decimal mark; `nil` when the marks make no number.
    private static func fraction(_ digits: Int, _ marks: [(mark: Mark, at: Int)], _ rules: WritingRules) -> Int? {
        guard let last = marks.last else { return 0 }
        let behind = digits - last.at, isGroup = behind == 3
        // Where both marks stand, the last is the decimal one: "1.299,00".
        if marks.contains(where: { $0.mark != last.mark }) { return marks.count { $0.mark == last.mark } == 1 ? behind : nil }
        if marks.count > 1 { return last.mark == .comma || rules.groupsByPoint && isGroup ? 0 : nil }
        switch last.mark {
        case .point: return isGroup && rules.groupsByPoint ? 0 : behind
        case .comma: return isGroup && !rules.hasDecimalComma || behind > 3 && !rules.hasDecimalComma ? 0 : behind
        }
    }
}
