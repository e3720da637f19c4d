import MarketModel

/// A gap before it is ranked.
struct GapDraft {
    let kind: Gap.Kind
    let label: String
    let concepts: [Concept]
    var components: Components
    /// Its evidence card, written only for gaps that are shown.
    let evidence: () -> GapEvidence
    /// Factor on the score for what the components do not measure, (0, 1].
    var trust = 1.0
    /// A concept that this gap says better than a gap of the concept alone.
    var absorbs: ConceptID?
}

/// Searches the ground for gaps of all kinds and ranks them.
enum Gaps {
    /// - Returns: gaps, best first, and why there are none if there are none.
    static func find(_ ground: GapGround) -> (gaps: [Gap], note: String?) {
        if let reason = gate(ground) { return ([], reason) }
        let drafts = drafts(ground)
        return (rank(drafts, settings: ground.settings), drafts.isEmpty ? "No gap passes the gates." : nil)
    }

    /// The best gaps without their evidence cards, for the backtest.
    static func best(_ ground: GapGround, limit: Int) -> [(kind: Gap.Kind, concepts: [Concept])] {
        if gate(ground) != nil { return [] }
        return ordered(drafts(ground), weights: Components.weights(ground.settings), limit: limit).map {
            ($0.draft.kind, $0.draft.concepts)
        }
    }

    private static func drafts(_ ground: GapGround) -> [GapDraft] {
        var drafts = SingleGaps.find(ground)
        drafts += CombinationGaps.find(ground)
        drafts += PairGaps.find(ground)
        drafts += FormGaps.find(ground)
        drafts += WeaknessGaps.find(ground)
        drafts += WeakVoiceGaps.find(ground)
        drafts += ProofGaps.find(ground)
        drafts += NumberGaps.find(ground)
        let inside = Set(drafts.compactMap(\.absorbs))
        drafts.removeAll { $0.kind == .single && inside.contains($0.concepts[0].id) }
        return drafts
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

    /// Each gap once, best first, with its known components.
    private static func ordered(_ drafts: [GapDraft], weights: [String: Double], limit: Int) -> [(
        draft: GapDraft, known: [String: Double], score: Double
    )] {
        var best: [String: (draft: GapDraft, known: [String: Double], score: Double)] = [:]
        for draft in drafts {
            let known = draft.components.known
            let score = Components.score(known, weights: weights) * draft.trust
            let id = Gap.id(draft.kind, draft.concepts)
            if let old = best[id], old.score >= score { continue }
            best[id] = (draft, known, score)
        }
        return varied(best.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.map(\.value), limit: limit)
    }

    /// What each further gap of a kind, or about a concept that stands higher, keeps of its score: a list of one idea in eight words is no list.
    private static let repeated = 0.96, alike = 0.8

    private static func varied(_ sorted: [(draft: GapDraft, known: [String: Double], score: Double)], limit: Int) -> [(
        draft: GapDraft, known: [String: Double], score: Double
    )] {
        var kinds: [Gap.Kind: Int] = [:], heads: [(kind: Gap.Kind, words: Set<String>)] = [], told: Set<[ConceptID]> = []
        var mended: Set<ConceptID> = []
        let weighed = sorted.compactMap { entry -> (draft: GapDraft, known: [String: Double], score: Double)? in
            let draft = entry.draft
            // The same ground found in two ways is one gap.
            guard told.insert(draft.concepts.map(\.id).sorted()).inserted else { return nil }
            // What a better gap mends needs no proof beside it: the same customers speak for both.
            if draft.kind == .proof, mended.contains(draft.concepts[0].id) { return nil }
            if draft.kind == .weakness, let weakness = draft.concepts.last { mended.insert(weakness.id) }
            let subject = draft.kind == .weakness || draft.kind == .combination ? draft.concepts : Array(draft.concepts.prefix(1))
            let words = Set(subject.flatMap { ContentWords.of($0.label) })
            let isTold = heads.contains {
                $0.kind == draft.kind && !words.isEmpty && ($0.words.isSubset(of: words) || words.isSubset(of: $0.words))
            }
            var factor = 1.0
            for _ in 0..<kinds[draft.kind, default: 0] { factor *= repeated }
            if isTold, draft.kind == .proof || draft.kind == .number || draft.kind == .weakVoice { return nil }
            if isTold { factor *= alike }
            kinds[draft.kind, default: 0] += 1
            heads.append((draft.kind, words))
            var copy = entry
            copy.draft.trust *= max(factor, 0.5)
            copy.score *= max(factor, 0.5)
            return copy
        }
        return Array(
            weighed.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.prefix(limit).map(\.element))
    }

    /// Scores, sorts and cuts the list; rank ranges come from moving each weight by 20 % both ways.
    private static func rank(_ drafts: [GapDraft], settings: Settings) -> [Gap] {
        let weights = Components.weights(settings)
        let kept = ordered(drafts, weights: weights, limit: Int(settings.maximumGaps))
        var ranges = kept.indices.map { ($0 + 1)...($0 + 1) }
        for name in Components.names {
            for factor in [0.8, 1.2] {
                var moved = weights
                moved[name] = weights[name]! * factor
                let values = kept.map { Components.score($0.known, weights: moved) * $0.draft.trust }
                let order = kept.indices.sorted { (values[$1], $0) < (values[$0], $1) }
                for (rank, index) in order.enumerated() {
                    ranges[index] =
                        min(ranges[index].lowerBound, rank + 1)...max(ranges[index].upperBound, rank + 1)
                }
            }
        }
        return kept.indices.map { index in
            let (draft, known, score) = kept[index]
            var evidence = draft.evidence()
            if !draft.components.unknown.isEmpty {
                evidence.origins.append(
                    "Not known here and left out of the score: \(draft.components.unknown.joined(separator: ", "))."
                )
            }
            if draft.trust < 1 { evidence.statistics["trust"] = draft.trust }
            return Gap(
                kind: draft.kind, label: draft.label, concepts: draft.concepts, score: score, components: known, evidence: evidence,
                rank: index + 1, rankRange: ranges[index])
        }
    }
}
