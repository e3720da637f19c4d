internal import MarketModel

/// The order of cards: by worth, where grounds that are alike push each other down or share a card, with the warranty's card and the scenes
/// placed among them.
enum Ranking {
    /// A candidate in its place.
    struct Placed {
        let candidate: Candidate
        /// Worth after it was pushed down by what is alike and stands higher.
        let value: Double
        /// Rows folded into the card after its own, by worth.
        var folded: [Int] = []
    }

    /// Rows that a card holds beside its own.
    private static let mostFolded = 3
    /// Wants that are weighed against each other; the rest is too far down to be read.
    private static let mostWants = 120

    /// - Parameter limit: cards that are wanted.
    static func order(_ ground: Ground, limit: Int) -> [Placed] {
        var placed = wants(ground, limit: limit)
        for number in NumberBeyond.find(ground, left: []) {
            let at = placed.firstIndex { $0.value < number.worth.value } ?? placed.count
            placed.insert(Placed(candidate: number, value: number.worth.value), at: at)
            // It answers for its wants: further down they need no card of their own.
            let answered = Set([number.row] + number.beside)
            let isAbove = placed[..<at].contains { $0.candidate.row == number.row }
            if isAbove {
                placed.remove(at: at)
            } else {
                placed = placed[...at] + placed[(at + 1)...].filter { !answered.contains($0.candidate.row) }
            }
        }
        let scenes = LeftOutScene.find(ground, left: []).map { Placed(candidate: $0, value: $0.worth.value) }
        return Array(interleaved(placed, scenes).prefix(limit))
    }

    /// Wants alone, in their order.
    static func wants(_ ground: Ground, limit: Int) -> [Placed] {
        let wants = GapKinds.wants(ground).sorted { ($1.worth.value, $0.row) < ($0.worth.value, $1.row) }
        return varied(Array(wants.prefix(mostWants)), ground, limit: limit)
    }

    /// Greedily the worthiest next, each halved for every alike one above it; what is nearly the same, or wanted by the same customers, joins
    /// the card above instead. Maximal marginal relevance after Carbonell and Goldstein, SIGIR 1998, with a factor for the difference.
    private static func varied(_ wants: [Candidate], _ ground: Ground, limit: Int) -> [Placed] {
        let settings = ground.settings
        var left = wants, values = wants.map(\.worth.value), placed: [Placed] = []
        func fold(_ row: Int, into other: Int) -> Bool {
            // What is sold by its absence is never one ground with what is sold by being there: fluoride, and none of it.
            ground.ledger.rows[row].concept.polarity == ground.ledger.rows[other].concept.polarity
                && (ground.likeness.of(row, other) >= settings.fold || isTogether(row, other, ground))
        }
        while !left.isEmpty, placed.count < limit + mostWants / 2 {
            let best = left.indices.max {
                (values[$0], left[$0].worth.value, left[$1].row) < (values[$1], left[$1].worth.value, left[$0].row)
            }!
            let next = left.remove(at: best), value = values.remove(at: best)
            if let host = placed.firstIndex(where: { fold(next.row, into: $0.candidate.row) }) {
                if placed[host].folded.count < mostFolded { placed[host].folded.append(next.row) }
                continue
            }
            placed.append(Placed(candidate: next, value: value, folded: next.beside))
            for at in left.indices
            where ground.likeness.of(left[at].row, next.row) >= settings.alike || isTogether(left[at].row, next.row, ground) {
                values[at] *= settings.alikeKeeps
            }
        }
        return placed.sorted { ($1.value, $0.candidate.row) < ($0.value, $1.candidate.row) }
    }

    /// Whether the same customers want both, and both are this market's own wants.
    private static func isTogether(_ a: Int, _ b: Int, _ ground: Ground) -> Bool {
        ground.together.isMore(a, b, than: Int(ground.settings.voicedTogether))
            && min(ground.particular(ground.ledger.rows[a]), ground.particular(ground.ledger.rows[b])) >= 0.5
    }

    /// Scenes take the tenth place, then the fifteenth, the twentieth and every fifth: more of them push out better wants.
    private static func interleaved(_ wants: [Placed], _ scenes: [Placed]) -> [Placed] {
        var cards: [Placed] = [], want = 0, scene = 0
        while want < wants.count || scene < scenes.count {
            let place = cards.count + 1
            let isScene = place == 10 || place > 10 && place.isMultiple(of: 5)
            if scene < scenes.count, isScene || want >= wants.count {
                cards.append(scenes[scene])
                scene += 1
            } else if want < wants.count {
                cards.append(wants[want])
                want += 1
            }
        }
        return cards
    }

    /// Best and worst rank of each placed candidate when each weight moves by 20 %.
    static func ranges(_ placed: [Placed], _ ground: Ground, limit: Int) -> [ClosedRange<Int>] {
        var ranges = placed.indices.map { ($0 + 1)...($0 + 1) }
        let place = Dictionary(
            placed.enumerated().map { (ground.ledger.rows[$1.candidate.row].concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        for path in moved {
            for factor in [0.8, 1.2] {
                var settings = ground.settings
                settings[keyPath: path] *= factor
                let other = ground.with(settings)
                for (rank, entry) in order(other, limit: limit).enumerated() {
                    guard let at = place[other.ledger.rows[entry.candidate.row].concept.id] else { continue }
                    ranges[at] = min(ranges[at].lowerBound, rank + 1)...max(ranges[at].upperBound, rank + 1)
                }
            }
        }
        return ranges
    }

    /// The weights whose movement a rank must survive.
    private static var moved: [WritableKeyPath<Settings, Double>] {
        [
            \.contextVoice, \.unhappyPower, \.freePower, \.particularPower, \.loneHolder, \.withoutFigure, \.trustShare, \.sceneFailing,
            \.scenePraise, \.alikeKeeps,
        ]
    }
}
