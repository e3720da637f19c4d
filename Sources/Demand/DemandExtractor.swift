internal import Concepts
public import Lexicons
public import MarketModel
internal import TextAnalysis

/// Finds what customers say in the reviews and questions of a page; never in the seller's words.
///
/// Texts are cut into clauses; models learned from labelled markets tell which of them hold a statement and on which side it stands, and
/// lead it to a point as a seller would claim it. A page's statements depend on the page, its claims and the lexicons alone.
///
/// ```swift
/// let statements = try DemandExtractor(lexicons: lexicons).statements(in: page, claims: claims)
/// ```
public struct DemandExtractor: Sendable {
    private let readers: [String: StatementReader]

    /// Reads blocks of a page whose own language is not read.
    private static let usual = "en"

    /// - Throws: when no language has weights of statements, or one of the files is missing or broken.
    public init(lexicons: Lexicons) throws {
        var readers: [String: StatementReader] = [:]
        for code in lexicons.languages.sorted()
        where StatementModels.File.allCases.contains(where: { lexicons.file($0.path(code)) != nil }) {
            guard let language = try DemandLanguage(lexicons: lexicons, language: code) else { continue }
            readers[code] = StatementReader(
                language: language, models: try StatementModels(language: code, catalogue: language.catalogue) { lexicons.file($0) })
        }
        guard !readers.isEmpty else {
            let code = lexicons.languages.contains(Self.usual) ? Self.usual : lexicons.languages.sorted().first ?? Self.usual
            throw StatementModels.Failure(
                path: "\(code)/demand",
                message: "no language has weights for statements; make them with 'creneau train DATA --lexicons OUT'")
        }
        self.readers = readers
    }

    /// The statements of a page, in the order in which they stand on it.
    ///
    /// - Parameter claims: what the seller claims on the page; a statement about a claimed point carries its concept.
    /// - Complexity: O(bytes of reviews and questions + statements · concepts of the lexicon).
    public func statements(in page: ProductPage, claims: [Claim]) -> [Statement] {
        guard let reader = reader(of: page) else { return [] }
        return reader.statements(in: page, claims: claims).map(\.statement)
    }

    /// Why each statement of the page is one, in the order of the statements.
    public func explanations(of page: ProductPage, claims: [Claim]) -> [StatementExplanation] {
        guard let reader = reader(of: page) else { return [] }
        return reader.explanations(of: page, claims: claims)
    }

    /// Whether a customer says that the product was given for the review.
    func isRewarded(_ text: String, on page: ProductPage) -> Bool {
        guard let lexicon = reader(of: page)?.language.lexicon else { return false }
        return lexicon.demandCueMatcher.allMatches(in: lexicon.analyzer().analyze(text)).contains {
            lexicon.demandCues[$0.row] == .rewarded
        }
    }

    private func reader(of page: ProductPage) -> StatementReader? {
        guard page.blocks.contains(where: { !$0.zone.isSellerCopy }) else { return nil }
        return readers[page.language ?? Self.usual] ?? readers[Self.usual]
    }
}
