internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension BattlecardWriter {
    /// Where the brand wins, where it is weak, and where it is as weak as everybody.
    func points(_ sides: Sides) -> (wins: [Battlecard.Point], weak: [Battlecard.Point], even: [Battlecard.Point]) {
        var wins: [Battlecard.Point] = [], weak: [Battlecard.Point] = [], even: [Battlecard.Point] = []
        let judgement = ground.reader.stems(.judgement)
        for (at, row) in ground.ledger.rows.enumerated() where row.isNamed && !ground.isService(row) {
            if ground.reader.phrase(row.concept.label).stems.allSatisfy(judgement.contains) { continue }
            let own = row.said.filter { $0.brand == sides.brand }
            guard !own.isEmpty else { continue }
            let other = row.said.filter { $0.brand != sides.brand }
            func share(_ holds: (Statement.Sense) -> Bool) -> (own: Battlecard.Share, others: Battlecard.Share) {
                (
                    Battlecard.Share(customers: voices(own, of: holds), of: sides.own),
                    Battlecard.Share(customers: voices(other, of: holds), of: sides.others)
                )
            }
            let praise = share { $0 == .praise }, against = share(\.isWanting)
            let pleased = own.filter { $0.sense == .praise }
            if let grade = Self.win(praise.own, praise.others), chooser.isAbout(pleased, row.concept.label, least: Self.least - 1) {
                wins.append(point(row, praise, grade, pleased, inside: nil))
            }
            let wanting = own.filter { $0.sense.isWanting }
            guard chooser.isAbout(wanting, row.concept.label, least: Self.least - 1) else { continue }
            if let grade = Self.weakness(against.own, against.others) {
                let inside = grade == .equal ? nil : claim(around: at, wanting, sides.brand)
                let point = point(row, against, grade, wanting, inside: inside)
                if grade == .equal { even.append(point) } else { weak.append(point) }
            }
        }
        return (Self.sorted(wins), Self.sorted(weak), Array(Self.sorted(even).prefix(Self.mostEven)))
    }

    private static let mostEven = 3

    /// Three praising customers and ten points above the others' share; twice the share is thin.
    static func win(_ own: Battlecard.Share, _ others: Battlecard.Share) -> Battlecard.Point.Grade? {
        guard own.customers >= least else { return nil }
        if own.value - others.value >= points { return own.of < few ? .thin : .clear }
        return own.value >= times * others.value ? .thin : nil
    }

    /// Three complaining customers and twice the others' share; two are thin; three at less are as everywhere.
    static func weakness(_ own: Battlecard.Share, _ others: Battlecard.Share) -> Battlecard.Point.Grade? {
        guard own.customers >= least - 1 else { return nil }
        guard own.value >= times * others.value else { return own.customers >= least ? .equal : nil }
        return own.customers >= least && own.of >= few ? .clear : .thin
    }

    private static func sorted(_ points: [Battlecard.Point]) -> [Battlecard.Point] {
        func order(_ point: Battlecard.Point) -> (Int, Double, Int, ConceptID) {
            (point.grade == .thin ? 1 : 0, point.others.value - point.own.value, -point.own.customers, point.concept.id)
        }
        return Array(points.sorted { order($0) < order($1) }.prefix(most))
    }

    private func point(
        _ row: LedgerRow, _ shares: (own: Battlecard.Share, others: Battlecard.Share), _ grade: Battlecard.Point.Grade,
        _ said: [VoiceQuote], inside: PageQuote?
    ) -> Battlecard.Point {
        Battlecard.Point(
            concept: row.concept, own: shares.own, others: shares.others, grade: grade,
            quotes: chooser.best(said, of: row.concept.label, limit: Self.quotes),
            inside: inside)
    }

    /// Likeness from which another claim of the brand is the one that a complaint stands inside.
    private static let near = 0.8

    /// The claim that a weakness stands inside: of the same concept, else one whose telling word two of the complaints or the point itself
    /// have, else one that is very near.
    private func claim(around at: Int, _ wanting: [VoiceQuote], _ brand: BrandID) -> PageQuote? {
        let row = ground.ledger.rows[at]
        if let own = held(row, by: brand) { return own }
        let reader = ground.reader
        var voices: [TermID: Set<Int>] = [:]
        for quote in wanting { for stem in reader.phrase(quote.text).stems { voices[stem, default: []].insert(quote.voice) } }
        let telling = Set(voices.filter { $0.value.count > 1 }.keys).union(reader.phrase(row.concept.label).stems)
            .subtracting(reader.stems(.judgement)).subtracting(reader.stems(.everyday))
        var best: (value: Double, quote: PageQuote)?
        for (other, claimed) in ground.ledger.rows.enumerated() where other != at && !claiming(other, by: brand).isEmpty {
            let phrase = reader.phrase(claimed.concept.label), likeness = ground.likeness.of(at, other)
            guard let rarest = zip(phrase.stems, phrase.rarity).max(by: { ($0.1, $1.0) < ($1.1, $0.0) })?.0,
                telling.contains(rarest) || likeness >= Self.near, let quote = held(claimed, by: brand)
            else { continue }
            let value = likeness + (telling.contains(rarest) ? 1 : 0)
            if best.map({ value > $0.value }) ?? true { best = (value, quote) }
        }
        return best?.quote
    }

    private func held(_ row: LedgerRow, by brand: BrandID) -> PageQuote? {
        row.ids.lazy.compactMap { ground.matrix.concept($0)?.held(by: brand)?.holding.quotes.first }.first {
            BrandID(folding: $0.text) != brand
        }
    }
}
