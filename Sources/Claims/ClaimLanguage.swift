import Concepts
import Lexicons
import MarketModel
import TextAnalysis

/// Everything that extracts claims from pages of one language.
struct ClaimLanguage: Sendable {
    let lexicon: LanguageLexicon
    let facts: WordClasses
    let models: ClaimModels
    let finder: CandidateFinder
    let resolver: ConceptResolver
    let quantities: QuantityReader

    init(lexicons: Lexicons, language: String) throws {
        guard let folder = lexicons.claimWeights(of: language) else {
            throw ClaimModels.Failure(
                path: language + "/claims", message: "there are no weights for claims; make them with 'creneau train DATA --lexicons OUT'")
        }
        let isShared = !folder.hasPrefix(language + "/")
        let reading = try ClaimReading(lexicons: lexicons, language: language, isShared: isShared)
        finder = isShared ? .shared : CandidateFinder()
        lexicon = reading.lexicon
        facts = reading.facts
        models = try ClaimModels(folder: folder) { lexicons.file($0) }
        resolver = try ConceptResolver(lexicons: lexicons, language: language)
        quantities = QuantityReader(lexicon: lexicon)
    }

    /// The page's phrases, judged, with the text that they are ranges of.
    ///
    /// - Parameter keepingRows: whether the phrases are to be explained.
    func judged(_ page: ProductPage, analyzer: TextAnalyzer, keepingRows: Bool = false) -> (read: ReadPage, phrases: [JudgedPhrase]) {
        var read = ReadPage(page, analyzer: analyzer, facts: facts)
        let phrases = models.judge(&read, lexicon: lexicon, finder: finder, keepingRows: keepingRows)
        return (read, phrases)
    }
}

/// What turns pages of one language into what models see.
struct ClaimReading: Sendable {
    let lexicon: LanguageLexicon
    let facts: WordClasses

    /// - Parameter isShared: whether features name words as the models for all languages do.
    init(lexicons: Lexicons, language: String, isShared: Bool) throws {
        guard let lexicon = try lexicons.language(language) else {
            throw ClaimModels.Failure(path: language, message: "the lexicons have no such language")
        }
        self.lexicon = lexicon
        let words = isShared ? Lexicons.glossLanguage : language
        facts = WordClasses(
            lexicon: lexicon, clusters: try lexicons.clusters(words), background: try lexicons.background(language),
            vectors: try lexicons.vectors(words), shared: isShared ? SharedWords(lexicon) : nil)
    }
}
