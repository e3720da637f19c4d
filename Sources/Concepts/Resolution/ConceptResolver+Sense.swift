internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension ConceptResolver {
    /// Whether a phrase of one word means what the lexicon's line means, and not only shares a stem with it: "teeth" is no "teething",
    /// "brush" no "brushed", "box" no "boxing".
    ///
    /// A form of the line must have the word itself, or none that differs from it by being a participle or gerund where it is none. What a
    /// thing does for its buyer may be said in any inflection.
    func isOneSense(_ wording: Wording, _ text: AnalyzedText, _ entry: Int) -> Bool {
        let concept = lexicon.concepts[entry]
        guard wording.words.count == 1, let word = wording.words.first, concept.concept.angle != .benefit else { return true }
        let own = Self.singular(text.text(text.parts[word.part].range).lowercased())
        var isOther = false
        for form in concept.forms.lazy.flatMap({ $0.split { " /[]=".contains($0) } }) {
            let said = Self.singular(form.lowercased())
            if said == own { return true }
            if Self.isVerbal(said) != Self.isVerbal(own), said.prefix(3) == own.prefix(3) { isOther = true }
        }
        return !isOther
    }

    private static func singular(_ word: String) -> String {
        word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }

    private static func isVerbal(_ word: String) -> Bool { word.utf8.count > 4 && (word.hasSuffix("ing") || word.hasSuffix("ed")) }
}
