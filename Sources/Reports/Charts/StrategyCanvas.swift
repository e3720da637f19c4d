/// How prominently brands claim the factors of a market, from the most to the least held (Kim and Mauborgne, 2005).
struct StrategyCanvas: Hashable, Sendable {
    struct Factor: Hashable, Sendable {
        let name: String
        let holders: Int
        /// The middle half of the brands, 0 to 100.
        let middle: ClosedRange<Double>
        /// Held by next to nobody.
        let isOpen: Bool
    }

    struct Line: Hashable, Sendable {
        let name: String
        /// One a factor, 0 to 100.
        let values: [Double]
        /// The line of the user: drawn on top.
        var isOwn = false
    }

    let id: String
    let title: String
    let words: String
    let factors: [Factor]
    /// At most two rivals and the own line: more cannot be told apart in grey.
    let lines: [Line]
    let brands: Int
    /// What the grid's heights mean, by value.
    let levels: [Level]

    struct Level: Hashable, Sendable {
        let value: Double
        let text: String
    }

    static let width = 1080.0
    private static let left = 56.0, right = 1056.0, top = 48.0, bottom = 340.0
    private static let lineHeight = 16.0

    private var step: Double { (Self.right - Self.left) / Double(max(1, factors.count)) }

    func x(_ factor: Int) -> Double { Self.left + (Double(factor) + 0.5) * step }

    func y(_ value: Double) -> Double { Self.bottom - (Self.bottom - Self.top) * min(100, max(0, value)) / 100 }

    /// Names under the axis, wrapped; `nil` when a word is wider than its column: then they go into a list.
    private var wrapped: [[String]]? { Self.wrapped(factors.map(\.name)) }

    /// Whether the names of so many factors can be written below the axis.
    static func hasRoom(for names: [String]) -> Bool { wrapped(names) != nil }

    private static func wrapped(_ names: [String]) -> [[String]]? {
        let room = (right - left) / Double(max(1, names.count)) - 4
        let lines = names.map { TextMeasure.lines($0, size: Drawing.text, room: room) }
        let fits = lines.allSatisfy { $0.count <= 4 && $0.allSatisfy { TextMeasure.width($0, size: Drawing.text) <= room } }
        return fits ? lines : nil
    }

    func html() -> HTML {
        let names = wrapped, deepest = names?.map(\.count).max() ?? 0
        let counts = Self.bottom + 28 + Double(deepest) * Self.lineHeight + 20
        let legend = namedLines()
        let drawing = Drawing.picture(id: id, width: Self.width, height: counts + 12, title: title, words: words) {
            vacancy()
            for level in levels {
                Drawing.line(Self.left, y(level.value), Self.right, y(level.value), class: "grid")
                Drawing.text(Table.fixed(level.value, 0), x: Self.left - 6, y: y(level.value) + 4, anchor: "end", class: "ax")
            }
            Tag.polygon(
                Drawing.points(
                    factors.indices.map { (x($0), y(factors[$0].middle.upperBound)) }
                        + factors.indices.reversed().map { (x($0), y(factors[$0].middle.lowerBound)) }), .class("band"))
            for (n, line) in lines.enumerated() { polyline(line, style(n)) }
            for (n, factor) in factors.enumerated() {
                Drawing.text(String(n + 1), x: x(n), y: Self.bottom + 24, anchor: "middle", class: "fx hi")
                if let names {
                    for (row, text) in names[n].enumerated() {
                        Drawing.text(
                            text, x: x(n), y: Self.bottom + 24 + Double(row + 1) * Self.lineHeight, anchor: "middle", class: "fx")
                    }
                }
                Drawing.text("\(factor.holders) of \(brands)", x: x(n), y: counts, anchor: "middle", class: "ax")
            }
            legend.placed
        }
        return drawing
            + Tag.p(.class("note")) {
                if names == nil { factors.enumerated().map { "\($0 + 1) \($1.name)" }.joined(separator: " · ") + ". " }
                "How prominently: "
                levels.map { "\(Table.fixed($0.value, 0)) \($0.text)" }.joined(separator: ", ")
                ". Grey: the middle half of the brands."
                if !legend.rest.isEmpty { " \(legend.rest.joined(separator: "; "))." }
            }
    }

    private func style(_ line: Int) -> String { lines[line].isOwn ? "l3" : line == 0 ? "l1" : "l2" }

    private func vacancy() -> HTML {
        guard let first = factors.firstIndex(where: \.isOpen), factors[first...].allSatisfy(\.isOpen) else { return HTML() }
        let left = x(first) - step / 2, most = factors[first...].map(\.holders).max() ?? 0
        let text = most == 0 ? "open ground: no brand" : "open ground: at most \(most) of \(brands) brands"
        return Tag.g {
            Tag.rect(.x(left), .y(Self.top), .width(Self.right - left), .height(Self.bottom - Self.top), .class("vac"))
            Drawing.text(text, x: Self.right, y: 20, anchor: "end", class: "vact")
        }
    }

    private func polyline(_ line: Line, _ style: String) -> HTML {
        let points = line.values.enumerated().map { (x: x($0), y: y($1)) }
        return Tag.g {
            Tag.polyline(Drawing.points(points), .class(style))
            for (at, value) in points {
                switch style {
                case "l1": Tag.circle(Attribute("cx", at), Attribute("cy", value), Attribute("r", 5), .class("l1 m"))
                case "l2": Tag.rect(.x(at - 4.5), .y(value - 4.5), .width(9), .height(9), .class("l2 m"))
                default:
                    Tag.path(Attribute("d", "M\(Attribute.number(at)) \(Attribute.number(value - 7))l7 7l-7 7l-7-7z"), .class("l3 m"))
                }
            }
        }
    }

    /// Each line named where it stands out most from the others and nothing is in the way; what finds no room is told below.
    private func namedLines() -> (placed: HTML, rest: [String]) {
        var taken: [Box] = [], placed = HTML(), rest: [String] = []
        let markers = lines.flatMap { line in line.values.enumerated().map { Box(x: x($0), y: y($1), radius: 8) } }
        let frame = Box(left: Self.left, top: 26, right: Self.right, bottom: Self.bottom - 4)
        for (n, line) in lines.enumerated() {
            let others = lines.indices.filter { $0 != n }
            let order = line.values.indices.sorted { a, b in
                func lead(_ at: Int) -> Double { line.values[at] - (others.map { lines[$0].values[at] }.max() ?? 0) }
                return (lead(b), a) < (lead(a), b)
            }
            let spot = order.lazy.flatMap { at in self.spots(line, at) }.first { spot in
                let box = spot.box
                return box.isInside(frame) && !taken.contains(where: box.meets) && !markers.contains(where: box.meets)
                    && !self.lines.contains { self.touches($0, box) }
            }
            if let spot {
                taken.append(spot.box.grown(by: 2))
                placed += Drawing.text(line.name, x: spot.x, y: spot.y, anchor: spot.anchor, class: "t\(style(n).suffix(1))")
            } else {
                rest.append(
                    "\(["l1": "Solid line, round marks", "l2": "Dashed line, square marks", "l3": "Thick line, diamonds"][style(n)]!): \(line.name)"
                )
            }
        }
        return (placed, rest)
    }

    private struct Spot {
        let x, y: Double
        let anchor: String
        let box: Box
    }

    private func spots(_ line: Line, _ at: Int) -> [Spot] {
        let x = x(at), y = y(line.values[at])
        return [
            (x, y - 14, "middle"), (x + 12, y - 6, "start"), (x - 12, y - 6, "end"), (x + 12, y + 16, "start"), (x - 12, y + 16, "end"),
        ].map {
            Spot(x: $0, y: $1, anchor: $2, box: Drawing.box(line.name, x: $0, y: $1, anchor: $2, size: 15, isBold: true))
        }
    }

    private func touches(_ line: Line, _ box: Box) -> Bool {
        line.values.indices.dropLast().contains { n in
            box.meets(from: (x(n), y(line.values[n])), to: (x(n + 1), y(line.values[n + 1])))
        }
    }
}
