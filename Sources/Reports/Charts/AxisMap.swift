/// Brands on two named axes that can be counted on the pages, so that a distance can be read off the scales.
struct AxisMap: Hashable, Sendable {
    struct Axis: Hashable, Sendable {
        /// What is counted, with its unit.
        let name: String
        /// What stands at the low and at the high end; empty when the name says it.
        var low = "", high = ""
        let isLogarithmic: Bool
        let ticks: [Tick]
        let range: ClosedRange<Double>

        struct Tick: Hashable, Sendable {
            let value: Double
            let text: String
        }

        /// 0 to 1 along the axis.
        func place(_ value: Double) -> Double {
            func scale(_ v: Double) -> Double { isLogarithmic ? Scale.logarithm(v) : v }
            let low = scale(range.lowerBound), high = scale(range.upperBound)
            return high > low ? min(1, max(0, (scale(value) - low) / (high - low))) : 0.5
        }
    }

    struct Mark: Hashable, Sendable {
        let name: String
        let x, y: Double
        /// 0 to 1, drawn as area.
        let weight: Double
        var isOwn = false
    }

    /// A stretch of the vertical axis where nobody stands.
    struct Vacancy: Hashable, Sendable {
        let range: ClosedRange<Double>
        let text: String
    }

    let id: String
    let title: String
    let words: String
    let across: Axis
    let up: Axis
    let marks: [Mark]
    var vacancy: Vacancy?

    static let width = 1080.0, height = 560.0
    private static let plot = Box(left: 92, top: 24, right: 1060, bottom: 496)
    /// Radius of the smallest and of the largest mark; a crowd is drawn smaller.
    private var radii: (smallest: Double, largest: Double) { marks.count <= 30 ? (4.5, 18) : marks.count <= 100 ? (3.5, 12) : (2.5, 8) }

    /// The drawing and, below it, the names that found no room, by number.
    func html() -> HTML {
        let plot = Self.plot
        var texts: [Box] = []
        func x(_ value: Double) -> Double { plot.left + 14 + across.place(value) * (plot.right - plot.left - 28) }
        func y(_ value: Double) -> Double { plot.bottom - 14 - up.place(value) * (plot.bottom - plot.top - 28) }
        let empty: HTML? = vacancy.flatMap { band($0, y, &texts) }
        let points = marks.map { mark in
            LabelPlacer.Point(
                x: x(mark.x), y: y(mark.y), radius: radii.smallest + (radii.largest - radii.smallest) * max(0, mark.weight).squareRoot(),
                label: mark.name)
        }
        let inner = Box(left: plot.left + 2, top: plot.top + 2, right: plot.right - 2, bottom: plot.bottom - 2)
        let names = LabelPlacer(size: Drawing.name, frame: inner, taken: texts).place(points)
        let drawing = Drawing.picture(id: id, width: Self.width, height: Self.height, title: title, words: words) {
            Tag.rect(
                .x(plot.left), .y(plot.top), .width(plot.right - plot.left), .height(plot.bottom - plot.top), .class("frame"))
            empty
            scales(x, y)
            zip(marks, points).map(Self.dot)
            names.compactMap { $0 }.map(Self.name)
        }
        return drawing + list(names)
    }

    private static func dot(_ mark: Mark, at point: LabelPlacer.Point) -> HTML {
        Tag.g {
            Tag.title { mark.name }
            Tag.circle(
                Attribute("cx", point.x), Attribute("cy", point.y), Attribute("r", point.radius), .class(mark.isOwn ? "dot own" : "dot"))
        }
    }

    private static func name(_ name: LabelPlacer.Placed) -> HTML {
        let text = Drawing.text(name.text, x: name.x, y: name.y, anchor: name.anchor.rawValue, class: "bl")
        guard let line = name.leader else { return text }
        return Drawing.line(line.x1, line.y1, line.x2, line.y2, class: "lead") + text
    }

    private func band(_ vacancy: Vacancy, _ y: (Double) -> Double, _ texts: inout [Box]) -> HTML? {
        let plot = Self.plot, top = y(vacancy.range.upperBound) + 3, bottom = y(vacancy.range.lowerBound) - 3
        guard bottom - top >= 22 else { return nil }
        let base = (top + bottom) / 2 + 4
        texts.append(Drawing.box(vacancy.text, x: plot.left + 18, y: base, size: Drawing.text, isBold: true))
        return Tag.g {
            Tag.rect(
                .x(plot.left + 6), .y(top), .width(plot.right - plot.left - 12), .height(bottom - top), .class("vac"))
            Drawing.text(vacancy.text, x: plot.left + 18, y: base, class: "vact")
        }
    }

    private func scales(_ x: (Double) -> Double, _ y: (Double) -> Double) -> HTML {
        let plot = Self.plot, ends = across.high.isEmpty ? across.name : across.high
        // Tick labels that would touch the one before are left out.
        var last = -Double.infinity
        var marks = HTML()
        for tick in across.ticks {
            let at = x(tick.value), half = TextMeasure.width(tick.text, size: Drawing.axisText) / 2
            marks += Drawing.line(at, plot.bottom, at, plot.bottom + 5, class: "axl")
            guard at - half > last + 6, at + half < Self.width - 2 else { continue }
            last = at + half
            marks += Drawing.text(tick.text, x: at, y: plot.bottom + 18, anchor: "middle", class: "ax")
        }
        var above = Double.infinity
        for tick in up.ticks {
            let at = y(tick.value)
            marks += Drawing.line(plot.left - 5, at, plot.left, at, class: "axl")
            guard at < above - Drawing.axisText * 1.3 else { continue }
            above = at
            marks += Drawing.text(tick.text, x: plot.left - 8, y: at + 4, anchor: "end", class: "ax")
        }
        return Tag.g {
            marks
            if !across.low.isEmpty { Drawing.text("← " + across.low, x: plot.left, y: plot.bottom + 44, class: "axn") }
            Drawing.text(ends + " →", x: plot.right, y: plot.bottom + 44, anchor: "end", class: "axn")
            Tag.text(
                Attribute("transform", "translate(14 \(Attribute.number((plot.top + plot.bottom) / 2))) rotate(-90)"),
                Attribute("text-anchor", "middle"), .class("axn")
            ) { up.name + " →" }
        }
    }

    private func list(_ names: [LabelPlacer.Placed?]) -> HTML {
        let numbered = zip(marks, names).filter { $1?.isNumber ?? false }.map { "\($1!.text) \($0.name)" }
        let unnamed = zip(marks, names).filter { $1 == nil }.map(\.0.name)
        guard !numbered.isEmpty || !unnamed.isEmpty else { return HTML() }
        return Tag.p(.class("note")) {
            if !numbered.isEmpty { "In the crowd: \(numbered.joined(separator: " · ")). " }
            if unnamed.count > 12 {
                "\(unnamed.count) stand too close to be named; hold the pointer over a mark, or see the files."
            } else if !unnamed.isEmpty {
                "Too close to be named: \(unnamed.joined(separator: ", "))."
            }
        }
    }
}
