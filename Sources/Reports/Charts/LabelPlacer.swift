/// Names for points that cover neither each other, nor a point, nor a line that leads to a name.
///
/// Points in a crowd come first. A name goes right, left, above, below or to a corner of its point, else to the end of a line of at most
/// 130 units; where nothing is free the point gets a number, and the name goes into a list.
struct LabelPlacer {
    struct Point: Hashable, Sendable {
        let x, y: Double
        let radius: Double
        let label: String
    }

    /// Where the name of a point went.
    struct Placed: Hashable, Sendable {
        enum Anchor: String, Sendable { case start, middle, end }

        let text: String
        /// On the base line, at the anchor.
        let x, y: Double
        let anchor: Anchor
        let box: Box
        /// End of the line that leads from the point to the name.
        var leader: Leader?
        /// The text is a number of the list below the drawing.
        var isNumber = false

        struct Leader: Hashable, Sendable { let x1, y1, x2, y2: Double }
    }

    /// Longest line from a point to its name.
    static let longestLeader = 130.0
    /// Air around a name.
    private static let air = 2.0

    let size: Double
    /// Nothing may be written outside.
    let frame: Box
    /// What was drawn before: other texts.
    var taken: [Box] = []
    /// Numbers of the list that a reader still looks up.
    var mostNumbers = 20

    /// - Returns: one name a point, in the order of the points.
    /// - Complexity: O(n² · places), for the few hundred points of a drawing.
    func place(_ points: [Point]) -> [Placed?] {
        let dots = points.map { Box(x: $0.x, y: $0.y, radius: $0.radius + 1) }
        var boxes = taken, leaders: [Placed.Leader] = []
        var placed = [Placed?](repeating: nil, count: points.count)
        func isFree(_ box: Box, _ own: Int) -> Bool {
            let wide = box.grown(by: Self.air)
            guard box.isInside(frame), !boxes.contains(where: wide.meets) else { return false }
            for (n, dot) in dots.enumerated() where n != own && wide.meets(dot) { return false }
            return !leaders.contains { wide.meets(from: ($0.x1, $0.y1), to: ($0.x2, $0.y2)) }
        }
        func isClear(_ line: Placed.Leader, _ own: Int) -> Bool {
            let a = (line.x1, line.y1), b = (line.x2, line.y2)
            // A point that lies on this one cannot be gone around.
            for (n, dot) in dots.enumerated() where n != own && !dot.meets(dots[own]) && dot.meets(from: a, to: b) { return false }
            return !boxes.contains { $0.meets(from: a, to: b) } && !leaders.contains { Self.cross($0, line) }
        }
        func keep(_ name: Placed, _ n: Int) {
            placed[n] = name
            boxes.append(name.box)
            if let line = name.leader { leaders.append(line) }
        }
        let order = Self.crowded(points)
        for n in order {
            if let name = near(points[n], text: points[n].label).first(where: { isFree($0.box, n) }) {
                keep(name, n)
            } else if let name = far(points[n]).first(where: { isFree($0.box, n) && isClear($0.leader!, n) }) {
                keep(name, n)
            }
        }
        // The rest are numbered in the order of the points, so that the list reads in their order.
        var number = 0
        for n in points.indices where placed[n] == nil {
            let text = String(number + 1)
            let places = near(points[n], text: text) + far(points[n], text: text)
            if number < mostNumbers, var name = places.first(where: { isFree($0.box, n) && ($0.leader.map { isClear($0, n) } ?? true) }) {
                name.isNumber = true
                keep(name, n)
                number += 1
            }
        }
        return placed
    }

    /// Points with most neighbours first: they have the fewest places to choose from.
    private static func crowded(_ points: [Point]) -> [Int] {
        let neighbours = points.map { a in points.count { abs($0.x - a.x) < 120 && abs($0.y - a.y) < 40 } }
        return points.indices.sorted { (neighbours[$1], $0) < (neighbours[$0], $1) }
    }

    private func name(_ text: String, x: Double, y: Double, _ anchor: Placed.Anchor) -> Placed {
        let wide = TextMeasure.width(text, size: size, isBold: true)
        let left =
            switch anchor {
            case .start: x
            case .middle: x - wide / 2
            case .end: x - wide
            }
        let box = Box(left: left, top: y - size * TextMeasure.ascent, right: left + wide, bottom: y + size * TextMeasure.descent)
        return Placed(text: text, x: x, y: y, anchor: anchor, box: box)
    }

    private func near(_ p: Point, text: String) -> [Placed] {
        let gap = p.radius + 6, slant = p.radius * 0.71 + 5, half = size * 0.35
        return [
            name(text, x: p.x + gap, y: p.y + half, .start), name(text, x: p.x - gap, y: p.y + half, .end),
            name(text, x: p.x, y: p.y - gap, .middle), name(text, x: p.x, y: p.y + gap + size * 0.8, .middle),
            name(text, x: p.x + slant, y: p.y - slant, .start), name(text, x: p.x - slant, y: p.y - slant, .end),
            name(text, x: p.x + slant, y: p.y + slant + size * 0.7, .start), name(text, x: p.x - slant, y: p.y + slant + size * 0.7, .end),
        ]
    }

    /// Places at the end of a line, the shortest first, in sixteen directions.
    private func far(_ p: Point, text: String? = nil) -> [Placed] {
        var places: [Placed] = []
        for length in stride(from: 30.0, through: Self.longestLeader, by: 12.5) {
            for (dx, dy) in Self.directions {
                let end = (x: p.x + dx * length, y: p.y + dy * length)
                let anchor: Placed.Anchor = dx > 0.35 ? .start : dx < -0.35 ? .end : .middle
                let shift = anchor == .middle ? 0 : dx > 0 ? 3.0 : -3.0
                let drop = anchor == .middle ? (dy > 0 ? size * 0.95 : -size * 0.35) : size * 0.35
                var place = name(text ?? p.label, x: end.x + shift, y: end.y + drop, anchor)
                place.leader = .init(x1: p.x + dx * (p.radius + 1.5), y1: p.y + dy * (p.radius + 1.5), x2: end.x, y2: end.y)
                places.append(place)
            }
        }
        return places
    }

    /// Sixteenths of a circle, the flat ones first: eyes follow a line sideways with least effort.
    private static let directions: [(Double, Double)] = [
        (1, 0), (-1, 0), (0.924, -0.383), (-0.924, -0.383), (0.924, 0.383), (-0.924, 0.383), (0.707, -0.707), (-0.707, -0.707),
        (0.707, 0.707), (-0.707, 0.707), (0.383, -0.924), (-0.383, -0.924), (0.383, 0.924), (-0.383, 0.924), (0, -1), (0, 1),
    ]

    private static func cross(_ a: Placed.Leader, _ b: Placed.Leader) -> Bool {
        func side(_ l: Placed.Leader, _ x: Double, _ y: Double) -> Double {
            (l.x2 - l.x1) * (y - l.y1) - (l.y2 - l.y1) * (x - l.x1)
        }
        return side(a, b.x1, b.y1) * side(a, b.x2, b.y2) <= 0 && side(b, a.x1, a.y1) * side(b, a.x2, a.y2) <= 0
    }
}
