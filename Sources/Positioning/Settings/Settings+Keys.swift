import MarketModel

extension Settings {
    /// A number that a user may change: what it means, its default and its range.
    public struct Key: Sendable {
        /// As typed on the command line: `worth.context`.
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
            name: "worth.context", meaning: "what a voice that tells the context weighs beside one that wants",
            range: 0...2, path: \.contextVoice),
        Key(
            name: "worth.unhappy", meaning: "exponent of the share of voices that are not satisfied",
            range: 0...3, path: \.unhappyPower),
        Key(
            name: "worth.free", meaning: "exponent of the share of the ground that is free",
            range: 0...3, path: \.freePower),
        Key(
            name: "worth.particular", meaning: "exponent of how much a want is this market's own",
            range: 0...3, path: \.particularPower),
        Key(
            name: "worth.lone", meaning: "factor where one rival alone claims it, on a badly rated page",
            range: 1...5, path: \.loneHolder),
        Key(
            name: "worth.unproven", meaning: "factor where a third of the rivals claim it and none gives a figure",
            range: 1...5, path: \.withoutFigure),
        Key(
            name: "worth.trust", meaning: "what the pooled wants of trust weigh on the warranty's card",
            range: 0...2, path: \.trustShare),
        Key(
            name: "kind.under-served", meaning: "share of the rivals up to which ground is under-served",
            range: 0.05...0.9, path: \.fewHolders),
        Key(
            name: "kind.crowded", meaning: "share of the rivals from which praised ground makes no card",
            range: 0.1...1, path: \.crowdedShare),
        Key(
            name: "kind.contradicted-pages", meaning: "pages that claim it with complaints, from which a promise is broken",
            range: 1...20, path: \.contradictedPages),
        Key(
            name: "kind.contradicted-share", meaning: "share of the pages that claim it with complaints, from which a promise is broken",
            range: 0...1, path: \.contradictedShare),
        Key(
            name: "scene.failing", meaning: "what a complaint weighs in a scene beside a mention",
            range: 0...5, path: \.sceneFailing),
        Key(
            name: "scene.praise", meaning: "what praise weighs in a scene beside a mention",
            range: 0...5, path: \.scenePraise),
        Key(
            name: "scene.held", meaning: "share of the rivals up to which a scene is left out",
            range: 0...1, path: \.sceneHolders),
        Key(
            name: "scene.words", meaning: "exponent of the share of pages whose copy lacks the scene's words",
            range: 0...5, path: \.sceneWords),
        Key(
            name: "scene.voices", meaning: "customers that a scene's card needs",
            range: 1...20, path: \.sceneVoices),
        Key(
            name: "scene.sure", meaning: "how surely the voices of a scene must be read, on the mean, beside a want too",
            range: 0...1, path: \.sceneSure),
        Key(
            name: "card.alike", meaning: "likeness from which two grounds push each other down",
            range: 0.3...1, path: \.alike),
        Key(
            name: "card.alike-keeps", meaning: "what an alike ground further down keeps of its worth",
            range: 0...1, path: \.alikeKeeps),
        Key(
            name: "card.fold", meaning: "likeness from which a ground joins the card of another",
            range: 0.3...1, path: \.fold),
        Key(
            name: "card.together", meaning: "customers who want both, from which a ground joins the card of another",
            range: 2...50, path: \.voicedTogether),
        Key(
            name: "card.voices",
            meaning: "customers behind a combination, a weakness, a missing proof, or a concept without a seller's name",
            range: 1...50, path: \.cardVoices),
        Key(
            name: "card.quotes", meaning: "customers whose words stand on a card; the others open from it",
            range: 1...50, path: \.cardQuotes),
        Key(
            name: "card.sure", meaning: "how surely the voices of ground that nobody claims must be read, on the mean",
            range: 0...1, path: \.cardSureness),
        Key(
            name: "grade.brands", meaning: "observable rivals from which emptiness is solid",
            range: 2...100, path: \.gradeBrands),
        Key(
            name: "grade.false-vacancy", meaning: "share of wrong vacancies in hidden-brand trials up to which emptiness is solid",
            range: 0...1, path: \.gradeFalseVacancy),
        Key(
            name: "grade.fair", meaning: "voices from which a want is fair",
            range: 1...100, path: \.gradeFairVoices),
        Key(
            name: "grade.solid", meaning: "voices from which a want is solid",
            range: 1...500, path: \.gradeSolidVoices),
        Key(
            name: "grade.reviews", meaning: "reviews that a solid want needs to have been read",
            range: 1...10000, path: \.gradeReviews),
        Key(
            name: "gate.brands", meaning: "observable rival brands below which no gap is proposed",
            range: 1...100, path: \.minimumBrands),
        Key(
            name: "gate.coverage", meaning: "share of the brands that must be observable before absence counts",
            range: 0...1, path: \.minimumCoverage),
        Key(
            name: "gate.confidence", meaning: "confidence below which an extracted claim does not fill a cell",
            range: 0...1, path: \.minimumConfidence),
        Key(
            name: "gate.mentions", meaning: "customers who must name a user or occasion before it is a segment",
            range: 1...100, path: \.minimumMentions),
        Key(
            name: "statistics.z", meaning: "z of the Wilson bound: 1.96 is 95 %",
            range: 0.5...4, path: \.confidenceZ),
        Key(
            name: "list.gaps", meaning: "cards that are kept",
            range: 1...1000, path: \.maximumGaps),
        Key(
            name: "list.shortlist", meaning: "entries of the shortlist",
            range: 1...20, path: \.shortlistSize),
    ]

    /// Names of settings that earlier versions kept: a market file that still holds one opens as before.
    public static let retired: Set<String> = [
        "weight.demand", "weight.vacancy", "weight.plausibility", "weight.distance", "weight.fit", "gate.strength", "gate.synonym",
        "statistics.ease-lambda", "list.combination-concepts", "shortlist.diversity", "draft.words",
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
