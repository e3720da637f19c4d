public import MarketModel

/// What changed between two snapshots of one market.
public struct MarketChange: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case new, dropped, stronger, weaker
    }

    /// One cell that changed.
    public struct Move: Hashable, Sendable, Codable {
        public let kind: Kind
        public let brand: BrandID
        public let brandName: String
        public let concept: Concept
        /// Strength before and after; 0 when it was not claimed.
        public let before: Double
        public let after: Double
        public let quote: PageQuote?
    }

    /// A rival that now stands on ground that was a gap.
    public struct Arrival: Hashable, Sendable, Codable {
        public let gapID: String
        public let label: String
        public let brand: BrandID
        public let brandName: String
        public let quote: PageQuote?
    }

    public let from: String
    public let to: String
    /// Dropped and new first, by brand and concept.
    public let moves: [Move]
    public let arrivals: [Arrival]
    public let brandsAppeared: [String]
    public let brandsGone: [String]
    /// Brands whose pages failed or could not be observed this time: their silence says nothing.
    public let notComparable: [String]
}

/// Snapshots of the same market, compared.
public enum MarketHistory {
    /// A snapshot with the day or name it goes by.
    public struct Snapshot: Sendable {
        public let name: String
        public let analysis: MarketAnalysis

        public init(name: String, analysis: MarketAnalysis) {
            self.name = name
            self.analysis = analysis
        }
    }

    /// Changes between each snapshot and the next, in the order given.
    public static func changes(_ snapshots: [Snapshot]) -> [MarketChange] {
        zip(snapshots, snapshots.dropFirst()).map { change($0, $1) }
    }

    /// What changed between two snapshots; a page that failed in the later one drops no claim.
    public static func change(_ old: Snapshot, _ new: Snapshot) -> MarketChange {
        let before = old.analysis.matrix
        let after = new.analysis.matrix
        var moves: [MarketChange.Move] = []
        var notComparable: [String] = []
        for brand in before.brands {
            guard let now = after.brand(brand.id) else { continue }
            if now.notObservable != nil || brand.notObservable != nil {
                notComparable.append(now.name)
                continue
            }
            let lost = Set(brand.pages).subtracting(now.pages)
            for id in Set(concepts(of: brand.id, before) + concepts(of: brand.id, after)).sorted() {
                let was = before.concept(id)?.held(by: brand.id)?.holding
                let now_ = after.concept(id)?.held(by: brand.id)?.holding
                let concept = (after.concept(id) ?? before.concept(id)!).concept
                func move(_ kind: MarketChange.Kind) {
                    moves.append(
                        MarketChange.Move(
                            kind: kind, brand: brand.id, brandName: now.name, concept: concept,
                            before: was?.strength ?? 0,
                            after: now_?.strength ?? 0, quote: now_?.quotes.first ?? was?.quotes.first))
                }
                switch (was, now_) {
                case (nil, .some): move(.new)
                case (.some(let was), nil):
                    if !was.quotes.isEmpty, Set(was.quotes.map(\.page)).isSubset(of: lost) { continue }
                    move(.dropped)
                case (.some(let was), .some(let now)):
                    if now.strength > was.strength + 0.1 { move(.stronger) }
                    if now.strength < was.strength - 0.1 { move(.weaker) }
                default: break
                }
            }
        }
        let order = MarketChange.Kind.allCases
        moves.sort {
            (order.firstIndex(of: $0.kind)!, $0.brand, $0.concept.id) < (
                order.firstIndex(of: $1.kind)!, $1.brand, $1.concept.id
            )
        }
        let gone = before.brands.filter { after.brand($0.id) == nil }
        return MarketChange(
            from: old.name, to: new.name, moves: moves, arrivals: arrivals(old.analysis.gaps, after),
            brandsAppeared: after.brands.filter { before.brand($0.id) == nil }.map(\.name),
            brandsGone: gone.map(\.name),
            notComparable: notComparable)
    }

    private static func concepts(of brand: BrandID, _ matrix: Matrix) -> [ConceptID] {
        matrix.concepts.filter { $0.held(by: brand) != nil }.map(\.concept.id)
    }

    /// Rivals that now hold the ground of a gap in which absence was the point: its own concept, and for a combination both.
    private static func arrivals(_ gaps: [Gap], _ matrix: Matrix) -> [MarketChange.Arrival] {
        let rivals = matrix.rivals
        return gaps.filter { $0.kind == .open || $0.kind == .combination || $0.kind == .scene }.flatMap { gap in
            rivals.compactMap { brand -> MarketChange.Arrival? in
                if gap.evidence.holders.contains(where: { $0.brand == brand.id }) { return nil }
                let cells = gap.concepts.prefix(gap.kind == .combination ? 2 : 1).map { matrix.concept($0.id)?.held(by: brand.id) }
                guard !cells.isEmpty, cells.allSatisfy({ $0 != nil }) else { return nil }
                return MarketChange.Arrival(
                    gapID: gap.id, label: gap.label, brand: brand.id, brandName: brand.name,
                    quote: cells[0]!.holding.quotes.first)
            }
        }
    }
}
