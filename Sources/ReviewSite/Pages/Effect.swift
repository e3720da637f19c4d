import MarketModel
import MarketStore
import Positioning

/// What a decision on a claim can move: the positions that stand on its concept or beside it.
struct Effect {
    /// A position that a concept touches.
    struct Touch {
        let gap: Gap
        /// The position's own ground, not what stands near.
        let isOwn: Bool
    }

    /// Positions of the list that an analyst looks at.
    private static let positions = 10

    private let touches: [ConceptID: Touch]
    private let analysis: MarketAnalysis

    init(_ analysis: MarketAnalysis) {
        self.analysis = analysis
        var touches: [ConceptID: Touch] = [:]
        for gap in analysis.gaps.prefix(Self.positions) {
            for (n, concept) in gap.concepts.enumerated() {
                for id in analysis.ledger.row(concept.id)?.ids ?? [concept.id] where touches[id] == nil {
                    touches[id] = Touch(gap: gap, isOwn: n == 0)
                }
            }
            if let near = gap.avoid?.concept.id, touches[near] == nil { touches[near] = Touch(gap: gap, isOwn: false) }
            if let scene = gap.scene?.concept.id, touches[scene] == nil { touches[scene] = Touch(gap: gap, isOwn: false) }
        }
        self.touches = touches
    }

    /// Concepts whose claims can move the list.
    var concepts: Set<ConceptID> { Set(touches.keys) }

    /// What accepting or rejecting moves, in a sentence; `nil` when nothing.
    func said(_ claim: ReviewedClaim) -> String? {
        guard let touch = touches[claim.concept.id] else { return nil }
        let place = "position \(touch.gap.rank), “\(touch.gap.label)”"
        guard touch.isOwn else { return "Near \(place): it decides what is told as the nearest miss or the rival to avoid." }
        let holders = touch.gap.evidence.holders, brand = claim.brand.map(BrandID.init(folding:))
        let isOnlyPage = holders.first { $0.brand == brand }.map { $0.pages.count <= 1 } ?? false
        let held = "\(holders.count) of \(analysis.ledger.rivals) brands claim it"
        return isOnlyPage
            ? "The ground of \(place). If you accept: \(held). If you reject: \(holders.count - 1)."
            : "The ground of \(place): \(held); this brand says it on other pages too, or is not counted."
    }
}
