/// Reads text: tokens with terms and stems, sentences and clauses.
///
/// It keeps the words it has seen, so one analyzer belongs to one thread; make one a page (making one is cheap) or one a thread, over a
/// vocabulary that all of them share.
///
/// ```swift
/// let analyzer = TextAnalyzer(vocabulary: .empty(language: "en"))
/// let text = analyzer.analyze("Keeps drinks cold for 24h. BPA-free!")
/// text.tokens.map { text.text($0.range) }  // Keeps drinks cold for 24h . BPA-free !
/// ```
public final class TextAnalyzer {
    private var vocabulary: Vocabulary

    public init(vocabulary: FrozenVocabulary) {
        self.vocabulary = Vocabulary(base: vocabulary)
    }

    public var language: String { vocabulary.base.language }

    /// - Complexity: O(bytes).
    public func analyze(_ text: String) -> AnalyzedText { analyze([UInt8](text.utf8)) }

    /// - Parameter bytes: UTF-8; what is not becomes symbols.
    /// - Complexity: O(bytes).
    public func analyze(_ bytes: [UInt8]) -> AnalyzedText {
        let rules = vocabulary.base.rules
        var (tokens, parts) = Tokenizer.tokens(of: bytes, rules: rules)
        vocabulary.assignTerms(to: &tokens, &parts, of: bytes)
        if let cutter = rules.compounds { vocabulary.cutCompounds(cutter, &tokens, &parts) }
        let boundaries = Boundaries(tokens: tokens, source: bytes, rules: rules)
        return AnalyzedText(bytes: bytes, tokens: tokens, parts: parts, sentences: boundaries.sentences, clauses: boundaries.clauses)
    }

    /// The id of a word, as it would have in a text; `.none` when the string holds no word.
    public func term(_ word: String) -> TermID { analyze(word).tokens.first?.term ?? .none }

    /// The stem's id.
    public func stem(of term: TermID) -> TermID { term == .none ? .none : vocabulary.stem(of: term) }

    /// Gives a word another stem than Snowball's, for words that it would join with words of another sense.
    ///
    /// Holds for what is analysed from then on, and in the frozen vocabulary.
    public func useStem(_ stem: String, for word: String) {
        let stem = term(stem), word = term(word)
        if stem != .none, word != .none { vocabulary.useStem(stem, for: word) }
    }

    /// The word in lower case; empty for `.none` and for ids of another analyzer.
    public func string(_ term: TermID) -> String { String(decoding: bytes(of: term), as: UTF8.self) }

    /// UTF-8 of the word in lower case; empty for `.none` and for ids of another analyzer.
    public func bytes(of term: TermID) -> ArraySlice<UInt8> { term == .none ? [] : vocabulary.bytes(of: term) }

    /// All words so far as a vocabulary that threads may share.
    ///
    /// - Precondition: the analyzer was made over an empty vocabulary, so that ids stay as they are.
    public func frozenVocabulary() -> FrozenVocabulary { vocabulary.frozen() }
}
