import Concepts
public import Lexicons
public import MarketModel
import TextAnalysis

/// Finds what the seller claims on a page.
///
/// A pure function of the page and the lexicons; safe to use from many threads at once. Pages in a language without claim models have no
/// claims.
public struct ClaimExtractor: Sendable {
    let languages: [String: ClaimLanguage]
    /// Read when a page does not tell its language.
    static let usual = "en"

    /// - Throws: when no language has weights files, or one of the files is missing or broken.
    public init(lexicons: Lexicons) throws {
        var languages: [String: ClaimLanguage] = [:]
        for code in lexicons.languages.sorted() where ClaimModels.File.allCases.contains(where: { lexicons.file($0.path(code)) != nil }) {
            languages[code] = try ClaimLanguage(lexicons: lexicons, language: code)
        }
        guard !languages.isEmpty else {
            let code = lexicons.languages.contains(Self.usual) ? Self.usual : lexicons.languages.sorted().first ?? Self.usual
            throw ClaimModels.Failure(
                path: "\(code)/claims", message: "no language has weights for claims; make them with 'creneau train DATA --lexicons OUT'")
        }
        self.languages = languages
    }

    /// The claims of a page, in the order in which they stand on it: one for each angle, concept and polarity, repeats in `also`.
    public func claims(in page: ProductPage) -> [Claim] {
        guard let language = languages[page.language ?? Self.usual] else { return [] }
        let analyzer = language.lexicon.analyzer()
        let (read, phrases) = language.judged(page, analyzer: analyzer)
        return ClaimAssembly(page: page, read: read, language: language, analyzer: analyzer).claims(phrases)
    }
}
