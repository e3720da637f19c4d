extension Decision {
    /// A quote as decisions key it: lower case, white space collapsed, outer punctuation cut, invisible characters gone.
    ///
    /// A quote of nothing but punctuation is kept as it is, so that its key is not empty; of a quote without end the first 300 scalars
    /// are the key.
    public static func normalizedQuote(_ quote: String) -> String {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in quote.lowercased().unicodeScalars where scalar.properties.generalCategory != .format {
            if scalar.properties.isWhitespace {
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
            } else {
                word.append(scalar)
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        let joined = String.UnicodeScalarView(words.joined(separator: " ").unicodeScalars.prefix(300))
        guard let first = joined.firstIndex(where: isPartOfWord), let last = joined.lastIndex(where: isPartOfWord) else {
            return String(joined)
        }
        return String(joined[first...last])
    }

    /// Letters, digits, marks and the symbols that carry a number ("%", "°"): what a quote may begin and end with.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark, .currencySymbol, .otherSymbol:
            true
        default:
            scalar == "%" || scalar == "+"
        }
    }
}
