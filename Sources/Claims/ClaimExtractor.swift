import Concepts
public import Lexicons
public import MarketModel
import Synchronization
import TextAnalysis

/// Finds what the seller claims on a page.
///
/// A pure function of the page and the lexicons; safe to use from many threads at once. A language is made ready when its first page comes.
/// Pages in a language whose claims cannot be read have no claims.
public final class ClaimExtractor: Sendable {
    private let lexicons: Lexicons
    private let readable: Set<String>
    private let ready = Mutex<[String: Result<ClaimLanguage, any Error>]>([:])
    /// Read when a page does not tell its language.
    static let usual = "en"

    /// - Throws: when no language has weights, or those of the usual language are broken.
    public init(lexicons: Lexicons) throws {
        self.lexicons = lexicons
        readable = lexicons.languages.filter { lexicons.claimWeights(of: $0) != nil }
        guard let first = readable.contains(Self.usual) ? Self.usual : readable.min() else {
            let code = lexicons.languages.contains(Self.usual) ? Self.usual : lexicons.languages.sorted().first ?? Self.usual
            throw ClaimModels.Failure(
                path: "\(code)/claims", message: "no language has weights for claims; make them with 'creneau train DATA --lexicons OUT'")
        }
        _ = try language(first)
    }

    /// What reads pages of a language; `nil` when nothing does.
    ///
    /// - Throws: when a file of the language is broken.
    func language(_ code: String?) throws -> ClaimLanguage? {
        let code = code ?? Self.usual
        guard readable.contains(code) else { return nil }
        return try ready.withLock { ready in
            if let known = ready[code] { return known }
            let made = Result { try ClaimLanguage(lexicons: lexicons, language: code) }
            ready[code] = made
            return made
        }.get()
    }

    /// The claims of a page, in the order in which they stand on it: one for each angle, concept and polarity, repeats in `also`.
    ///
    /// - Throws: when a file of the page's language is broken.
    public func claims(in page: ProductPage) throws -> [Claim] {
        guard let language = try language(page.language) else { return [] }
        let analyzer = language.lexicon.analyzer()
        let (read, phrases) = language.judged(page, analyzer: analyzer)
        return ClaimAssembly(page: page, read: read, language: language, analyzer: analyzer).claims(phrases)
    }
}
