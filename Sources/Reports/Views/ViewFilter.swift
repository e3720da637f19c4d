public import MarketModel

/// Which part of a view is wanted; everything, as it is made.
public struct ViewFilter: Hashable, Sendable {
    public var angles: Set<Angle> = []
    public var brands: Set<BrandID> = []
    /// At most so many rows.
    public var top: Int?

    public init() {}

    func takes(_ angle: Angle) -> Bool { angles.isEmpty || angles.contains(angle) }

    func takes(_ brand: BrandID) -> Bool { brands.isEmpty || brands.contains(brand) }

    func cut<T>(_ rows: [T], default count: Int? = nil) -> ArraySlice<T> { (top ?? count).map { rows.prefix($0) } ?? rows[...] }
}
