internal import Concepts
public import Lexicons
internal import MarketModel
internal import TextAnalysis

/// What the lexicons know that positioning needs: words, their rarity and likeness, what every market wants, and the roles of `ground.tsv`.
public final class GroundLexicon: Sendable {
    let language: LanguageLexicon
    let background: WordTable
    let vectors: WordVectors?
    let generic: GenericWants
    let roles: GroundRoles
    /// How long a text may be, by marketplace.
    let marketplaces: Marketplaces
    /// Tells which concepts say the same; `nil` where the language has no models of it.
    let sameness: RowJudge?

    /// - Parameter code: the language that labels are written in; English, or the first by name where there is none.
    /// - Throws: every problem of the files.
    public init(_ lexicons: Lexicons, language code: String = "en") throws(LexiconError) {
        let code = lexicons.languages.contains(code) ? code : lexicons.languages.sorted()[0]
        guard let language = try lexicons.language(code) else {
            throw LexiconError([.init(file: code, message: "no such language. Name a lexicons folder that holds it.")])
        }
        self.language = language
        background = try lexicons.background(code)
        vectors = try lexicons.vectors(code)
        generic = try lexicons.genericWants(code)
        roles = try lexicons.groundRoles(code)
        marketplaces = try lexicons.marketplaces()
        do { sameness = try RowJudge(lexicons: lexicons, language: code) } catch {
            throw error as? LexiconError ?? LexiconError([.init(file: code, message: "\(error)")])
        }
    }
}
