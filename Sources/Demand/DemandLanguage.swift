internal import Concepts
internal import Learning
internal import Lexicons
internal import TextAnalysis

/// Everything that reads customers of one language.
struct DemandLanguage: Sendable {
    let code: String
    let lexicon: LanguageLexicon
    let tables: WordTables
    let catalogue: PointCatalogue
    let resolver: ConceptResolver

    /// - Throws: every problem of the language's files.
    init?(lexicons: Lexicons, language: String) throws {
        guard let lexicon = try lexicons.language(language) else { return nil }
        code = language
        self.lexicon = lexicon
        tables = WordTables(
            lexicon, background: try lexicons.background(language), clusters: try lexicons.clusters(language),
            vectors: try lexicons.vectors(language))
        catalogue = PointCatalogue(lexicon, tables: tables)
        resolver = try ConceptResolver(lexicons: lexicons, language: language)
    }
}
