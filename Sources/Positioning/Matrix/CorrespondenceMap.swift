public import MarketModel

/// A picture of brands and concepts on two axes, for display only.
///
/// Correspondence analysis of the mentions (Greenacre, "Correspondence Analysis in Practice"): singular values of the standardised residuals
/// D_r^{-1/2}(P − rcᵀ)D_c^{-1/2}, principal coordinates.
public struct CorrespondenceMap: Hashable, Sendable, Codable {
    public struct BrandPoint: Hashable, Sendable, Codable {
        public let brand: BrandID
        public let x: Double
        public let y: Double
    }

    public struct ConceptPoint: Hashable, Sendable, Codable {
        public let concept: ConceptID
        public let x: Double
        public let y: Double
    }

    public let brands: [BrandPoint]
    public let concepts: [ConceptPoint]
    /// Share of the inertia that each axis shows, 0 to 1.
    public let inertia: [Double]
}
