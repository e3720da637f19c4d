/// One brand's profile over the factors of the canvas, small, over the market's mean.
struct ProfileMultiple: Hashable, Sendable {
    let name: String
    /// One a factor, 0 to 100.
    let values: [Double]
    let mean: [Double]
    let factors: [String]

    private static let width = 232.0, height = 96.0, base = 76.0, left = 14.0, right = 218.0

    /// The factor where the brand is furthest ahead of the market; `nil` when it leads nowhere.
    var best: Int? {
        let ahead = values.indices.max { (values[$0] - mean[$0], $1) < (values[$1] - mean[$1], $0) }
        return ahead.flatMap { values[$0] > mean[$0] ? $0 : nil }
    }

    /// Numbers that a phone leaves out: every second, and those beside the one that is shown large.
    private func isSpare(_ n: Int) -> Bool { values.count > 8 && (n % 2 == 1 || best.map { abs($0 - n) == 1 } ?? false) }

    func svg() -> HTML {
        let step = (Self.right - Self.left) / Double(max(1, values.count - 1))
        func x(_ n: Int) -> Double { Self.left + Double(n) * step }
        func y(_ value: Double) -> Double { Self.base - (Self.base - 12) * min(100, max(0, value)) / 100 }
        let told = best.map { "stands out in \(factors[$0])" } ?? "stands out in nothing"
        return Tag.svg(
            Attribute("viewBox", "0 0 \(Attribute.number(Self.width)) \(Attribute.number(Self.height))"), .width(Self.width),
            .height(Self.height), .role("img"), .label("Profile of \(name) over \(Wording.count(values.count, "factor")); \(told)")
        ) {
            Drawing.line(Self.left, Self.base, Self.right, Self.base, class: "grid")
            Tag.polygon(
                Drawing.points(
                    [(Self.left, Self.base)] + mean.indices.map { (x($0), y(mean[$0])) } + [(x(max(0, mean.count - 1)), Self.base)]),
                .class("band"))
            Tag.polyline(Drawing.points(values.indices.map { (x($0), y(values[$0])) }), .class("l1"))
            if let best { Tag.circle(Attribute("cx", x(best)), Attribute("cy", y(values[best])), Attribute("r", 5), .class("l1 m")) }
            for n in values.indices {
                Tag.text(
                    .x(x(n)), .y(92), Attribute("text-anchor", "middle"),
                    .class(n == best ? "ax hi" : isSpare(n) ? "ax ev" : "ax")
                ) { String(n + 1) }
            }
        }
    }
}
