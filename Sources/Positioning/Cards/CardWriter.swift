internal import MarketModel

/// Writes the cards of placed candidates, each with its evidence.
struct CardWriter {
    let ground: Ground
    private let rows: [LedgerRow]
    private let concreteness: Concreteness

    /// Cosine of names from which a rival's claim is near enough to be shown as a miss or to stay away from.
    private static let nearest = 0.5
    private static let misses = 3

    init(_ ground: Ground) {
        self.ground = ground
        rows = ground.ledger.rows
        concreteness = Concreteness(ground.reader)
    }

    func card(_ placed: Ranking.Placed, rank: Int, range: ClosedRange<Int>) -> Gap {
        let candidate = placed.candidate, kind = candidate.kind
        let members = [candidate.row] + candidate.beside + placed.folded.filter { !candidate.beside.contains($0) }
        let scene = ground.isScene[candidate.row] || members.dropFirst().contains { ground.isScene[$0] } ? nil : scene(of: members)
        var label = kind.label(candidate, ground)
        if let scene, kind.kind != .number {
            let name = scene.concept.label
            label += name.lowercased().hasPrefix("for ") ? " " + name : " for " + name
        }
        if let claim = kind.claim { label += ", " + claim }
        return Gap(
            kind: kind.kind, label: label, concepts: members.map { rows[$0].concept }, worth: candidate.worth,
            reason: kind.reason(candidate, ground), evidence: evidence(candidate, members), scene: scene,
            avoid: avoid(candidate.row, members),
            mayBeEmptyBecause: kind.cautions(candidate, ground), overturnedBy: kind.overturned(candidate, ground), rank: rank,
            rankRange: range)
    }

    // MARK: Evidence

    private func evidence(_ candidate: Candidate, _ members: [Int]) -> GapEvidence {
        let own = rows[candidate.row]
        let isScene = ground.isScene[candidate.row], about = [candidate.row] + candidate.beside
        let said = telling(about.flatMap { at in rows[at].said.filter { $0.sense != .praise || isScene && at == candidate.row } })
        let surest = surest(said)
        let praised = about.flatMap { rows[$0].quotes([.praise]) }.sorted { $0.confidence > $1.confidence }
        var evidence = GapEvidence(
            demand: GapEvidence.Demand(
                voices: Set(said.map(\.voice)).count, praise: Set(praised.map(\.voice)).count, products: Set(said.map(\.page)).count,
                reviews: ground.ledger.reviews, quotes: surest.map { said[$0] },
                others: said.indices.filter { !surest.contains($0) }.map { said[$0] }, praised: praised),
            searched: searched(members))
        evidence.holders = own.holders
        evidence.misses = misses(candidate.row, members)
        evidence.figure = figure(members)
        evidence.lines = lines(candidate, members)
        return evidence
    }

    /// Wanting first, then the rest; within each the surest, of equals what shows most.
    private func telling(_ quotes: [VoiceQuote]) -> [VoiceQuote] {
        func order(_ at: Int) -> (Int, Double, Double, Int) {
            let quote = quotes[at], rank = quote.sense.isWanting ? 0 : quote.sense == .context ? 1 : 2
            return (rank, -quote.confidence, -(concreteness.score(quote.text) ?? -9), at)
        }
        return quotes.indices.map(order).sorted(by: <).map { quotes[$0.3] }
    }

    /// The first quotes of as many customers, as places.
    private func surest(_ quotes: [VoiceQuote]) -> [Int] {
        var seen: Set<Int> = []
        let firsts = quotes.indices.filter { seen.insert(quotes[$0].voice).inserted }
        return Array(firsts.prefix(Int(ground.settings.cardQuotes)))
    }

    private func searched(_ members: [Int]) -> GapEvidence.Search {
        let summary = ground.shared.market.summary
        var words: [String] = []
        for at in members.prefix(2) {
            let forms = ground.shared.market.catalogue.concepts.first { $0.concept.id == rows[at].concept.id }?.forms ?? []
            for word in [rows[at].concept.label] + forms.prefix(8) where !words.contains(word) { words.append(word) }
        }
        return GapEvidence.Search(
            words: words, brandsSeen: ground.rivals, pagesSeen: ground.shared.observablePages, pagesFailed: summary.failures.count,
            brandsNotObservable: ground.matrix.brands.filter { !$0.isOwn && $0.notObservable != nil }.map(\.name))
    }

    /// Its own words in rivals' copy, then rivals' claims that come nearest.
    private func misses(_ own: Int, _ members: [Int]) -> [PageQuote] {
        var found: [PageQuote] = [], seen: Set<String> = []
        func add(_ quote: PageQuote) {
            if found.count < Self.misses, seen.insert(quote.text.lowercased()).inserted { found.append(quote) }
        }
        if rows[own].holders.isEmpty {
            for hit in ground.said(rows[own]).prefix(Self.misses) { add(ground.shared.copy.quote(hit)) }
        }
        for near in nearest(own, members).prefix(Self.misses) { rows[near].holders.first?.quote.map(add) }
        return found
    }

    /// Other claimed rows by likeness to a row, the nearest first.
    private func nearest(_ own: Int, _ members: [Int]) -> [Int] {
        rows.indices.filter { !members.contains($0) && !rows[$0].holders.isEmpty }
            .map { (at: $0, likeness: ground.likeness.name(own).cosine(ground.likeness.name($0))) }
            .filter { $0.likeness >= Self.nearest }.sorted { ($1.likeness, $0.at) < ($0.likeness, $1.at) }.map(\.at)
    }

    /// The best figure on the card's own ground, or on the nearest of its relatives; "nobody states one" where others of a want could.
    private func figure(_ members: [Int]) -> GapEvidence.Figure? {
        for at in members {
            guard let best = Figures.best(at, ground) else { continue }
            return GapEvidence.Figure(
                stated: rows[at].holders.filter { $0.quantity != nil }.count, best: best.quantity, brandName: best.name,
                quote: best.holder.quote)
        }
        return rows[members[0]].holders.isEmpty ? nil : GapEvidence.Figure()
    }

    /// What strengthens the card: weakness inside a strength, a lone voice, a missing proof, what the same customers want too.
    private func lines(_ candidate: Candidate, _ members: [Int]) -> [String] {
        let own = rows[candidate.row]
        var lines: [String] = []
        if candidate.kind.kind != .weakness, let strength = WeaknessInStrength.strength(of: candidate.row, ground) {
            lines.append(WeaknessInStrength.line(strength, ground))
        }
        if ground.isLone(own), let holder = own.holders.first {
            lines.append("A lone voice: only \(holder.name) says it, on a page that customers rate lower than three of four.")
        }
        if candidate.kind.kind != .proof, ground.isUnproven(own) {
            lines.append(
                "Proof is missing: \(own.holders.count) brands promise it, \(own.figures == 0 ? "no page" : "one page") gives a figure.")
        }
        for at in members.dropFirst() where candidate.kind.kind != .number && candidate.kind.kind != .combination {
            let both = ground.together.count(candidate.row, at)
            if both > 1 { lines.append("\(both) customers miss “\(rows[at].concept.label)” in the same review.") }
        }
        return lines
    }

    // MARK: Around the card

    /// A user or occasion named in the very sentence that wants the card's concepts, on the same side; the one most customers name.
    private func scene(of members: [Int]) -> GapScene? {
        let wanting = members.flatMap { rows[$0].said.filter { $0.sense != .praise } }
        guard !wanting.isEmpty else { return nil }
        let byVoice = Dictionary(grouping: wanting, by: \.voice)
        var best: (row: Int, voices: Set<Int>, sure: Double, quote: VoiceQuote)?
        for (at, row) in rows.enumerated() where ground.isScene[at] && !ground.isEveryday(row) && row.share <= 1.0 / 3 {
            var voices: Set<Int> = [], first: VoiceQuote?, sure = 0.0
            for quote in row.said where quote.sense != .praise {
                guard let beside = byVoice[quote.voice], beside.contains(where: { ground.shared.sentences.isOne($0, quote) }) else {
                    continue
                }
                if voices.insert(quote.voice).inserted { sure += quote.weight }
                if quote.confidence > first?.confidence ?? -1 { first = quote }
            }
            guard let first, sure >= ground.settings.sceneSure * max(2, Double(voices.count)), sure > best?.sure ?? 0 else { continue }
            best = (at, voices, sure, first)
        }
        return best.map { GapScene(concept: rows[$0.row].concept, voices: $0.voices.count, quote: $0.quote) }
    }

    /// The rival to stay away from: its claim stands nearest to this ground.
    private func avoid(_ own: Int, _ members: [Int]) -> Gap.Avoid? {
        if let holder = rows[own].holders.first {
            return Gap.Avoid(concept: rows[own].concept, brand: holder.brand, brandName: holder.name, quote: holder.quote)
        }
        guard let near = nearest(own, members).first, let holder = rows[near].holders.first else { return nil }
        return Gap.Avoid(concept: rows[near].concept, brand: holder.brand, brandName: holder.name, quote: holder.quote)
    }
}
