import MarketModel

/// Words behind which a customer names a person or a time: "for my mother", "with braces", "while running".
enum NamingCue {
    private static let users: Set<String> = [
        "for", "as", "am", "im", "being", "have", "has", "having", "wear", "wears", "wearing", "with", "are", "suit", "suits",
    ]
    private static let occasions: Set<String> = [
        "for", "during", "while", "at", "in", "on", "when", "before", "after", "to", "go", "going", "doing", "every", "whilst",
    ]
    private static let between: Set<String> = [
        "my", "a", "an", "the", "our", "his", "her", "their", "people", "someone", "anyone", "those", "all", "any", "old", "elderly",
        "little", "im", "i", "and",
    ]

    /// Whether a cue stands before the first of the words, with nothing between but "my", "the" and the like.
    ///
    /// - Parameters:
    ///   - words: a phrase, folded.
    ///   - forms: the words of all phrases as they are spelt: "boxing" is no "box".
    ///   - isCondition: a condition is one's own after "my" as well: "my braces".
    static func stands(before words: [String], of forms: Set<String>, in sentence: String, angle: Angle, isCondition: Bool) -> Bool {
        let raw = ContentWords.raw(sentence)
        let wanted = Set(words)
        let cues = angle == .user ? users : occasions
        for (n, word) in raw.enumerated() where wanted.contains(ContentWords.stem(word)) && isSpelt(word, forms) {
            var at = n - 1
            while at >= 0, n - at <= 4 {
                if cues.contains(raw[at]) || (isCondition && (raw[at] == "my" || raw[at] == "her" || raw[at] == "his")) { return true }
                if !between.contains(raw[at]) { break }
                at -= 1
            }
        }
        return false
    }

    /// Whether a word is one of the forms, but for the s of a plural.
    static func isSpelt(_ word: String, _ forms: Set<String>) -> Bool {
        forms.contains(word) || forms.contains(word + "s") || word.hasSuffix("s") && forms.contains(String(word.dropLast()))
    }
}
