internal import MarketModel
internal import TextAnalysis

extension AuditWriter {
    /// What a page has to say to stand on a position.
    struct Demanded {
        let concept: Concept
        /// All ids of its row.
        let ids: Set<ConceptID>
        let stems: [TermID]
        /// Concepts that say less: "water-resistant" for "waterproof".
        let lesser: Set<ConceptID>
        /// The figure that has to be stated, or to be passed.
        let figure: Quantity?
        /// Whether it has to be passed, and not only reached.
        let isBeyond: Bool
        let isLess: Bool

        /// Whether a figure holds what the position promises; one of another measure says nothing.
        func holds(_ quantity: Quantity) -> Bool {
            guard let figure, figure.baseUnit == quantity.baseUnit else { return false }
            let own = quantity.upper ?? quantity.baseValue, wanted = figure.upper ?? figure.baseValue
            if isLess { return isBeyond ? own < wanted : own <= wanted }
            return isBeyond ? own > wanted : own >= wanted
        }

        /// Whether one figure promises more than another of the same measure.
        func isBetter(_ a: Quantity, than b: Quantity) -> Bool {
            guard a.baseUnit == b.baseUnit else { return false }
            let x = a.upper ?? a.baseValue, y = b.upper ?? b.baseValue
            return isLess ? x < y : x > y
        }
    }

    func demanded(_ gap: Gap) -> Demanded {
        let concept = gap.concepts[0], row = ground.ledger.row(concept.id)
        // Relatives that were folded into the card say it too, but not what a pooled figure would answer for.
        let folded = gap.kind == .number ? [] : gap.concepts.dropFirst().filter { isAlike($0, concept) }
        let ids = Set(([concept] + folded).flatMap { ground.ledger.row($0.id)?.ids ?? [$0.id] })
        let able = input.capabilities.first { ids.contains($0.concept.id) && $0.quantity != nil }?.quantity
        let best =
            gap.kind == .number ? row.flatMap { row in ground.ledger.index(row.concept.id).flatMap { Figures.best($0, ground) } } : nil
        return Demanded(
            concept: concept, ids: ids, stems: reader.phrase(concept.label).stems,
            lesser: Set(ids.flatMap { related[$0] ?? [] }.filter { $0.angle == concept.angle }).subtracting(ids),
            figure: able ?? best?.quantity,
            isBeyond: able == nil, isLess: reader.isLessMore(concept.label))
    }

    /// Whether two concepts say nearly the same of the product.
    private func isAlike(_ a: Concept, _ b: Concept) -> Bool {
        guard a.polarity == b.polarity, let x = ground.ledger.index(a.id), let y = ground.ledger.index(b.id) else { return false }
        return ground.likeness.of(x, y) >= input.settings.fold
    }

    func report(_ gap: Gap) -> AuditReport {
        let demanded = demanded(gap)
        let stated = figures(demanded)
        let found = pages.indices.map { page($0, demanded, stated: stated) }
        let asides = asides(demanded)
        let cells = found.flatMap(\.cells.values).filter { $0 != .absent }
        return AuditReport(
            label: gap.label, concepts: gap.concepts, needs: needs(demanded), pages: found,
            accuracy: .init(found.count(where: \.isAccurate), of: found.count),
            continuity: .init(cells.count { $0 == .said }, of: cells.count),
            claims: .init(found.reduce(0) { $0 + $1.claims.n }, of: found.reduce(0) { $0 + $1.claims.of }),
            prominent: .init(found.reduce(0) { $0 + $1.prominent.n }, of: found.reduce(0) { $0 + $1.prominent.of }),
            diluting: asides.filter(\.feeds.isEmpty), feeding: asides.filter { !$0.feeds.isEmpty },
            edits: edits(gap, demanded, found, asides))
    }

    private func needs(_ demanded: Demanded) -> String? {
        guard let figure = demanded.figure else { return nil }
        let text = Self.figure(figure)
        return demanded.isBeyond ? (demanded.isLess ? "less than \(text)" : "more than \(text)") : text
    }

    /// The figure of the position's measure that stands in the sentence of a claim; the claim's own first.
    private func figure(_ claim: Claim, _ evidence: Evidence, on page: ProductPage, like wanted: Quantity?) -> Quantity? {
        var found = evidence == claim.evidence ? [claim.quantity].compactMap { $0 } : []
        found += stated.inSentence(of: evidence, on: page)
        return found.first { quantity in wanted.map { $0.baseUnit == quantity.baseUnit } ?? !quantity.unit.isEmpty }
    }

    /// A figure on the position's claim, by page.
    private func figures(_ demanded: Demanded) -> [PageID: Quantity] {
        var found: [PageID: Quantity] = [:]
        for at in pages.indices {
            let page = pages[at].page
            for claim in claims(at) where demanded.ids.contains(claim.concept.id) {
                for evidence in [claim.evidence] + claim.also {
                    guard let figure = figure(claim, evidence, on: page, like: demanded.figure) else { continue }
                    if found[page.id].map({ demanded.isBetter($0, than: figure) }) ?? true { found[page.id] = figure }
                }
            }
        }
        return found
    }

    private func page(_ at: Int, _ demanded: Demanded, stated: [PageID: Quantity]) -> AuditReport.Page {
        let page = pages[at].page, copy = copies[at], claims = claims(at)
        var says: [(quote: PageQuote, place: AuditPlace)] = [], contradictions: [AuditReport.Contradiction] = []
        var cells: [AuditPlace: AuditReport.Cell] = [:]
        for place in AuditPlace.allCases { cells[place] = copy.has(place) ? .missing : .absent }
        func against(_ kind: AuditReport.Contradiction.Kind, _ text: String, _ other: String, _ place: AuditPlace?) {
            if let place, cells[place] == .missing { cells[place] = .otherwise }
            if contradictions.contains(where: { $0.kind == kind && ($0.text == text || kind == .weaker) }) { return }
            contradictions.append(.init(kind: kind, page: page.id, text: text, against: other))
        }
        for claim in claims {
            let serves = demanded.ids.contains(claim.concept.id) && claim.polarity == demanded.concept.polarity
            for evidence in [claim.evidence] + claim.also {
                guard let place = copy.place(of: evidence.block) else { continue }
                let text = page.quote(evidence)
                if serves {
                    if demanded.figure != nil, let quantity = figure(claim, evidence, on: page, like: demanded.figure),
                        !demanded.holds(quantity)
                    {
                        against(.weaker, withFigure(text, quantity), needs(demanded) ?? "", place)
                    } else {
                        says.append((quote(page, evidence), place))
                        cells[place] = .said
                    }
                } else if demanded.lesser.contains(claim.concept.id) {
                    against(.word, text, demanded.concept.label, place)
                } else if claim.polarity != demanded.concept.polarity,
                    reader.phrase(claim.concept.label).overlap(reader.phrase(demanded.concept.label)) >= Self.opposed
                {
                    against(.denied, text, demanded.concept.label, place)
                }
            }
        }
        // Words that were not read as a claim say it all the same, or deny it.
        for text in copy.texts {
            guard let hit = find(demanded.stems, in: text.text) else { continue }
            let words = clipped(text.text, around: hit.range)
            if hit.isDenied {
                against(.denied, words, demanded.concept.label, text.place)
            } else if cells[text.place] == .missing, demanded.figure == nil || !demanded.isBeyond {
                cells[text.place] = .said
                if let block = text.block { says.append((quote(page, Evidence(block: block, range: hit.range)), text.place)) }
            }
        }
        if demanded.figure != nil, !says.isEmpty, !contradictions.contains(where: { $0.kind == .weaker }) {
            if !(stated[page.id].map(demanded.holds) ?? false) { against(.noFigure, says[0].quote.text, needs(demanded) ?? "", nil) }
        }
        let isWeaker = contradictions.contains { $0.kind == .weaker }
        if !isWeaker, let own = stated[page.id],
            let better = stated.filter({ demanded.isBetter($0.value, than: own) }).min(by: { $0.key < $1.key })
        {
            against(.differs, Self.figure(own), "\(Self.figure(better.value)) on \(PageName.short(better.key))", nil)
        }
        let order = AuditPlace.allCases
        let best = says.enumerated().sorted {
            (order.firstIndex(of: $0.element.place)!, $0.offset) < (order.firstIndex(of: $1.element.place)!, $1.offset)
        }.map(\.element.quote)
        let prominent = copy.texts.filter(\.isProminent)
        let serving = prominent.filter { text in
            best.contains { text.block == $0.evidence.block } || text.block == nil && cells[text.place] == .said
        }
        let missing = (voices[own(demanded.concept)] ?? []).filter { $0.page == page.id && $0.sense.isWanting }
        return AuditReport.Page(
            page: page.id, source: page.source, captured: page.captured, says: best, contradictions: contradictions,
            buyers: chooser.best(missing, of: demanded.concept.label, limit: Self.quotes), cells: cells,
            claims: .init(
                claims.count { demanded.ids.contains($0.concept.id) && $0.polarity == demanded.concept.polarity }, of: claims.count),
            prominent: .init(serving.count, of: prominent.count))
    }

    /// Overlap of the words of two labels of unlike polarity from which one denies the other: "BPA-free" and "BPA".
    private static let opposed = 0.6

    private func clipped(_ text: String, around range: Range<Int>) -> String {
        let bytes = Array(text.utf8)
        var low = range.lowerBound, high = range.upperBound
        while low > 0, range.lowerBound - low < 40 || bytes[low - 1] != 0x20 { low -= 1 }
        while high < bytes.count, high - range.upperBound < 40 || bytes[high] != 0x20 { high += 1 }
        return String(decoding: bytes[low..<high], as: UTF8.self)
    }

    /// A claim's words with the figure that they are about, once.
    private func withFigure(_ text: String, _ quantity: Quantity) -> String {
        let digits = Decimal.text(quantity.upper ?? quantity.value)
        return FoldedWords.of(text).contains { $0.hasPrefix(digits) } ? text : "\(text), \(Self.figure(quantity))"
    }

    // MARK: What does not serve

    /// Claims that do not serve the position: those that feed a rival's strong ground, and those that many say.
    private func asides(_ demanded: Demanded) -> [AuditReport.Aside] {
        let strong = BattlecardWriter(ground).strongGround()
        struct Found {
            var pages: Set<PageID> = []
            var quote: PageQuote
            var isProminent = false
        }
        var found: [ConceptID: (concept: Concept, found: Found)] = [:]
        for at in pages.indices {
            for claim in claims(at) where !demanded.ids.contains(claim.concept.id) {
                let id = own(claim.concept), row = ground.ledger.row(id)
                guard (row?.holders.count ?? 0) >= 2 else { continue }
                let page = pages[at].page
                var entry = found[id] ?? (row?.concept ?? claim.concept, Found(quote: quote(page, claim.evidence)))
                entry.found.pages.insert(page.id)
                if ([claim.evidence] + claim.also).contains(where: { copies[at].isProminent($0.block) }) { entry.found.isProminent = true }
                found[id] = entry
            }
        }
        let asides = found.keys.sorted().map { id -> AuditReport.Aside in
            let entry = found[id]!
            return AuditReport.Aside(
                concept: entry.concept, pages: entry.found.pages.count, rivals: ground.ledger.row(id)?.holders.count ?? 0,
                feeds: strong[id] ?? [], quote: entry.found.quote, isProminent: entry.found.isProminent)
        }
        func order(_ aside: AuditReport.Aside) -> (Int, Int, Int, ConceptID) {
            (aside.isProminent ? 0 : 1, -aside.rivals, -aside.pages, aside.concept.id)
        }
        let sorted = asides.sorted { order($0) < order($1) }
        return Array(sorted.filter { !$0.feeds.isEmpty }.prefix(Self.most) + sorted.filter(\.feeds.isEmpty).prefix(Self.most))
    }
}
