import MarketModel

/// The parts of a gap's score, each on (0, 1]; one that is not known is `nil` and drops out.
struct Components: Hashable, Sendable {
    var demand: Double?
    var vacancy: Double?
    var plausibility: Double?
    var distance: Double?
    var fit: Double?

    static let names = ["demand", "vacancy", "plausibility", "distance", "fit"]

    private var all: [(name: String, value: Double?)] {
        [
            ("demand", demand), ("vacancy", vacancy), ("plausibility", plausibility),
            ("distance", distance), ("fit", fit),
        ]
    }

    /// Known components by name, raised to at least 0.02.
    var known: [String: Double] {
        Dictionary(
            uniqueKeysWithValues: all.compactMap { part in
                part.value.map { (part.name, min(1, max(0.02, $0))) }
            })
    }

    /// Names of the components that are not known.
    var unknown: [String] { all.filter { $0.value == nil }.map(\.name) }

    /// The weights by component name.
    static func weights(_ settings: Settings) -> [String: Double] {
        [
            "demand": settings.weightDemand, "vacancy": settings.weightVacancy,
            "plausibility": settings.weightPlausibility,
            "distance": settings.weightDistance, "fit": settings.weightFit,
        ]
    }

    /// Weighted geometric mean over the known components: exp(Σ wᵢ ln cᵢ ÷ Σ wᵢ); 0 when none is known.
    static func score(_ known: [String: Double], weights: [String: Double]) -> Double {
        var sum = 0.0
        var total = 0.0
        for name in names {
            guard let value = known[name], let weight = weights[name], weight > 0 else { continue }
            sum += weight * log(value)
            total += weight
        }
        return total == 0 ? 0 : exp(sum / total)
    }
}
