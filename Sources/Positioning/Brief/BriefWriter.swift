internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Writes briefs and shortlist entries from cards.
struct BriefWriter {
    let ground: Ground
    let input: MarketInput
    /// Text of drafts, folded, to the text that replaces it; and lines that were kept, by gap id.
    let edited: [String: String]
    let kept: [String: [DraftedPoint]]
    private let concreteness: Concreteness

    /// Characters of a line unless a marketplace says otherwise: what its title shows on a phone.
    static let length = 80
    /// Wordings of rivals that a brief names.
    private static let mostRivalWords = 10

    init(_ ground: Ground, input: MarketInput, replay: Replay) {
        self.ground = ground
        self.input = input
        edited = replay.drafts
        kept = replay.lines
        concreteness = Concreteness(ground.reader)
    }

    func entry(_ gap: Gap) -> ShortlistEntry {
        let drafts = drafts(gap)
        return ShortlistEntry(
            gap: gap, concept: position(gap), drafts: drafts, proofNeeded: proof(gap),
            regulated: RegulatedGround.flags(
                [gap.label] + drafts.map(\.text), reader: ground.reader, catalogue: input.catalogue, countries: input.settings.countries))
    }

    func brief(_ gap: Gap) -> Brief {
        let wanting = gap.evidence.demand.all.filter { $0.sense.isWanting }
        return Brief(
            gap: gap, position: position(gap), materials: Angle.allCases.map { material($0, gap) },
            complaints: concreteness.best(wanting, limit: 3, floor: -3), praise: concreteness.best(gap.evidence.demand.praised, limit: 2),
            figure: figure(gap), rivalWords: rivalWords(gap), capabilities: capabilities(gap), proofNeeded: proof(gap),
            regulated: entry(gap).regulated, lines: kept[gap.id] ?? [], length: Self.length)
    }

    // MARK: Lines

    /// Kept lines first, then those that the evidence itself holds; each as an analyst left it.
    private func drafts(_ gap: Gap) -> [DraftedPoint] {
        let own = Angle.allCases.compactMap { angle in draft(angle, gap).map { DraftedPoint(angle: angle, text: $0) } }
        return ((kept[gap.id] ?? []) + own).map { point in
            guard let text = edited[Decision.normalizedQuote(point.text)] else { return point }
            return DraftedPoint(angle: point.angle, text: text, generated: point.text)
        }
    }

    /// A line whose parts are all in the evidence: a time or act of the sentence that wants it, a person named there, or an own figure.
    private func draft(_ angle: Angle, _ gap: Gap) -> String? {
        let name = Wording.capitalised(gap.concepts[0].label)
        switch angle {
        case .occasion:
            guard gap.angle != .user, gap.angle != .occasion else { return nil }
            return moment(gap).map { "\(name) \($0)" }
        case .user:
            guard let scene = gap.scene, scene.concept.angle == .user, gap.angle != .user, gap.angle != .occasion else { return nil }
            let whom = scene.concept.label
            return "\(name) \(whom.lowercased().hasPrefix("for ") ? whom : "for " + whom)"
        case .feature:
            let able = input.capabilities.first { $0.quantity != nil && gap.concepts.map(\.id).contains($0.concept.id) }
            return able.map { Wording.capitalised($0.text) }
        case .benefit: return nil
        }
    }

    /// Words that a phrase of time may have.
    private static let momentWords = 2...6

    /// The time or act, in a customer's words, in the sentence that wants the card's own concept: "while the baby sleeps". A phrase about the
    /// writer, or one of judgement alone, is none.
    private func moment(_ gap: Gap) -> String? {
        let roles = ground.reader
        let moments = roles.forms(.moment), first = roles.forms(.first), judgement = roles.forms(.judgement)
        guard let scene = gap.scene, scene.concept.angle == .occasion, let quote = scene.quote else { return nil }
        let text = roles.analyzer.analyze(quote.text)
        guard let at = text.tokens.firstIndex(where: { moments.contains(roles.analyzer.string($0.term)) }) else { return nil }
        var end = at
        while end < text.tokens.count, text.tokens[end].isWordOrNumber { end += 1 }
        let words = (at..<end).map { roles.analyzer.string(text.tokens[$0].term) }
        guard Self.momentWords.contains(words.count), first.isDisjoint(with: words), judgement.isDisjoint(with: words) else { return nil }
        return text.text(Int(text.tokens[at].start)..<Int(text.tokens[end - 1].end)).lowercased()
    }

    // MARK: Material

    private func material(_ angle: Angle, _ gap: Gap) -> Brief.Material {
        let draft = draft(angle, gap), wanting = gap.evidence.demand.all.filter { $0.sense.isWanting }
        switch angle {
        case .feature:
            return Brief.Material(
                angle: angle, asks: "what it is", words: concreteness.best(wanting, limit: 2, floor: -3), draft: draft,
                question: draft == nil ? "Which part, material or service gives “\(gap.concepts[0].label)”, and with what figure?" : nil,
                proof: "A specification, a parts list or a photograph.")
        case .occasion:
            let scenes = scenes(gap, .occasion)
            return Brief.Material(
                angle: angle, asks: "when and where", words: scenes, draft: draft,
                question: draft == nil
                    ? (scenes.isEmpty ? "When is it missed most? No customer says." : "What happens then, with your product?") : nil,
                proof: "A trial in that very use.")
        case .benefit:
            return Brief.Material(
                angle: angle, asks: "what the customer gains", words: concreteness.best(gap.evidence.demand.praised, limit: 2, floor: 1),
                draft: draft, question: "What does it save or spare, in minutes, money or trips?",
                proof: "A test with users, before and after.")
        case .user:
            let scenes = scenes(gap, .user)
            return Brief.Material(
                angle: angle, asks: "for whom", words: scenes, draft: draft,
                question: draft == nil
                    ? (scenes.isEmpty ? "Who misses it most? Customers rarely say who they are." : "What else do they need?") : nil,
                proof: "A panel of those people.")
        }
    }

    /// Customers' words for a user or occasion: the card's own where it is one, else what stands in the sentence that wants it.
    private func scenes(_ gap: Gap, _ angle: Angle) -> [VoiceQuote] {
        if gap.angle == angle { return concreteness.best(gap.evidence.demand.quotes, limit: 2, floor: -3) }
        guard let scene = gap.scene, scene.concept.angle == angle, let quote = scene.quote else { return [] }
        return [quote]
    }

    private func position(_ gap: Gap) -> String {
        let name = gap.concepts[0].label
        let more = gap.concepts.dropFirst().prefix(2).map { "“\($0.label)”" }
        let scene = gap.scene.map { ", above all \($0.concept.angle == .user ? "for" : "at") “\($0.concept.label)”" } ?? ""
        let beside = more.isEmpty || gap.kind == .number ? "" : ", together with \(more.joined(separator: " and "))"
        switch gap.kind {
        case .open: return "The one that offers “\(name)”\(beside)\(scene): nobody else claims it."
        case .underServed: return "The one that stands for “\(name)”\(beside)\(scene), where few speak of it."
        case .brokenPromise: return "The one that keeps “\(name)”\(beside)\(scene), which others promise."
        case .proof: return "The one that shows “\(name)”\(scene) with a figure, where others only say it."
        case .number: return "\(gap.label): the promise that answers for what customers fear."
        case .scene: return "The one made for “\(name)”\(beside), which others leave out."
        case .combination: return "The one that joins “\(name)” and “\(gap.concepts.dropFirst().first?.label ?? name)”."
        case .weakness: return "“\(gap.concepts.dropFirst().first?.label ?? name)” without its weakness: “\(name)”."
        }
    }

    private func figure(_ gap: Gap) -> String? {
        guard let figure = gap.evidence.figure else { return nil }
        guard let best = figure.best else { return "Nobody states a figure." }
        return
            "Best figure stated: \(Figures.text(best)) (\(figure.brandName ?? "a rival")), \(Count.of(figure.stated, "brand states", "brands state")) one."
    }

    /// How holders and the nearest rivals word it: shortest first, each once.
    private func rivalWords(_ gap: Gap) -> [String] {
        var seen: Set<String> = []
        let quotes = gap.evidence.holders.compactMap(\.quote) + gap.evidence.misses + (gap.avoid?.quote.map { [$0] } ?? [])
        return Array(
            quotes.map(\.text).filter { (2...8).contains(FoldedWords.of($0).count) && seen.insert($0.lowercased()).inserted }
                .prefix(Self.mostRivalWords))
    }

    private func capabilities(_ gap: Gap) -> [String] {
        input.capabilities.filter { capability in gap.concepts.contains { $0.id == capability.concept.id } }.map(\.text)
    }

    private func proof(_ gap: Gap) -> [String] {
        var needs = gap.concepts.prefix(1).map { concept in
            switch concept.angle {
            case .feature: "A specification or certificate that shows “\(concept.label)”."
            case .benefit: "A test with users, before and after, for “\(concept.label)”."
            case .occasion: "A trial in real use: “\(concept.label)”."
            case .user: "A panel of people it is made for: “\(concept.label)”."
            }
        }
        if gap.kind == .number { needs.append("The terms in full, and the failure rate behind them.") }
        if gap.kind == .proof || gap.kind == .brokenPromise { needs.append("An independent test whose result may be printed.") }
        return needs
    }
}
