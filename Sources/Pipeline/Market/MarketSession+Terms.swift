import Concepts
import MarketModel
import Positioning
import Reports

extension MarketSession {
    /// The telling terms of the market, after the analysts' decisions.
    ///
    /// - Throws: `UnusableInput` when the lexicons cannot be used.
    func terms() throws(UnusableInput) -> MarketTerms {
        let pages = Replay(input.decisions, to: input.pages).pages.compactMap { analyzed -> TermPage? in
            guard analyzed.page.kind == .product, analyzed.page.observability.isObservable, let brand = analyzed.page.brand else {
                return nil
            }
            return TermPage(analyzed, brand: brand)
        }
        do { return try TermReader(lexicons: access.lexicons).terms(pages) } catch { throw UnusableInput(lexicons: error) }
    }
}
