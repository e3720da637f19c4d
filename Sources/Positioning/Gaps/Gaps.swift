import MarketModel

/// A gap before it is ranked.
struct GapDraft: Sendable {
    let kind: Gap.Kind
    let label: String
    let concepts: [Concept]
    var components: Components
    var evidence: GapEvidence
    /// Factor on the score for what the components do not measure, (0, 1].
    var trust = 1.0
}

/// Searches the ground for gaps of all kinds and ranks them.
enum Gaps {
    /// - Returns: gaps, best first, and why there are none if there are none.
    static func find(_ ground: GapGround) -> (gaps: [Gap], note: String?) {
        if let reason = gate(ground) { return ([], reason) }
        var drafts = SingleGaps.find(ground)
        drafts += CombinationGaps.find(ground)
        drafts += WeaknessGaps.find(ground)
        drafts += WeakVoiceGaps.find(ground)
        drafts += ProofGaps.find(ground)
        drafts += NumberGaps.find(ground)
        let inside = Set(
            drafts.filter { $0.kind == .weakness && ($0.components.plausibility ?? 0) >= 0.5 }.compactMap { $0.concepts.last?.id })
        drafts.removeAll { $0.kind == .single && inside.contains($0.concepts[0].id) }
        return (rank(drafts, settings: ground.settings), drafts.isEmpty ? "No gap passes the gates." : nil)
    }

    /// Why absence means nothing in this market; `nil` when it does.
    private static func gate(_ ground: GapGround) -> String? {
        let seen = ground.rivals.count
        let settings = ground.settings
        if seen < Int(settings.minimumBrands) {
            return
                "Only \(seen) rival \(seen == 1 ? "brand" : "brands") could be observed; below \(Int(settings.minimumBrands)) the silence of all says too little, so no gap is proposed."
        }
        let all = ground.matrix.brands.filter { !$0.isOwn }.count
        if Double(seen) < settings.minimumCoverage * Double(all) {
            return
                "Only \(seen) of \(all) rival brands could be observed, which is too few to conclude anything from silence."
        }
        if ground.matrix.concepts.isEmpty {
            return "No claim was found on any page, so there is no ground to compare."
        }
        return nil
    }

    /// Scores, sorts and cuts the list; rank ranges come from moving each weight by 20 % both ways.
    private static func rank(_ drafts: [GapDraft], settings: Settings) -> [Gap] {
        let weights = Components.weights(settings)
        func scores(_ weights: [String: Double], _ drafts: [(GapDraft, [String: Double])]) -> [Double] {
            drafts.map { Components.score($1, weights: weights) * $0.trust }
        }
        var best: [String: (GapDraft, [String: Double], Double)] = [:]
        for draft in drafts {
            let known = draft.components.known
            let score = Components.score(known, weights: weights) * draft.trust
            let id = Gap.id(draft.kind, draft.concepts)
            if let old = best[id], old.2 >= score { continue }
            best[id] = (draft, known, score)
        }
        let ordered = best.keys.sorted { (best[$1]!.2, $0) < (best[$0]!.2, $1) }.prefix(
            Int(settings.maximumGaps))
        let kept = ordered.map { (best[$0]!.0, best[$0]!.1) }
        var ranges = kept.indices.map { ($0 + 1)...($0 + 1) }
        for name in Components.names {
            for factor in [0.8, 1.2] {
                var moved = weights
                moved[name] = weights[name]! * factor
                let values = scores(moved, kept)
                let order = kept.indices.sorted { (values[$1], $0) < (values[$0], $1) }
                for (rank, index) in order.enumerated() {
                    ranges[index] =
                        min(ranges[index].lowerBound, rank + 1)...max(ranges[index].upperBound, rank + 1)
                }
            }
        }
        return kept.indices.map { index in
            var (draft, known) = kept[index]
            if !draft.components.unknown.isEmpty {
                draft.evidence.origins.append(
                    "Not known here and left out of the score: \(draft.components.unknown.joined(separator: ", "))."
                )
            }
            if draft.trust < 1 { draft.evidence.statistics["trust"] = draft.trust }
            return Gap(
                kind: draft.kind, label: draft.label, concepts: draft.concepts,
                score: Components.score(known, weights: weights) * draft.trust, components: known,
                evidence: draft.evidence,
                rank: index + 1,
                rankRange: ranges[index])
        }
    }
}
