/// Shares over captures, one line each: how the own pages stand to the position over time.
struct TrendChart: Hashable, Sendable {
    struct Line: Hashable, Sendable {
        let name: String
        /// 0 to 1, one a capture.
        let values: [Double]
    }

    let captures: [String]
    /// At most three.
    let lines: [Line]

    private static let width = 760.0, left = 46.0, right = 560.0, top = 20.0, bottom = 220.0

    /// The same in words, for those who do not see it.
    var words: String {
        lines.map { line in "\(line.name): " + zip(captures, line.values).map { "\($0) \(Wording.percent($1))" }.joined(separator: ", ") }
            .joined(separator: "; ")
    }

    func svg(id: String, title: String) -> HTML {
        Drawing.picture(id: id, width: Self.width, height: Self.bottom + 34, title: title, words: words) {
            for share in [0, 0.25, 0.5, 0.75, 1] {
                Drawing.line(Self.left, y(share), Self.right, y(share), class: "grid")
                Drawing.text(Wording.percent(share), x: Self.left - 6, y: y(share) + 4, anchor: "end", class: "ax")
            }
            for (at, capture) in captures.enumerated() {
                Drawing.text(capture, x: x(at), y: Self.bottom + 22, anchor: "middle", class: "ax")
            }
            for (n, line) in lines.enumerated() { drawn(line, n) }
        }
    }

    private func drawn(_ line: Line, _ n: Int) -> HTML {
        let style = "l\(n + 1)", points = line.values.enumerated().map { (x: x($0), y: y($1)) }
        return Tag.g {
            Tag.polyline(Drawing.points(points), .class(style))
            for point in points { Tag.circle(Attribute("cx", point.x), Attribute("cy", point.y), Attribute("r", 5), .class(style + " m")) }
            if let last = points.last { Drawing.text(line.name, x: last.x + 14, y: names[n], class: "t\(n + 1)") }
        }
    }

    /// Base lines of the names, kept apart where the lines end close together.
    private var names: [Double] {
        var places = lines.map { y($0.values.last ?? 0) + 4 }, above = -Double.infinity
        for at in places.indices.sorted(by: { (places[$0], $0) < (places[$1], $1) }) {
            places[at] = max(places[at], above + Drawing.text + 4)
            above = places[at]
        }
        return places
    }

    private func x(_ at: Int) -> Double {
        captures.count < 2 ? Self.left : Self.left + 30 + Double(at) * (Self.right - Self.left - 60) / Double(captures.count - 1)
    }

    private func y(_ share: Double) -> Double { Self.bottom - share * (Self.bottom - Self.top) }
}
