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
    private let turn = LargePageTurn()

    fileprivate struct Finder: Sendable {
        let claims: ClaimExtractor
        let demand: DemandExtractor
    }

    /// - Parameter withClaims: `false` spares loading what only claims and demand need.
    init(_ lexicons: Lexicons, withClaims: Bool) throws(UnusableInput) {
        do {
            words = try PageWords { lexicons.file($0) }
            let states = lexicons.languages.compactMap { lexicons.readiness(of: $0) }
            reader = PageReader(
                models: try PageModels(file: { lexicons.file($0) }), languages: lexicons.languages(for: .claims),
                incomplete: Dictionary(
                    uniqueKeysWithValues: states.compactMap { state in state.reason(against: .claims).map { (state.language, $0) } }))
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
        case .row(let row): analyze(row)
        case .document(let document): document.bytes().flatMap { analyze($0, of: document) }
        case .extracted(let source, let line):
            ExtractedPage.read(line, source: source).flatMap { found in
                found.isAnalyzed ? .success(found.page) : finder.map { $0.completed(found.page) } ?? .success(found.page)
            }
        }
    }

    func analyze(_ row: PageRow, captured: String? = nil) -> Result<AnalyzedPage, PageFailure> {
        var hints = row.hints
        hints.captured = hints.captured ?? captured
        let analyzed = AnalyzedPage(page: reader.read(row: row.row, source: row.source, place: row.place, hints: hints))
        return finder.map { $0.completed(analyzed) } ?? .success(analyzed)
    }

    func analyze(_ bytes: [UInt8], of document: PageDocument, captured: String? = nil) -> Result<AnalyzedPage, PageFailure> {
        var hints = document.hints
        hints.captured = hints.captured ?? captured
        return turn.take(bytes: bytes.count) {
            reader.read(bytes, source: document.source, hints: hints).flatMap { page in
                let analyzed = AnalyzedPage(page: page)
                return finder.map { $0.completed(analyzed) } ?? .success(analyzed)
            }
        }
    }

    func explanation(of page: ProductPage) -> [ClaimExplanation] { (try? finder?.claims.explanation(of: page)) ?? [] }

    func explanation(of analyzed: AnalyzedPage) -> [StatementExplanation] {
        finder?.demand.explanations(of: analyzed.page, claims: analyzed.claims) ?? []
    }
}

extension PageAnalyst.Finder {
    fileprivate func completed(_ analyzed: AnalyzedPage) -> Result<AnalyzedPage, PageFailure> {
        let page = analyzed.page
        do {
            let claims = try claims.claims(in: page)
            return .success(AnalyzedPage(page: page, claims: claims, demand: demand.statements(in: page, claims: claims)))
        } catch {
            return .failure(
                PageFailure(
                    source: page.source, code: .lexicon,
                    message: "the lexicons of its language (\(page.language ?? "unknown")) cannot be used: \(error)"))
        }
    }
}
