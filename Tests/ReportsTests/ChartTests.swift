import Testing

@testable import Reports

@Suite struct ChartTests {
    @Test(arguments: [("ab", 10.0, 12.4), ("", 10, 0), ("AB", 10, 15.2), ("日本", 10, 20.8), ("W", 10, 10)])
    func textIsMeasuredByItsCharacters(text: String, size: Double, width: Double) {
        #expect(abs(TextMeasure.width(text, size: size) - width) < 0.01)
    }

    @Test func linesBreakAtSpacesAndNeverInsideAWord() {
        #expect(TextMeasure.lines("second year on screen", size: 10, room: 70) == ["second year", "on screen"])
        #expect(TextMeasure.lines("Geschwindigkeit hoch", size: 10, room: 40) == ["Geschwindigkeit", "hoch"])
    }

    @Test(arguments: [
        ((0.0, 0.0), (10.0, 10.0), true), ((0, 5), (3, 5), false), ((0, 9), (20, 9), false), ((5, 0), (5, 20), true),
        ((5, 5), (5, 5), true),
    ])
    func aLineMeetsABox(from: (Double, Double), to: (Double, Double), meets: Bool) {
        let box = Box(left: 4, top: 4, right: 8, bottom: 8)
        #expect(box.meets(from: (from.0, from.1), to: (to.0, to.1)) == meets)
    }

    /// Names cover no name, no point and no line, however many there are and wherever they stand.
    @Test(arguments: [1, 5, 12, 40, 93, 300], [UInt64(1), 2, 3])
    func namesCoverNothing(count: Int, seed: UInt64) {
        let points = ChartSamples.points(count, seed: seed)
        let frame = Box(left: 0, top: 0, right: 980, bottom: 470)
        let placed = LabelPlacer(size: 14, frame: frame).place(points)
        #expect(placed.count == count)
        let names = placed.enumerated().compactMap { n, name in name.map { (n, $0) } }
        for (n, name) in names {
            #expect(name.box.isInside(frame), "seed \(seed)")
            for (m, other) in names where m < n { #expect(!name.box.meets(other.box), "\(name.text) on \(other.text), seed \(seed)") }
            for (m, point) in points.enumerated() where m != n {
                #expect(!name.box.meets(Box(x: point.x, y: point.y, radius: point.radius)), "\(name.text) on a point, seed \(seed)")
            }
            for (_, other) in names {
                guard let line = other.leader, other != name else { continue }
                #expect(!name.box.meets(from: (line.x1, line.y1), to: (line.x2, line.y2)), "\(name.text) on a line, seed \(seed)")
            }
        }
        #expect(placed.count { $0 == nil || $0!.isNumber } <= (count <= 5 ? 0 : count <= 12 ? 1 : count))
    }

    @Test func theSamePointsGetTheSameNames() {
        let frame = Box(left: 0, top: 0, right: 980, bottom: 470), points = ChartSamples.points(40, seed: 9)
        #expect(LabelPlacer(size: 14, frame: frame).place(points) == LabelPlacer(size: 14, frame: frame).place(points))
    }

    @Test(arguments: [(0.0, 10.0, [0.0, 2, 4, 6, 8, 10]), (12, 47, [20.0, 30, 40]), (0.1, 0.45, [0.1, 0.2, 0.3, 0.4])])
    func anAxisCountsInRoundSteps(low: Double, high: Double, steps: [Double]) {
        let found = Scale.steps(low...high)
        #expect(found.count == steps.count && zip(found, steps).allSatisfy { abs($0 - $1) < 1e-9 }, "\(found)")
    }

    @Test func aLogarithmicAxisCountsInOneTwoFive() {
        #expect(Scale.logarithmicSteps(180...1200) == [200, 500, 1000])
        #expect(Scale.logarithmicSteps(210...390).count >= 3)
        for value in [0.001, 0.5, 1, 2, 9.99, 77_990] {
            let log = Scale.logarithm(value)
            #expect(abs(Scale.logarithm(value * value) - 2 * log) < 1e-9)
        }
        #expect(abs(Scale.logarithm(10) - 2.302585092994046) < 1e-12)
    }

    @Test(arguments: [
        (0, 16, 26, 13, Dumbbell.Reading.unclaimed), (16, 16, 26, 10, .notFelt), (6, 16, 15, 86, .even), (1, 16, 2, 30, .unclaimed),
        (3, 4, 0, 0, .notFelt),
    ])
    func aDumbbellReadsTheDistance(held: Int, brands: Int, wanting: Int, praise: Int, reading: Dumbbell.Reading) {
        #expect(Dumbbell(holders: held, brands: brands, wanting: wanting, praise: praise).reading == reading)
    }

    @Test(arguments: [(0, 5), (3, 16), (24, 24), (25, 25), (2, 48)])
    func aSquareIsABrand(held: Int, brands: Int) {
        let svg = HolderSquares(held: held, brands: brands).svg().markup
        #expect(svg.split(separator: "<rect", omittingEmptySubsequences: false).count - 1 == brands)
        #expect(svg.split(separator: "class=\"h\"", omittingEmptySubsequences: false).count - 1 == held)
        #expect(svg.contains("\(held) of \(brands) brands"))
    }

    @Test func manyBrandsAreABar() {
        let svg = HolderSquares(held: 30, brands: 300).svg().markup
        #expect(svg.split(separator: "<rect", omittingEmptySubsequences: false).count - 1 == 2)
    }

    @Test func anEmptyRowIsDrawnAsEmpty() {
        let row = HeatMap.Row(label: "quiet", cells: [.notFound, .notFound], holders: 0, wanting: 7, isOpen: true)
        let map = HeatMap(
            caption: "Who claims what", columns: [.init(name: "A", pages: "1"), .init(name: "B", pages: "2")],
            groups: [.init(name: "Benefit", rows: [row]), .init(name: "User", rows: [])], brands: 2)
        let html = map.html().markup
        #expect(html.contains("colspan=\"2\" class=\"void\">nobody"))
        #expect(html.contains("<b>7</b>") && !html.contains("User"))
    }

    @Test func aStringIsNeverMarkup() {
        let isOpen = true
        let html = Tag.p(.class("note")) { isOpen ? "<b>open</b>" : "" }
        #expect(html.markup == "<p class=\"note\">&lt;b&gt;open&lt;/b&gt;</p>")
        #expect(Tag.a(.href("\"onclick=x")) { "a" }.markup == "<a href=\"&quot;onclick=x\">a</a>")
        #expect(Tag.input(.flag("checked", true), .flag("hidden", false)).markup == "<input checked/>")
        #expect(Tag.p { isOpen ? Tag.b { "x" } : HTML() }.markup == "<p><b>x</b></p>")
    }
}
