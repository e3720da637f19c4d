import Claims
import Demand
import Lexicons
import MarketModel
import Pages

/// All that is made of one page: record and blocks, claims, demand. The same page and lexicons give the same result.
struct PageAnalyst: Sendable {
    private let reader: PageReader
    /// Words by which pages and names are told.
    let words: PageWords
    private let finder: Finder?

    fileprivate struct Finder: Sendable {
        let claims: ClaimExtractor
        let demand: DemandExtractor
    }

    /// - Parameter withClaims: `false` spares loading what only claims and demand need.
    init(_ lexicons: Lexicons, withClaims: Bool) throws(UnusableInput) {
        do {
            words = try PageWords { lexicons.file($0) }
            reader = PageReader(models: try PageModels(file: { lexicons.file($0) }), languages: lexicons.languages)
            finder =
                withClaims ? Finder(claims: try ClaimExtractor(lexicons: lexicons), demand: try DemandExtractor(lexicons: lexicons)) : nil
        } catch let error as LexiconError {
            throw UnusableInput(lexicons: error)
        } catch {
            throw UnusableInput("the lexicons cannot be used: \(error)", remedy: "correct them or name others with --lexicons DIR")
        }
    }

    func analyze(_ input: PageInput) -> Result<AnalyzedPage, PageFailure> {
        switch input {
        case .failure(let failure): .failure(failure)
        case .note(let text): .failure(PageFailure(source: "", code: .unreadable, message: text))
        case .row(let row): .success(analyze(row))
        case .document(let document): document.bytes().flatMap { analyze($0, of: document) }
        case .extracted(let source, let line):
            ExtractedPage.read(line, source: source).map { found in
                found.isAnalyzed ? found.page : finder.map { $0.completed(found.page) } ?? found.page
            }
        }
    }

    func analyze(_ row: PageRow, captured: String? = nil) -> AnalyzedPage {
        var hints = row.hints
        hints.captured = hints.captured ?? captured
        let analyzed = AnalyzedPage(page: reader.read(row: row.row, source: row.source, place: row.place, hints: hints))
        return finder.map { $0.completed(analyzed) } ?? analyzed
    }

    func analyze(_ bytes: [UInt8], of document: PageDocument, captured: String? = nil) -> Result<AnalyzedPage, PageFailure> {
        var hints = document.hints
        hints.captured = hints.captured ?? captured
        return reader.read(bytes, source: document.source, hints: hints).map { page in
            let analyzed = AnalyzedPage(page: page)
            return finder.map { $0.completed(analyzed) } ?? analyzed
        }
    }

    func explanation(of page: ProductPage) -> [ClaimExplanation] { finder?.claims.explanation(of: page) ?? [] }

    func explanation(of analyzed: AnalyzedPage) -> [StatementExplanation] {
        finder?.demand.explanations(of: analyzed.page, claims: analyzed.claims) ?? []
    }
}

extension PageAnalyst.Finder {
    fileprivate func completed(_ analyzed: AnalyzedPage) -> AnalyzedPage {
        let claims = claims.claims(in: analyzed.page)
        return AnalyzedPage(page: analyzed.page, claims: claims, demand: demand.statements(in: analyzed.page, claims: claims))
    }
}
