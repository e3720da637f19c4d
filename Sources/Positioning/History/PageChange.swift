internal import MarketModel
internal import TextAnalysis

/// What one page claims no more, claims anew, and claims with another figure or in another place, its rewordings left out.
struct PageChange {
    /// A claim that is on both captures of the page, in another figure or place.
    struct Shift {
        let row: ConceptID
        let isStronger: Bool
        let what: String
        let quote: PageQuote
    }

    /// Rows that the page claims no more, and anew, with their words.
    private(set) var gone: [ConceptID: PageQuote] = [:]
    private(set) var come: [ConceptID: PageQuote] = [:]
    private(set) var shifts: [Shift] = []

    /// Likeness of two texts from which one is the other reworded: mean of shared rare words and cosine.
    private static let reworded = 0.5
    /// Share of a claim's nearness to its old text that it must have to a new one to be still said.
    private static let stillSaid = 0.8
    /// Prominence by which a claim moves.
    private static let step = 0.2

    private let reader: PhraseReader
    private let stated: StatedFigures

    /// - Parameter rowOf: the row of the later ledger that a concept belongs to.
    init(_ old: AnalyzedPage, _ new: AnalyzedPage, reader: PhraseReader, settings: Settings, rowOf: (ConceptID) -> ConceptID) {
        self.reader = reader
        stated = StatedFigures(reader)
        let before = Side(old, settings: settings, rowOf: rowOf), after = Side(new, settings: settings, rowOf: rowOf)
        let pairs = Self.pairs(before, after, reader: reader)
        let back = Dictionary(pairs.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for (row, claims) in before.rows where after.rows[row] == nil {
            if !isStillSaid(claims, of: before, in: after, pairs: pairs) { gone[row] = before.quote(claims) }
        }
        for (row, claims) in after.rows where before.rows[row] == nil {
            if !isStillSaid(claims, of: after, in: before, pairs: back) { come[row] = after.quote(claims) }
        }
        for (row, claims) in after.rows.sorted(by: { $0.key < $1.key }) {
            guard let earlier = before.rows[row] else { continue }
            if let shift = shift(row, earlier, of: before, claims, of: after) { shifts.append(shift) }
        }
    }

    /// One capture of a page.
    private struct Side {
        let page: ProductPage
        let rows: [ConceptID: [Claim]]
        /// Blocks of the seller's that have text.
        let blocks: [Int]
        let settings: Settings

        init(_ analyzed: AnalyzedPage, settings: Settings, rowOf: (ConceptID) -> ConceptID) {
            let page = analyzed.page
            self.page = page
            self.settings = settings
            rows = Dictionary(
                grouping: analyzed.claims.filter {
                    $0.confidence >= settings.minimumConfidence && analyzed.page.blocks.indices.contains($0.evidence.block)
                }, by: { rowOf($0.concept.id) })
            blocks = page.blocks.indices.filter { page.blocks[$0].zone.isSellerCopy && !page.blocks[$0].text.isEmpty }
        }

        func evidence(_ claims: [Claim]) -> [Evidence] {
            claims.flatMap { [$0.evidence] + $0.also }.filter { page.blocks.indices.contains($0.block) }
        }

        func prominence(_ claims: [Claim]) -> (weight: Double, quote: PageQuote) {
            let best = evidence(claims).max { a, b in
                (settings.weight(of: page.blocks[a.block].zone), b) < (settings.weight(of: page.blocks[b.block].zone), a)
            }!
            return (settings.weight(of: page.blocks[best.block].zone), quote(best))
        }

        func quote(_ evidence: Evidence) -> PageQuote {
            PageQuote(
                page: page.id, brand: page.brand, zone: page.blocks[evidence.block].zone, evidence: evidence, text: page.quote(evidence))
        }

        func quote(_ claims: [Claim]) -> PageQuote { prominence(claims).quote }
    }

    /// Blocks of both captures that are the same text, or one the other reworded, from old to new; the likest first.
    private static func pairs(_ old: Side, _ new: Side, reader: PhraseReader) -> [Int: Int] {
        var pairs: [Int: Int] = [:], taken: Set<Int> = []
        for a in old.blocks {
            let text = old.page.blocks[a].text
            guard let b = new.blocks.first(where: { !taken.contains($0) && new.page.blocks[$0].text == text }) else { continue }
            pairs[a] = b
            taken.insert(b)
        }
        var found: [(likeness: Double, old: Int, new: Int)] = []
        for a in old.blocks where pairs[a] == nil {
            let phrase = reader.phrase(old.page.blocks[a].text)
            for b in new.blocks where !taken.contains(b) {
                let other = reader.phrase(new.page.blocks[b].text)
                let likeness = (phrase.overlap(other) + max(0, phrase.cosine(other))) / 2
                if likeness >= reworded { found.append((likeness, a, b)) }
            }
        }
        for item in found.sorted(by: { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) })
        where pairs[item.old] == nil && !taken.contains(item.new) {
            pairs[item.old] = item.new
            taken.insert(item.new)
        }
        return pairs
    }

    /// Whether the words of claims stand on the other capture too: in the same text, in that text reworded, or anywhere in their own words.
    private func isStillSaid(_ claims: [Claim], of side: Side, in other: Side, pairs: [Int: Int]) -> Bool {
        side.evidence(claims).contains { evidence in
            let words = side.page.quote(evidence), phrase = reader.phrase(words)
            guard !phrase.isEmpty else { return true }
            if let pair = pairs[evidence.block] {
                let text = other.page.blocks[pair].text
                if text == side.page.blocks[evidence.block].text { return true }
                let there = reader.phrase(text), here = reader.phrase(side.page.blocks[evidence.block].text)
                if phrase.stems.contains(where: there.stems.contains) { return true }
                let near = phrase.cosine(there)
                if near > 0, near >= Self.stillSaid * phrase.cosine(here) { return true }
            }
            let stems = Set(phrase.stems)
            return other.blocks.contains { stems.isSubset(of: reader.phrase(other.page.blocks[$0].text).stems) }
        }
    }

    /// Another figure before another place.
    private func shift(_ row: ConceptID, _ earlier: [Claim], of before: Side, _ claims: [Claim], of after: Side) -> Shift? {
        let label = claims[0].concept.label, isLess = reader.isLessMore(label)
        let place = after.prominence(claims), old = before.prominence(earlier)
        let was = figures(earlier, of: before, isLess: isLess), now = figures(claims, of: after, isLess: isLess)
        for (unit, figure) in now.sorted(by: { $0.key < $1.key }) {
            guard let earlier = was[unit] else { continue }
            let a = earlier.upper ?? earlier.baseValue, b = figure.upper ?? figure.baseValue
            if a != b {
                return Shift(
                    row: row, isStronger: (b > a) != isLess, what: "\(StatedFigures.text(figure)), was \(StatedFigures.text(earlier))",
                    quote: place.quote)
            }
        }
        if let lost = was.sorted(by: { $0.key < $1.key }).first(where: { now[$0.key] == nil && !isStated($0.value, on: after) }) {
            return Shift(row: row, isStronger: false, what: "without its figure, was \(StatedFigures.text(lost.value))", quote: place.quote)
        }
        if let won = now.sorted(by: { $0.key < $1.key }).first(where: { was[$0.key] == nil && !isStated($0.value, on: before) }) {
            return Shift(row: row, isStronger: true, what: "now with a figure, \(StatedFigures.text(won.value))", quote: place.quote)
        }
        if place.weight >= old.weight + Self.step {
            return Shift(row: row, isStronger: true, what: "now in the \(place.quote.zone.rawValue)", quote: place.quote)
        }
        if place.weight <= old.weight - Self.step {
            return Shift(row: row, isStronger: false, what: "no longer in the \(old.quote.zone.rawValue)", quote: place.quote)
        }
        return nil
    }

    /// The best figure of each measure that stands beside some claims.
    private func figures(_ claims: [Claim], of side: Side, isLess: Bool) -> [String: Quantity] {
        var best: [String: Quantity] = [:]
        for claim in claims {
            var found = claim.quantity.map { [$0] } ?? []
            for evidence in side.evidence([claim]) { found += stated.beside(evidence, on: side.page) }
            for quantity in found where !quantity.baseUnit.isEmpty {
                guard let known = best[quantity.baseUnit] else {
                    best[quantity.baseUnit] = quantity
                    continue
                }
                let a = known.upper ?? known.baseValue, b = quantity.upper ?? quantity.baseValue
                if isLess ? b < a : b > a { best[quantity.baseUnit] = quantity }
            }
        }
        return best
    }

    /// Whether a figure's digits stand somewhere in the copy, whatever they are read as.
    private func isStated(_ quantity: Quantity, on side: Side) -> Bool {
        let digits = Decimal.text(quantity.upper ?? quantity.value)
        return side.blocks.contains { FoldedWords.of(side.page.blocks[$0].text).contains { $0 == digits || $0.hasPrefix(digits) } }
    }
}
