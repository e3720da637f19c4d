internal import Lexicons
internal import MarketModel

/// Compares snapshots of a market: claims, wants, ground, and the own pages against the position.
struct HistoryWriter {
    /// A snapshot with what is concluded from it.
    struct Era {
        let name: String
        let input: MarketInput
        let ground: Ground
        let analysis: MarketAnalysis
        /// Product pages of known brands that were seen, by id.
        let seen: [PageID: Market.Member]
        /// All pages that there were, seen or not.
        let known: Set<PageID>

        init(_ snapshot: MarketHistory.Snapshot) {
            name = snapshot.name
            input = snapshot.input
            ground = Ground(of: input, reader: PhraseReader(input.lexicon))
            analysis = Conclusion(input).analysis
            known = Set(input.pages.map(\.page.id))
            seen = Dictionary(
                ground.shared.market.observable.map { ($0.page.id, $0) }, uniquingKeysWith: { first, _ in first })
        }

        func brandName(_ id: BrandID) -> String { ground.matrix.brand(id)?.name ?? id.rawValue }
    }

    let eras: [Era]
    private let position: Gap?

    /// Customers by which a want has to change, and the ratio of its shares.
    private static let customers = 3, ratio = 1.5

    init(_ snapshots: [MarketHistory.Snapshot], position wanted: String?) {
        let eras = snapshots.map(Era.init)
        self.eras = eras
        let chosen = eras.last.flatMap { wanted ?? $0.analysis.position }
        // A position that a rival has entered is no gap any more: the card is the last one that there was.
        position = chosen.flatMap { id in
            eras.reversed().lazy.compactMap { GapAliases.gap(id, in: $0.analysis.gaps, ledger: $0.analysis.ledger) }.first
        }
    }

    func history() -> MarketHistory {
        let points = eras.map { era in
            MarketHistory.Point(
                name: era.name, pages: era.seen.count, rivals: era.ground.matrix.rivals.count, own: standing(era))
        }
        let changes = zip(eras, eras.dropFirst()).map(change)
        return MarketHistory(points: points, changes: changes, position: position?.label, alerts: alerts(points, changes))
    }

    private func standing(_ era: Era) -> MarketChange.Standing? {
        guard let position, let own = era.ground.shared.market.own else { return nil }
        let pages = era.seen.values.filter { $0.brand == own }.map(\.analyzed)
        guard !pages.isEmpty else { return nil }
        let report = AuditWriter(pages, ground: era.ground, input: era.input).report(position)
        return MarketChange.Standing(
            accuracy: report.accuracy, continuity: report.continuity, saturation: report.saturation,
            contradictions: report.pages.flatMap(\.contradictions))
    }

    private func change(_ old: Era, _ new: Era) -> MarketChange {
        let moves = moves(old, new)
        let known = Set(old.ground.matrix.brands.map(\.id))
        let appeared = new.ground.matrix.brands.filter { !known.contains($0.id) }
        let hidden = new.ground.shared.market.summary.notObservable.filter { old.seen[$0.page] != nil }
        return MarketChange(
            from: old.name, to: new.name, moves: moves, wants: wants(old, new), ground: ground(old, new, moves: moves, appeared: appeared),
            brandsAppeared: appeared.map(\.name), notObserved: hidden, failed: new.input.failures.count)
    }

    // MARK: Claims

    /// What happened to one row of one brand, over its pages.
    private struct Happened {
        var gone: [PageID: PageQuote] = [:], come: [PageID: PageQuote] = [:]
        var shift: (page: PageID, shift: PageChange.Shift)?
    }

    private func moves(_ old: Era, _ new: Era) -> [MarketChange.Move] {
        let reader = new.ground.reader, ledger = new.ground.ledger
        func row(_ id: ConceptID) -> ConceptID { ledger.row(id)?.concept.id ?? old.ground.ledger.row(id)?.concept.id ?? id }
        var happened: [BrandID: [ConceptID: Happened]] = [:]
        for (id, later) in new.seen.sorted(by: { $0.key < $1.key }) {
            if let earlier = old.seen[id], earlier.brand == later.brand {
                if earlier.analyzed == later.analyzed { continue }
                let change = PageChange(earlier.analyzed, later.analyzed, reader: reader, settings: new.input.settings, rowOf: row)
                for (row, quote) in change.gone { happened[later.brand, default: [:]][row, default: Happened()].gone[id] = quote }
                for (row, quote) in change.come { happened[later.brand, default: [:]][row, default: Happened()].come[id] = quote }
                for shift in change.shifts where happened[later.brand]?[shift.row]?.shift == nil {
                    happened[later.brand, default: [:]][shift.row, default: Happened()].shift = (id, shift)
                }
            } else if !old.known.contains(id), old.ground.matrix.brand(later.brand)?.notObservable == nil,
                old.ground.matrix.brand(later.brand) != nil
            {
                // A page that was not there, of a brand that was: what it says is new where the brand did not say it.
                for claim in later.analyzed.claims where claim.confidence >= new.input.settings.minimumConfidence {
                    happened[later.brand, default: [:]][row(claim.concept.id), default: Happened()].come[id] = PageQuote(
                        page: id, brand: later.brand, zone: later.page.blocks[claim.evidence.block].zone, evidence: claim.evidence,
                        text: later.page.quote(claim.evidence))
                }
            }
        }
        func pages(_ era: Era, _ brand: BrandID, _ wanted: ConceptID) -> Set<PageID> {
            Set(
                era.seen.values.filter { member in
                    member.brand == brand && member.analyzed.claims.contains { row($0.concept.id) == wanted }
                }.map(\.page.id))
        }
        var moves: [MarketChange.Move] = []
        for (brand, rows) in happened {
            for (id, event) in rows {
                let before = pages(old, brand, id), after = pages(new, brand, id)
                let concept = ledger.row(id)?.concept ?? old.ground.ledger.row(id)?.concept
                guard let concept = concept ?? Self.concept(id, in: [new, old]) else { continue }
                func add(_ kind: MarketChange.Move.Kind, _ what: String, _ pages: [PageID], _ quote: PageQuote) {
                    moves.append(
                        MarketChange.Move(
                            kind: kind, brand: brand, brandName: new.brandName(brand), isOwn: brand == new.ground.shared.market.own,
                            concept: concept, what: what, pages: pages.sorted(), quote: quote))
                }
                let newPages = event.come.filter { old.seen[$0.key] != nil || before.isEmpty }
                if !newPages.isEmpty, before.isEmpty {
                    let first = newPages.min { $0.key < $1.key }!
                    add(.new, "on \(Count.of(newPages.count, "page", "pages"))", Array(newPages.keys), first.value)
                } else if !event.gone.isEmpty, after.isEmpty {
                    let first = event.gone.min { $0.key < $1.key }!
                    add(.dropped, "was on \(Count.of(before.count, "page", "pages"))", Array(event.gone.keys), first.value)
                } else if let shift = event.shift {
                    add(shift.shift.isStronger ? .stronger : .weaker, shift.shift.what, [shift.page], shift.shift.quote)
                } else if !event.gone.isEmpty, event.come.isEmpty {
                    let first = event.gone.min { $0.key < $1.key }!
                    add(
                        .weaker, "on \(Count.of(after.count, "page", "pages")), was on \(before.count)", Array(event.gone.keys),
                        first.value)
                } else if !newPages.isEmpty, event.gone.isEmpty {
                    let first = newPages.min { $0.key < $1.key }!
                    add(
                        .stronger, "on \(Count.of(after.count, "page", "pages")), was on \(before.count)", Array(newPages.keys),
                        first.value)
                }
            }
        }
        let order = MarketChange.Move.Kind.allCases
        return moves.sorted {
            ($0.isOwn ? 0 : 1, $0.brand, order.firstIndex(of: $0.kind)!, $0.concept.id) < (
                $1.isOwn ? 0 : 1, $1.brand, order.firstIndex(of: $1.kind)!, $1.concept.id
            )
        }
    }

    private static func concept(_ id: ConceptID, in eras: [Era]) -> Concept? {
        for era in eras {
            for member in era.seen.values {
                if let claim = member.analyzed.claims.first(where: { $0.concept.id == id }) { return claim.concept }
            }
        }
        return nil
    }

    // MARK: Wants

    private func wants(_ old: Era, _ new: Era) -> [MarketChange.Want] {
        let before = old.ground.ledger, after = new.ground.ledger
        guard before.reviews > 0, after.reviews > 0 else { return [] }
        var found: [MarketChange.Want] = []
        for row in after.rows where new.ground.isNamed(row) {
            let was = row.ids.lazy.compactMap { before.row($0) }.map(\.wanting).max() ?? 0
            if let want = want(row, was, row.wanting, before.reviews, after.reviews) { found.append(want) }
        }
        for row in before.rows where old.ground.isNamed(row) && !row.ids.contains(where: { after.row($0) != nil }) {
            if let want = want(row, row.wanting, 0, before.reviews, after.reviews) { found.append(want) }
        }
        return found.sorted { (abs($1.after - $1.before), $0.concept.id) < (abs($0.after - $0.before), $1.concept.id) }
    }

    private func want(_ row: LedgerRow, _ was: Int, _ now: Int, _ textsBefore: Int, _ textsAfter: Int) -> MarketChange.Want? {
        let a = Double(was) / Double(textsBefore), b = Double(now) / Double(textsAfter)
        guard abs(now - was) >= Self.customers, b >= Self.ratio * a || a >= Self.ratio * b else { return nil }
        return MarketChange.Want(
            concept: row.concept, isRising: b > a, before: was, textsBefore: textsBefore, after: now, textsAfter: textsAfter,
            quote: row.said.first { $0.sense.isWanting }?.quote)
    }

    // MARK: Ground

    private func ground(_ old: Era, _ new: Era, moves: [MarketChange.Move], appeared: [BrandRow]) -> [MarketChange.Ground] {
        var found: [MarketChange.Ground] = []
        var gaps = old.analysis.gaps
        let own = position?.concepts[0].id
        if let position, !gaps.contains(where: { $0.concepts[0].id == own }) { gaps.append(position) }
        let entrants = Set(appeared.filter { !$0.isOwn && $0.notObservable == nil }.map(\.id))
        func row(_ gap: Gap) -> LedgerRow? { new.ground.ledger.row(gap.concepts[0].id) }
        for gap in gaps {
            let ids = Set(row(gap)?.ids ?? [gap.concepts[0].id])
            let isPosition = gap.concepts[0].id == own
            func enter(_ name: String, _ why: String, _ quote: PageQuote?) {
                found.append(
                    .init(
                        kind: .entered, gapID: gap.id, label: gap.label, brandName: name, why: why, quote: quote, isPosition: isPosition))
            }
            for move in moves where !move.isOwn && ids.contains(move.concept.id) {
                if move.kind == .new, gap.kind != .brokenPromise || isPosition { enter(move.brandName, "claims it now", move.quote) }
                if move.kind == .stronger, gap.kind == .number, let best = gap.evidence.figure?.best,
                    let now = new.ground.matrix.concept(move.concept.id)?.held(by: move.brand)?.holding.quantity,
                    now.baseUnit == best.baseUnit, now.baseValue > best.baseValue
                {
                    enter(move.brandName, "states \(Figures.text(now)) now", move.quote)
                }
            }
            for holder in row(gap)?.holders ?? [] where entrants.contains(holder.brand) {
                enter(holder.name, "came into the market with it", holder.quote)
            }
        }
        let before = Set(old.analysis.gaps.map(\.concepts[0].id)), after = Set(new.analysis.gaps.map(\.concepts[0].id))
        for gap in new.analysis.gaps where !before.contains(gap.concepts[0].id) {
            guard let now = new.ground.ledger.row(gap.concepts[0].id) else { continue }
            let was = old.ground.ledger.row(gap.concepts[0].id)
            let left = moves.filter { !$0.isOwn && $0.kind == .dropped && now.ids.contains($0.concept.id) }.map(\.brandName)
            let more = now.wanting - (was?.wanting ?? 0)
            guard !left.isEmpty || more >= Self.customers else { continue }
            found.append(
                .init(
                    kind: .opened, gapID: gap.id, label: gap.label, brandName: nil,
                    why: left.isEmpty
                        ? "\(Count.of(now.wanting, "customer wants", "customers want")) it, \(was?.wanting ?? 0) before"
                        : "\(left.joined(separator: ", ")) left it", quote: now.said.first { $0.sense.isWanting }?.quote, isPosition: false)
            )
        }
        for gap in old.analysis.gaps where !after.contains(gap.concepts[0].id) {
            let was = old.ground.ledger.row(gap.concepts[0].id), now = new.ground.ledger.row(gap.concepts[0].id)
            let entered = found.contains { $0.kind == .entered && $0.gapID == gap.id }
            let fewer = (was?.wanting ?? 0) - (now?.wanting ?? 0)
            guard entered || fewer >= Self.customers else { continue }
            found.append(
                .init(
                    kind: .closed, gapID: gap.id, label: gap.label, brandName: nil,
                    why: entered ? "rivals hold it now" : "\(now?.wanting ?? 0) want it, \(was?.wanting ?? 0) before", quote: nil,
                    isPosition: gap.concepts[0].id == own))
        }
        let order = MarketChange.Ground.Kind.allCases
        return found.sorted {
            ($0.isPosition ? 0 : 1, order.firstIndex(of: $0.kind)!, $0.gapID, $0.brandName ?? "") < (
                $1.isPosition ? 0 : 1, order.firstIndex(of: $1.kind)!, $1.gapID, $1.brandName ?? ""
            )
        }
    }
}

extension MarketAnalyzer {
    /// What changed between snapshots, in the order given.
    ///
    /// - Parameter position: id or rank of a gap; `nil`: the one that was chosen in the market.
    public static func history(_ snapshots: [MarketHistory.Snapshot], position: String? = nil) -> MarketHistory {
        HistoryWriter(snapshots, position: position).history()
    }
}
