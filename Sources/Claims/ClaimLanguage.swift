import Concepts
import Lexicons
import MarketModel
import TextAnalysis

/// Everything that extracts claims from pages of one language.
struct ClaimLanguage: Sendable {
    let lexicon: LanguageLexicon
    let facts: WordClasses
    let models: ClaimModels
    let resolver: ConceptResolver
    let quantities: QuantityReader

    init(lexicons: Lexicons, language: String) throws {
        guard let lexicon = try lexicons.language(language) else {
            throw ClaimModels.Failure(path: language, message: "the lexicons have no such language")
        }
        self.lexicon = lexicon
        models = try ClaimModels(language: language) { lexicons.file($0) }
        let background = try lexicons.background(language)
        facts = WordClasses(
            lexicon: lexicon, clusters: try lexicons.clusters(language), background: background, vectors: try lexicons.vectors(language))
        resolver = try ConceptResolver(lexicons: lexicons, language: language)
        quantities = QuantityReader(lexicon: lexicon)
    }

    /// The page's phrases, judged, with the text that they are ranges of.
    func judged(_ page: ProductPage, analyzer: TextAnalyzer) -> (read: ReadPage, phrases: [JudgedPhrase]) {
        var read = ReadPage(page, analyzer: analyzer, facts: facts)
        let phrases = models.judge(&read, lexicon: lexicon)
        return (read, phrases)
    }
}
