internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension BattlecardWriter {
    /// Where the brand wins, where it is weak, where it is as weak as everybody, and where its customers are divided.
    func points(_ sides: Sides) -> Points {
        var points = Points()
        let kind = ProductKind(ground, brand: sides.brand)
        let judgement = ground.reader.stems(.judgement)
        for (at, row) in ground.ledger.rows.enumerated()
        where row.isNamed && !ground.isService(row) && !kind.isProduct(row.concept.label) && !ground.isForeign(row) {
            if ground.reader.phrase(row.concept.label).stems.allSatisfy(judgement.contains) { continue }
            let own = surely.said[at].filter { $0.brand == sides.brand }
            guard !own.isEmpty else { continue }
            let other = surely.said[at].filter { $0.brand != sides.brand }
            func share(_ holds: (Statement.Sense) -> Bool) -> (own: Battlecard.Share, others: Battlecard.Share) {
                (
                    Battlecard.Share(customers: voices(own, of: holds), of: sides.own),
                    Battlecard.Share(customers: voices(other, of: holds), of: sides.others)
                )
            }
            let praise = share { $0 == .praise }, against = share(\.isWanting)
            let pleased = own.filter { $0.sense == .praise }, wanting = own.filter(\.sense.isWanting)
            let win = chooser.isAbout(pleased, row.concept.label, least: Self.least - 1) ? Self.win(praise.own, praise.others) : nil
            let weakness =
                chooser.isAbout(wanting, row.concept.label, least: Self.least - 1) ? Self.weakness(against.own, against.others) : nil
            switch (win, weakness) {
            case (_?, .clear?), (_?, .thin?):
                // What stands on both sides is neither.
                points.divided.append(
                    Battlecard.Divided(
                        concept: row.concept, pleased: praise.own, wanting: against.own,
                        quotes: chooser.best(pleased, of: row.concept.label, limit: 1)
                            + chooser.best(wanting, of: row.concept.label, limit: 1)))
            case (let win?, _): points.wins.append(point(row, praise, win, pleased, inside: nil))
            case (nil, .equal?): points.even.append(point(row, against, .equal, wanting, inside: nil))
            case (nil, let grade?):
                points.weak.append(point(row, against, grade, wanting, inside: claim(around: at, wanting, sides.brand)))
            case (nil, nil): break
            }
        }
        points.wins = Self.sorted(points.wins)
        points.weak = Self.sorted(points.weak)
        points.even = Array(Self.sorted(points.even).prefix(Self.mostEven))
        points.divided = Array(
            points.divided.sorted { ($1.pleased.customers, $0.concept.id) < ($0.pleased.customers, $1.concept.id) }.prefix(Self.mostEven))
        return points
    }

    /// What a card says of the brand's customers.
    struct Points {
        var wins: [Battlecard.Point] = [], weak: [Battlecard.Point] = [], even: [Battlecard.Point] = []
        var divided: [Battlecard.Divided] = []
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
