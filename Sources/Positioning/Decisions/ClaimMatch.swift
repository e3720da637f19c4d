public import MarketModel

/// Finds the claim that a decision was made on, although its wording may have moved a little.
public enum ClaimMatch {
    /// The index of the claim; `nil` when none on the page has this wording or nearly.
    ///
    /// In this order: the same quote (of the decision's concept, then of any), words that overlap to F1 ≥ 0.6 (the same, best first), and a
    /// claim of the same concept whose words overlap to 0.4.
    public static func find(_ decision: Decision, in page: AnalyzedPage) -> Int? {
        guard let quote = decision.quote else {
            return decision.concept.flatMap { concept in
                page.claims.firstIndex { $0.concept.id == concept }
            }
        }
        let folded = Decision.normalizedQuote(quote)
        let wanted = FoldedWords.of(folded)
        var best: (score: Double, index: Int)?
        for (index, claim) in page.claims.enumerated() {
            let same = decision.concept == nil || claim.concept.id == decision.concept
            for evidence in [claim.evidence] + claim.also
            where page.page.blocks.indices.contains(evidence.block) {
                let text = page.page.quote(evidence)
                let exact = Decision.normalizedQuote(text) == folded
                let overlap = exact ? 2 : FoldedWords.overlap(wanted, FoldedWords.of(text))
                guard exact || overlap >= (same && decision.concept != nil ? 0.4 : 0.6) else { continue }
                let score = overlap + (same ? 0.5 : 0)
                if score > best?.score ?? 0 { best = (score, index) }
            }
        }
        return best?.index
    }
}
