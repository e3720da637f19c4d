public import MarketModel

/// Brand x concept: who claims what, how loudly, and what nobody could see.
///
/// Counts are by brand, not by page: resellers and variants repeat copy.
public struct Matrix: Hashable, Sendable, Codable {
    /// Sorted by id; the own brand among them, marked.
    public let brands: [BrandRow]
    /// Held by most rivals first, then by mentions, then by id.
    public let concepts: [ConceptRow]
    /// Concepts that say the same by the judge of sameness: two and more ids a group, the one that most rivals hold first. They are shown as one
    /// row that can be opened, and stay what they are.
    public internal(set) var groups: [[ConceptID]]

    private let brandPlace: [BrandID: Int]
    private let conceptPlace: [ConceptID: Int]

    public init(brands: [BrandRow], concepts: [ConceptRow], groups: [[ConceptID]] = []) {
        self.brands = brands
        self.concepts = concepts
        self.groups = groups
        brandPlace = Dictionary(
            brands.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        conceptPlace = Dictionary(
            concepts.enumerated().map { ($1.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private enum CodingKeys: CodingKey { case brands, concepts, groups }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            brands: try container.decode([BrandRow].self, forKey: .brands),
            concepts: try container.decode([ConceptRow].self, forKey: .concepts),
            groups: try container.decode([[ConceptID]].self, forKey: .groups))
    }

    public func brand(_ id: BrandID) -> BrandRow? { brandPlace[id].map { brands[$0] } }

    public func concept(_ id: ConceptID) -> ConceptRow? { conceptPlace[id].map { concepts[$0] } }

    /// Brands that are counted: observable and not the own one.
    public var rivals: [BrandRow] { brands.filter { !$0.isOwn && $0.notObservable == nil } }

    /// One of three states; a brand that the matrix does not know is not observable.
    public func cell(_ brand: BrandID, _ concept: ConceptID) -> Cell {
        guard let row = self.brand(brand) else {
            return .notObservable(reason: "no page of this brand was read")
        }
        if let held = self.concept(concept)?.held(by: brand) { return .claimed(held.holding) }
        if let reason = row.notObservable { return .notObservable(reason: reason) }
        return .notFound
    }
}

/// A row of the matrix.
public struct BrandRow: Hashable, Sendable, Codable {
    public let id: BrandID
    /// The spelling that most of its pages print.
    public let name: String
    public let isOwn: Bool
    public let pages: [PageID]
    public let pagesObservable: Int
    /// Why nothing can be said of the brand; `nil` when at least one of its pages is observable.
    public let notObservable: String?
    /// Customers who rated its products; `nil` when no page says.
    public let ratings: Int?
    /// Share of the market's rating counts, 0 to 1: how many customers hear it.
    public let reach: Double?
    /// Mean rating on 0 to 5, weighted by the number of ratings.
    public let rating: Double?
    /// Prices that its pages state, ascending.
    public let prices: [Money]
    public let sellers: [String]
}

/// How much of the market holds a concept.
public enum Standing: String, CaseIterable, Hashable, Sendable, Codable {
    case tableStakes = "table stakes"
    case contested
    case heldByFew = "held by few"
    case heldByOne = "held by one"
    case nobody
}

/// A column of the matrix, with the brands that hold it; a brand that is not listed does not.
public struct ConceptRow: Hashable, Sendable, Codable {
    public let concept: Concept
    public let standing: Standing
    /// Rivals that claim it.
    public let rivals: Int
    /// `rivals` ÷ observable rivals, 0 to 1.
    public let share: Double
    public let mentions: Int
    public let pages: Int
    /// Share of the market's rating counts that its holders have, 0 to 1; `nil` when no page states ratings.
    public let reach: Double?
    /// Mean strength over the rivals that hold it, 0 to 1.
    public let strength: Double
    /// Sorted by brand, the own one included.
    public let cells: [HeldCell]
    /// `nil` when no claim of it carries a number.
    public let numbers: NumberRange?

    /// The cell of a brand that claims the concept.
    public func held(by brand: BrandID) -> HeldCell? { cells.first { $0.brand == brand } }
}

/// A brand that claims a concept.
public struct HeldCell: Hashable, Sendable, Codable {
    public let brand: BrandID
    public let holding: Cell.Holding
    /// z of the log-odds that this brand speaks of the concept more than the others do: above 2 it is its own tune.
    public let distinctiveness: Double
}

/// The numbers that brands put on a concept, in one dimension.
public struct NumberRange: Hashable, Sendable, Codable {
    /// A brand's largest number.
    public struct Entry: Hashable, Sendable, Codable {
        public let brand: BrandID
        public let quantity: Quantity
    }

    /// The dimension's base unit, in which values compare.
    public let baseUnit: String
    public let lowest: Double
    public let highest: Double
    /// Rivals with a number, the largest first.
    public let entries: [Entry]
    /// Rivals that claim the concept without a number.
    public let withoutNumber: [BrandID]

    public var leader: BrandID? { entries.first?.brand }
}
