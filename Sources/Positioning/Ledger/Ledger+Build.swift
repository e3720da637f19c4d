internal import MarketModel

extension Ledger {
    /// Links what customers say with what sellers claim.
    ///
    /// - Complexity: O(statements + claims), and for concepts of the customers' own the claimed names that hold their rarest word.
    init(_ market: Market, matrix: Matrix, copy: SellerCopy, like: LikeConcepts, reader: PhraseReader) {
        let pages = market.voices.map(\.page)
        let book = VoiceBook(pages)
        var said: [ConceptID: [VoiceQuote]] = [:], concepts: [ConceptID: Concept] = [:]
        for (number, analyzed) in market.voices.enumerated() {
            for statement in analyzed.demand {
                guard let voice = book.voice(page: number, block: statement.evidence.block) else { continue }
                let page = pages[number], block = page.blocks[statement.evidence.block]
                said[statement.concept.id, default: []].append(
                    VoiceQuote(
                        page: page.id, brand: page.brand, evidence: statement.evidence, text: page.quote(statement.evidence),
                        sense: statement.sense, voice: voice, date: block.date, confidence: statement.confidence))
                if let known = concepts[statement.concept.id], known.label <= statement.concept.label { continue }
                concepts[statement.concept.id] = statement.concept
            }
        }
        let catalogue = Dictionary(market.catalogue.concepts.map { ($0.concept.id, $0.concept) }, uniquingKeysWith: { first, _ in first })
        let rivals = matrix.rivals.map(\.id), isRival = Set(rivals)
        for row in matrix.concepts { concepts[row.concept.id] = row.concept }
        let ids = concepts.keys.sorted()
        let entries = ids.map { id in
            let concept = catalogue[id] ?? concepts[id]!
            return RowGrouping.Entry(
                concept: concept, isKnown: catalogue[id] != nil || matrix.concept(id) != nil, brands: matrix.concept(id)?.rivals ?? 0,
                voices: Set((said[id] ?? []).map(\.voice)).count, phrase: reader.phrase(concept.label))
        }
        let claimed = Self.claimed(market, matrix: matrix, rivals: isRival)
        let names = Dictionary(matrix.brands.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows = RowGrouping.groups(entries, like: like).map { group -> LedgerRow in
            let own = Self.own(group, entries)
            let members = [own] + group.filter { $0 != own }
            let all = members.map { entries[$0].concept.id }, statements = Self.sorted(all.flatMap { said[$0] ?? [] })
            var holders = Self.holders(all, matrix: matrix, rivals: isRival, names: names, claimed: claimed)
            if statements.contains(where: { $0.sense != .praise }) {
                holders += Self.sayers(entries[own], copy: copy, beside: Set(holders.map(\.brand)), names: names, settings: market.settings)
            }
            return LedgerRow(
                concept: entries[own].concept, ids: all, said: statements, holders: holders,
                isNamed: group.contains { entries[$0].isKnown || entries[$0].brands > 0 }, rivals: rivals.count)
        }
        self.init(
            rows: Self.ordered(rows), reviews: book.count, products: Set(book.voices.map(\.page)).count, rivals: rivals.count)
    }

    /// The ledger as it stands without one brand: its claims and what its buyers say.
    func without(_ hidden: BrandID) -> Ledger {
        let isHeld = rows.contains { $0.holders.contains { $0.brand == hidden } }
        let left = isHeld ? rivals - 1 : rivals
        var voices: Set<Int> = []
        let kept = rows.compactMap { row -> LedgerRow? in
            let said = row.said.filter { $0.brand != hidden }
            for quote in row.said where quote.brand == hidden { voices.insert(quote.voice) }
            let holders = row.holders.filter { $0.brand != hidden }
            if said.isEmpty, holders.isEmpty { return nil }
            return LedgerRow(
                concept: row.concept, ids: row.ids, said: said, holders: holders, isNamed: row.isNamed, rivals: left)
        }
        return Ledger(rows: Self.ordered(kept), reviews: reviews - voices.count, products: products, rivals: left)
    }

    /// The member that names a group: of the lexicons before a seller's before a customer's, then the one most spoken of.
    private static func own(_ group: [Int], _ entries: [RowGrouping.Entry]) -> Int {
        group.max { a, b in
            let x = entries[a], y = entries[b]
            return (x.isKnown ? 1 : 0, x.brands > 0 ? 1 : 0, x.brands + x.voices, b) < (
                y.isKnown ? 1 : 0, y.brands > 0 ? 1 : 0, y.brands + y.voices, a
            )
        }!
    }

    /// A page that claims a concept, and whether it states a figure.
    private struct Claimed: Hashable {
        let brand: BrandID
        let page: PageID
        let hasFigure: Bool
    }

    private static func claimed(_ market: Market, matrix: Matrix, rivals: Set<BrandID>) -> [ConceptID: Set<Claimed>] {
        var found: [ConceptID: Set<Claimed>] = [:]
        for member in market.observable where rivals.contains(member.brand) {
            for claim in member.analyzed.claims where matrix.concept(claim.concept.id)?.held(by: member.brand) != nil {
                found[claim.concept.id, default: []].insert(
                    Claimed(brand: member.brand, page: member.page.id, hasFigure: claim.quantity != nil))
            }
        }
        return found
    }

    private static func holders(
        _ ids: [ConceptID], matrix: Matrix, rivals: Set<BrandID>, names: [BrandID: String], claimed: [ConceptID: Set<Claimed>]
    ) -> [GapEvidence.Holder] {
        var best: [BrandID: GapEvidence.Holder] = [:]
        for cell in ids.lazy.compactMap({ matrix.concept($0) }).flatMap(\.cells) where rivals.contains(cell.brand) {
            let held = cell.holding
            var holder = GapEvidence.Holder(
                brand: cell.brand, name: names[cell.brand] ?? cell.brand.rawValue, strength: held.strength, quantity: held.quantity,
                quote: held.quotes.first)
            if let old = best[cell.brand] {
                if old.strength >= holder.strength { (holder.strength, holder.quote) = (old.strength, old.quote) }
                holder.quantity = old.quantity ?? holder.quantity
            }
            best[cell.brand] = holder
        }
        let pages = Dictionary(grouping: ids.flatMap { claimed[$0] ?? [] }, by: \.brand)
        for (brand, found) in pages where best[brand] != nil {
            best[brand]!.pages = Set(found.map(\.page)).sorted()
            best[brand]!.figures = Set(found.filter(\.hasFigure).map(\.page)).count
        }
        return best.values.sorted { ($1.strength, $0.brand) < ($0.strength, $1.brand) }
    }

    /// Rivals that say a want's own words side by side in a title, heading or bullet, though no claim was read there.
    private static func sayers(
        _ entry: RowGrouping.Entry, copy: SellerCopy, beside known: Set<BrandID>, names: [BrandID: String], settings: Settings
    ) -> [GapEvidence.Holder] {
        // A user or an occasion is said in many words that do not address it.
        guard entry.concept.angle == .feature || entry.concept.angle == .benefit else { return [] }
        let hits = copy.find(entry.phrase.stems).filter { $0.isProminent && !known.contains(copy.brand($0)) }
        return Dictionary(grouping: hits, by: copy.brand).sorted { $0.key < $1.key }.map { brand, hits in
            let best = hits.map { (quote: copy.quote($0), hit: $0) }.max {
                (settings.weight(of: $0.quote.zone), $1.quote.page, $1.quote.evidence)
                    < (settings.weight(of: $1.quote.zone), $0.quote.page, $0.quote.evidence)
            }!
            return GapEvidence.Holder(
                brand: brand, name: names[brand] ?? brand.rawValue, strength: settings.weight(of: best.quote.zone),
                pages: Set(hits.map { copy.quote($0).page }).sorted(), quote: best.quote)
        }
    }

    private static func sorted(_ said: [VoiceQuote]) -> [VoiceQuote] {
        func order(_ sense: Statement.Sense) -> Int {
            switch sense {
            case .complaint: 0
            case .request: 1
            case .context: 2
            case .praise: 3
            }
        }
        return said.sorted { (order($0.sense), $0.page, $0.evidence) < (order($1.sense), $1.page, $1.evidence) }
    }

    private static func ordered(_ rows: [LedgerRow]) -> [LedgerRow] {
        rows.sorted {
            ($1.wanting, $1.context, $1.praise, $1.holders.count, $0.concept.id) < (
                $0.wanting, $0.context, $0.praise, $0.holders.count, $1.concept.id
            )
        }
    }
}
