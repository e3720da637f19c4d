public import MarketModel

/// Which part of a view is wanted; everything, as it is made.
public struct ViewFilter: Hashable, Sendable {
    public var angles: Set<Angle> = []
    public var brands: Set<BrandID> = []
    /// Senses of customers' statements.
    public var senses: Set<Statement.Sense> = []
    /// Only what customers say who also name this user.
    public var user: ConceptID?
    /// At most so many rows.
    public var top: Int?

    /// Whether readers see ids too.
    public var showsIDs = false

    public init() {}

    func takes(_ angle: Angle) -> Bool { angles.isEmpty || angles.contains(angle) }

    func takes(_ brand: BrandID) -> Bool { brands.isEmpty || brands.contains(brand) }

    func cut<T>(_ rows: [T], default count: Int? = nil) -> ArraySlice<T> { (top ?? count).map { rows.prefix($0) } ?? rows[...] }
}
