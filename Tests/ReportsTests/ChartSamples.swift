@testable import Reports

/// Charts of markets of any size, drawn by a seed: crowds, equal places and long names among them.
enum ChartSamples {
    /// A plain linear congruential generator (Knuth's MMIX constants): the same seed gives the same market anywhere.
    struct Generator: RandomNumberGenerator {
        private var state: UInt64

        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let syllables = ["ka", "mor", "tel", "vi", "Sun", "nor", "AQUA", "tron", "li", "max", "WAVE", "on", "夏", "é"]

    static func name(_ generator: inout Generator) -> String {
        let parts = (0..<Int.random(in: 1...4, using: &generator)).map { _ in syllables.randomElement(using: &generator)! }
        return parts.joined().prefix(1).uppercased() + parts.joined().dropFirst() + (generator.next() % 5 == 0 ? " & Sons" : "")
    }

    static func points(_ count: Int, seed: UInt64) -> [LabelPlacer.Point] {
        var generator = Generator(seed: seed)
        return (0..<count).map { n in
            // Two thirds stand in a crowd, some on the very same place.
            let isCrowd = n % 3 != 0
            let x = isCrowd ? 400 + Double.random(in: 0...260, using: &generator) : Double.random(in: 20...960, using: &generator)
            let y = isCrowd ? 180 + Double.random(in: 0...160, using: &generator) : Double.random(in: 20...450, using: &generator)
            return LabelPlacer.Point(
                x: n % 7 == 1 ? 500 : x, y: n % 7 == 1 ? 240 : y, radius: Double.random(in: 4...18, using: &generator),
                label: name(&generator))
        }
    }

    static func map(_ count: Int) -> AxisMap {
        var generator = Generator(seed: UInt64(count))
        let marks = (0..<count).map { n in
            AxisMap.Mark(
                name: name(&generator), x: Double.random(in: 0...0.5, using: &generator) * (n % 4 == 0 ? 1 : 0.4),
                y: 200 + 900 * Double.random(in: 0...1, using: &generator) * Double.random(in: 0...1, using: &generator),
                weight: Double.random(in: 0...1, using: &generator))
        }
        let x = 0.0...0.5, y = 180.0...1200.0
        return AxisMap(
            id: "map-\(count)", title: "Map", words: "Brands by two counts.",
            across: .init(
                name: "share of claims about content", low: "claims about hardware", high: "claims about content and control",
                isLogarithmic: false, ticks: Scale.steps(x).map { .init(value: $0, text: Wording.percent($0)) }, range: x),
            up: .init(
                name: "median price", isLogarithmic: true,
                ticks: Scale.logarithmicSteps(y).map { .init(value: $0, text: Table.fixed($0, 0)) },
                range: y), marks: marks, vacancy: .init(range: 820...1010, text: "nobody between 820 and 1,010"))
    }

    static func canvas(_ count: Int, factors: Int = 12) -> StrategyCanvas {
        var generator = Generator(seed: UInt64(count) &+ 77)
        let words = ["wide", "viewing", "angle", "clear", "speech", "stays", "fast", "energy-saving", "water-resistant", "Google TV"]
        let rows = (0..<factors).map { n in
            let holders = max(0, count - n * count / max(1, factors - 2))
            let high = max(0, 90 - Double(n) * 8)
            let name = (0..<Int.random(in: 1...3, using: &generator)).map { _ in words.randomElement(using: &generator)! }
            return StrategyCanvas.Factor(
                name: name.joined(separator: " "), holders: holders, middle: max(0, high - 30)...high, isOpen: n >= factors - 3)
        }
        func line() -> [Double] { (0..<factors).map { _ in Double.random(in: 0...100, using: &generator) } }
        return StrategyCanvas(
            id: "canvas-\(count)", title: "Strategy canvas", words: "Factors from crowded to empty.", factors: rows,
            lines: [
                .init(name: name(&generator), values: line()), .init(name: name(&generator), values: line()),
                .init(name: "You, on position 1", values: line(), isOwn: true),
            ], brands: count,
            levels: [.init(value: 0, text: "silent"), .init(value: 50, text: "in passing"), .init(value: 100, text: "in the title")])
    }

    static func multiples(_ count: Int) -> HTML {
        var generator = Generator(seed: UInt64(count) &+ 5)
        let factors = (0..<12).map { "factor \($0)" }, mean = (0..<12).map { 90 - Double($0) * 7 }
        return Tag.ul(.class("mult")) {
            for _ in 0..<min(12, count) {
                let name = name(&generator)
                let values = (0..<12).map { _ in Double.random(in: 0...100, using: &generator) }
                Tag.li {
                    Tag.b { name }
                    ProfileMultiple(name: name, values: values, mean: mean, factors: factors).svg()
                }
            }
        }
    }
}
