import MarketModel

extension Settings {
    /// A number that a user may change: what it means, its default and its range.
    public struct Key: Sendable {
        /// As typed on the command line: `weight.demand`.
        public let name: String
        public let meaning: String
        public let range: ClosedRange<Double>
        let path: any WritableKeyPath<Settings, Double> & Sendable

        /// The value of a market that never changed it.
        public var defaultValue: Double { Settings()[keyPath: path] }
    }

    /// Why a setting was refused.
    public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// What was wrong and what to type instead.
        public let description: String
    }

    /// All numbers, in the order in which they are printed.
    public static let keys: [Key] = [
        Key(
            name: "zone.title", meaning: "prominence of a claim in the title", range: 0...1,
            path: \.zoneTitle),
        Key(
            name: "zone.heading", meaning: "prominence of a claim in a heading", range: 0...1,
            path: \.zoneHeading),
        Key(
            name: "zone.bullet", meaning: "prominence of a claim in a bullet", range: 0...1,
            path: \.zoneBullet),
        Key(
            name: "zone.meta", meaning: "prominence of a claim in the meta description", range: 0...1,
            path: \.zoneMeta),
        Key(
            name: "zone.structured", meaning: "prominence of a claim in structured data", range: 0...1,
            path: \.zoneStructured),
        Key(
            name: "zone.paragraph", meaning: "prominence of a claim in running text", range: 0...1,
            path: \.zoneParagraph),
        Key(
            name: "zone.other", meaning: "prominence of a claim anywhere else", range: 0...1,
            path: \.zoneOther),
        Key(
            name: "strength.repetition",
            meaning: "what each further mention leaves of the distance to full strength", range: 0.5...1,
            path: \.repetition),
        Key(
            name: "distinctiveness.prior",
            meaning: "mentions that the market's mean weighs beside a brand's own", range: 1...1000,
            path: \.priorMentions),
        Key(
            name: "standing.table-stakes",
            meaning: "share of brands from which a concept is table stakes", range: 0.3...1,
            path: \.tableStakesShare),
        Key(
            name: "standing.contested", meaning: "share of brands from which a concept is contested",
            range: 0...1, path: \.contestedShare),
        Key(
            name: "weight.demand", meaning: "weight of demand in a gap's score", range: 0...5,
            path: \.weightDemand),
        Key(
            name: "weight.vacancy", meaning: "weight of vacancy in a gap's score", range: 0...5,
            path: \.weightVacancy),
        Key(
            name: "weight.plausibility", meaning: "weight of plausibility in a gap's score", range: 0...5,
            path: \.weightPlausibility),
        Key(
            name: "weight.distance",
            meaning: "weight of the distance from rivals' strong points in a gap's score", range: 0...5,
            path: \.weightDistance),
        Key(
            name: "weight.fit", meaning: "weight of the fit to own capabilities in a gap's score",
            range: 0...5, path: \.weightFit),
        Key(
            name: "gate.brands", meaning: "observable rival brands below which no gap is proposed",
            range: 1...100, path: \.minimumBrands),
        Key(
            name: "gate.coverage",
            meaning: "share of the brands that must be observable before absence counts", range: 0...1,
            path: \.minimumCoverage),
        Key(
            name: "gate.confidence",
            meaning: "confidence below which an extracted claim does not fill a cell", range: 0...1,
            path: \.minimumConfidence),
        Key(
            name: "gate.strength", meaning: "strength below which a claim does not hold ground: an aside in an answer", range: 0...1,
            path: \.minimumStrength),
        Key(
            name: "gate.mentions", meaning: "reviews that must mention an aspect before it is demand",
            range: 1...100,
            path: \.minimumMentions),
        Key(
            name: "gate.synonym",
            meaning: "overlap of words (F1) from which a rival's words occupy a concept", range: 0.3...1,
            path: \.synonymOverlap),
        Key(
            name: "statistics.z", meaning: "z of the Wilson bound: 1.96 is 95 %", range: 0.5...4,
            path: \.confidenceZ),
        Key(
            name: "statistics.ease-lambda", meaning: "regularisation of the plausibility model",
            range: 0.1...1000, path: \.easeLambda),
        Key(name: "list.gaps", meaning: "gaps that are kept", range: 1...1000, path: \.maximumGaps),
        Key(
            name: "list.combination-concepts",
            meaning: "concepts that combinations are made of, best first", range: 2...200,
            path: \.combinationConcepts),
        Key(
            name: "list.shortlist", meaning: "entries of the shortlist", range: 1...10,
            path: \.shortlistSize),
        Key(
            name: "shortlist.diversity", meaning: "weight of being unlike the entries already chosen",
            range: 0...1,
            path: \.shortlistDiversity),
        Key(
            name: "draft.words", meaning: "words of a drafted selling point, at most", range: 4...30,
            path: \.draftWords),
    ]

    /// The value of a key; `nil` when there is none of that name.
    public subscript(_ name: String) -> Double? {
        Settings.keys.first { $0.name == name }.map { self[keyPath: $0.path] }
    }

    /// Changes one setting as typed.
    ///
    /// `exclude` adds a concept id to the exclusions, `include` takes it away, `countries` is a list with commas.
    public mutating func set(_ name: String, _ value: String) throws(Refusal) {
        switch name {
        case "exclude", "include":
            guard let id = ConceptID(rawValue: value) else {
                throw Refusal(
                    description: "“\(value)” is no concept id; write one like feature/noise-cancelling")
            }
            excludedConcepts.removeAll { $0 == id }
            if name == "exclude" { excludedConcepts = (excludedConcepts + [id]).sorted() }
        case "countries":
            countries = value.split(separator: ",").map { String($0.filter { $0 != " " }).uppercased() }
                .filter { !$0.isEmpty }.sorted()
        default:
            guard let key = Settings.keys.first(where: { $0.name == name }) else {
                let names = (Settings.keys.map(\.name) + ["exclude", "include", "countries"]).joined(
                    separator: ", ")
                throw Refusal(description: "there is no setting “\(name)”; there are \(names)")
            }
            guard let number = Double(value), number.isFinite, key.range.contains(number) else {
                throw Refusal(
                    description:
                        "\(name) takes a number from \(key.range.lowerBound) to \(key.range.upperBound), not “\(value)”"
                )
            }
            self[keyPath: key.path] = number
        }
    }
}
