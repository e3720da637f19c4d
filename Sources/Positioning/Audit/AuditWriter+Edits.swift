internal import Lexicons
internal import MarketModel

extension AuditWriter {
    /// What to change, by what it gains: cells that say the position, then pages that become accurate.
    func edits(_ gap: Gap, _ demanded: Demanded, _ found: [AuditReport.Page], _ asides: [AuditReport.Aside]) -> [AuditReport.Edit] {
        var edits: [AuditReport.Edit] = []
        let wording = wording(demanded, found)
        for place in AuditPlace.allCases {
            let missing = found.indices.filter { found[$0].cells[place] == .missing }
            guard let first = missing.first else { continue }
            let silent = missing.count { found[$0].says.isEmpty && found[$0].contradictions.isEmpty }
            let draft = draft(place, wording, at: first)
            edits.append(
                AuditReport.Edit(
                    text: "Say it in the \(Self.name(place)) of \(Count.of(missing.count, "page", "pages")).",
                    pages: missing.map { found[$0].page },
                    cells: missing.count, accurate: silent, draft: draft?.text, length: draft?.length))
        }
        for page in found {
            for contradiction in page.contradictions {
                let others = page.contradictions.count
                edits.append(
                    AuditReport.Edit(
                        text: Self.mending(contradiction, on: page.page), pages: [page.page],
                        cells: page.cells.values.count { $0 == .otherwise },
                        accurate: others == 1 && (!page.says.isEmpty || contradiction.kind == .weaker) ? 1 : 0, draft: nil, length: nil))
            }
        }
        for denied in scorecard().denied where denied.isOwn {
            edits.append(
                AuditReport.Edit(
                    text:
                        "Take “\(denied.claim.text)” off until the goods agree: \(Count.of(denied.against, "buyer says", "buyers say")) otherwise.",
                    pages: [denied.claim.page], cells: 0, accurate: 0, draft: nil, length: nil))
        }
        for aside in asides.filter({ $0.isProminent && !$0.feeds.isEmpty }).prefix(2) {
            edits.append(
                AuditReport.Edit(
                    text:
                        "Move “\(aside.quote.text)” out of the first places: it is what \(aside.feeds.prefix(2).joined(separator: " and ")) win on.",
                    pages: [aside.quote.page], cells: 0, accurate: 0, draft: nil, length: nil))
        }
        return edits.enumerated().sorted { a, b in
            (b.element.cells + 2 * b.element.accurate, a.offset) < (a.element.cells + 2 * a.element.accurate, b.offset)
        }.map(\.element)
    }

    static func name(_ place: AuditPlace) -> String {
        switch place {
        case .title: "title"
        case .firstBullets: "first bullets"
        case .description: "description"
        case .meta: "meta description"
        case .structured: "structured data"
        case .image: "words of the pictures"
        case .answer: "answers to questions"
        }
    }

    private static func mending(_ contradiction: AuditReport.Contradiction, on page: PageID) -> String {
        let page = PageName.short(page)
        return switch contradiction.kind {
        case .weaker: "Raise “\(contradiction.text)” on \(page), or take it off: the position is \(contradiction.against)."
        case .noFigure: "Give “\(contradiction.text)” on \(page) its figure: the position is \(contradiction.against)."
        case .differs: "Make the figures one: \(contradiction.text) on \(page), \(contradiction.against)."
        case .word: "Replace “\(contradiction.text)” on \(page), which says less than “\(contradiction.against)”."
        case .denied: "Take “\(contradiction.text)” off \(page): it denies “\(contradiction.against)”."
        }
    }

    /// The position in words that are in evidence: a capability's, else a page's own, else its name; a figure that nobody has stands open.
    private func wording(_ demanded: Demanded, _ found: [AuditReport.Page]) -> String {
        if let able = input.capabilities.first(where: { demanded.ids.contains($0.concept.id) }) { return Wording.capitalised(able.text) }
        let own = found.flatMap(\.says).map(\.text).filter { (2...8).contains(FoldedWords.of($0).count) }
        let name = Wording.capitalised(demanded.figure == nil ? own.first ?? demanded.concept.label : demanded.concept.label)
        return demanded.figure == nil ? name : "\(name): [figure, \(needsText(demanded))]"
    }

    private func needsText(_ demanded: Demanded) -> String {
        demanded.figure.map { (demanded.isBeyond ? "beyond " : "") + Self.figure($0) } ?? ""
    }

    /// A text for a place within the marketplace's length; `nil` where only a person can write one.
    private func draft(_ place: AuditPlace, _ wording: String, at: Int) -> (text: String, length: String)? {
        let page = pages[at].page
        let kind: Marketplaces.Place
        let parts: (before: String, after: String)
        switch place {
        case .title:
            kind = .title
            guard let title = copies[at].texts.first(where: { $0.place == .title })?.text else { return nil }
            parts = (title, wording)
        case .firstBullets:
            kind = .bullet
            parts = ("", wording + ": [what shows it]")
        case .meta:
            kind = .meta
            guard let meta = copies[at].texts.first(where: { $0.place == .meta })?.text else { return nil }
            parts = (meta, wording)
        case .image:
            kind = .image
            parts = (page.product.name ?? "", wording)
        case .description, .structured, .answer: return nil
        }
        guard let limit = reader.lexicon.marketplaces.limit(kind, address: page.url ?? page.id.rawValue) else { return nil }
        var before = parts.before.split(separator: " ").map(String.init)
        func text() -> String { before.isEmpty ? parts.after : before.joined(separator: " ") + " – " + parts.after }
        // What stands there gives way from its end, never the position.
        while !limit.holds(text()), !before.isEmpty { before.removeLast() }
        while let last = before.last, last.allSatisfy({ !$0.isLetter && !$0.isNumber }) { before.removeLast() }
        guard limit.holds(text()) else { return nil }
        let unit = limit.isBytes ? "bytes" : "characters"
        return (text(), "\(limit.length(of: text())) of \(limit.longest) \(unit), \(limit.marketplace)")
    }
}
