import MarketModel
import Positioning

extension HTMLReport {
    func map() -> HTML {
        guard let map = analysis.map, map.brands.count >= 3 else {
            return section("map", "Positioning map", "A map needs at least three brands that claim something different.", "")
        }
        let shown = map.inertia.prefix(2).reduce(0, +)
        return section(
            "map", "Positioning map",
            "Brands lie close when they speak of the same things, concepts close to the brands that own them. The two axes show \(Table.fixed(shown * 100, 0)) % of the differences: a picture, not a measure.",
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Positioning map\">\(drawing(map))</div>")
    }

    /// The map as SVG; labels that would cover another are left to the tooltip.
    private func drawing(_ map: CorrespondenceMap) -> HTML {
        let order = Dictionary(
            analysis.matrix.concepts.enumerated().map { ($1.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        let concepts = map.concepts.sorted { (order[$0.concept] ?? .max, $0.concept) < (order[$1.concept] ?? .max, $1.concept) }.prefix(36)
        let labels = Dictionary(
            analysis.matrix.concepts.map { ($0.concept.id, $0.concept.label) }, uniquingKeysWith: { first, _ in first })
        let own = Set(analysis.matrix.brands.filter(\.isOwn).map(\.id))
        var points = map.brands.map { point in
            MapPoint(x: point.x, y: point.y, label: name(of: point.brand.rawValue), kind: own.contains(point.brand) ? .own : .brand)
        }
        points += concepts.map { point in
            MapPoint(x: point.x, y: point.y, label: labels[point.concept] ?? point.concept.rawValue, kind: .concept)
        }
        return MapPlot(points).svg()
    }
}

/// A point with a name.
struct MapPoint {
    enum Kind { case brand, own, concept }

    let x: Double
    let y: Double
    let label: String
    let kind: Kind
}

/// Points on two axes as SVG, with labels that do not cover each other.
struct MapPlot {
    private let points: [MapPoint]
    private let width = 860.0, height = 540.0, margin = 46.0

    init(_ points: [MapPoint]) { self.points = points }

    private struct Box {
        let left, top, right, bottom: Double

        func meets(_ other: Box) -> Bool { left < other.right && other.left < right && top < other.bottom && other.top < bottom }
    }

    func svg() -> HTML {
        let xs = limits(points.map(\.x)), ys = limits(points.map(\.y))
        func place(_ point: MapPoint) -> (x: Double, y: Double) {
            (
                margin + (clamped(point.x, xs) - xs.lowerBound) / (xs.upperBound - xs.lowerBound) * (width - 2 * margin),
                height - margin - (clamped(point.y, ys) - ys.lowerBound) / (ys.upperBound - ys.lowerBound) * (height - 2 * margin)
            )
        }
        let origin = place(MapPoint(x: 0, y: 0, label: "", kind: .concept))
        func boxes(_ wanted: (MapPoint.Kind) -> Bool) -> [Box] {
            points.filter { wanted($0.kind) }.map { point in
                let at = place(point)
                return Box(left: at.x - 5, top: at.y - 5, right: at.x + 5, bottom: at.y + 5)
            }
        }
        var taken = boxes { $0 != .concept }, areConceptsPlaced = false
        var marks = HTML()
        // Brands come first, so that their names find a place before those of concepts.
        for point in points {
            let at = place(point), isConcept = point.kind == .concept
            if isConcept && !areConceptsPlaced {
                taken += boxes { $0 == .concept }
                areConceptsPlaced = true
            }
            let size = isConcept ? 3.5 : 7.0
            let shown = DisplayWidth.truncated(point.label, to: 26)
            let kind = point.kind == .own ? "own" : isConcept ? "concept" : "brand"
            marks += """
                <g class="\(kind)"><title>\(point.label)</title><circle cx="\(f(at.x))" cy="\(f(at.y))" r="\(f(size))"/>\
                \(label(shown, at: at, radius: size, small: isConcept, taken: &taken))</g>

                """
        }
        return """
            <svg class="plot" viewBox="0 0 \(Int(width)) \(Int(height))" role="img" aria-label="Map of brands and concepts">
            <line class="axis" x1="\(f(margin / 2))" x2="\(f(width - margin / 2))" y1="\(f(origin.y))" y2="\(f(origin.y))"/>
            <line class="axis" x1="\(f(origin.x))" x2="\(f(origin.x))" y1="\(f(margin / 2))" y2="\(f(height - margin / 2))"/>
            \(marks)</svg>
            """
    }

    /// A label right of, left of, above or below its point: the first place that is free; none when all are taken.
    private func label(_ text: String, at: (x: Double, y: Double), radius: Double, small: Bool, taken: inout [Box]) -> HTML {
        let size = small ? 11.0 : 14.0, wide = Double(DisplayWidth.of(text)) * size * 0.56, gap = radius + 4
        let places: [(x: Double, y: Double, anchor: String)] = [
            (at.x + gap, at.y + size * 0.35, "start"), (at.x - gap, at.y + size * 0.35, "end"), (at.x, at.y - gap, "middle"),
            (at.x, at.y + gap + size * 0.8, "middle"), (at.x + gap, at.y - size, "start"), (at.x - gap, at.y - size, "end"),
            (at.x + gap, at.y + size * 1.6, "start"), (at.x - gap, at.y + size * 1.6, "end"),
        ]
        for place in places {
            let left = place.anchor == "start" ? place.x : place.anchor == "end" ? place.x - wide : place.x - wide / 2
            let box = Box(left: left, top: place.y - size, right: left + wide, bottom: place.y + size * 0.25)
            guard box.left >= 2, box.right <= width - 2, box.top >= 2, box.bottom <= height - 2 else { continue }
            let isOwnPoint = Box(left: at.x - 5, top: at.y - 5, right: at.x + 5, bottom: at.y + 5)
            let meets = taken.contains { $0.meets(box) && !($0.left == isOwnPoint.left && $0.top == isOwnPoint.top) }
            // The name of a brand is never left out: it may cover small points, in its last place.
            guard !meets || (!small && place == places[places.count - 1]) else { continue }
            taken.append(box)
            return "<text x=\"\(f(place.x))\" y=\"\(f(place.y))\" text-anchor=\"\(place.anchor)\">\(text)</text>"
        }
        return ""
    }

    private func f(_ value: Double) -> String { Table.fixed(value, 1) }

    /// From the 2nd to the 98th percentile with some air, and zero inside: one far point does not press the others together.
    private func limits(_ values: [Double]) -> ClosedRange<Double> {
        let sorted = values.sorted()
        guard let first = sorted.first else { return -1...1 }
        let low = min(0, sorted[sorted.count / 50]), high = max(0, sorted[sorted.count - 1 - sorted.count / 50])
        guard high > low else { return (first - 1)...(first + 1) }
        let air = (high - low) * 0.05
        return (low - air)...(high + air)
    }

    private func clamped(_ value: Double, _ range: ClosedRange<Double>) -> Double { min(max(value, range.lowerBound), range.upperBound) }
}
