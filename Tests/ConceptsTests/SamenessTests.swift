import Learning
import Lexicons
import MarketModel
import Testing
import TextAnalysis

@testable import Concepts

@Suite struct AverageLinkTests {
    /// The textbook algorithm: join the pair of groups with the largest mean likeness until none reaches the cut.
    private func reference(_ count: Int, _ likeness: [[Double]], cut: Double) -> [[Int]] {
        var groups = (0..<count).map { [$0] }
        while true {
            var best: (mean: Double, a: Int, b: Int)?
            for a in groups.indices {
                for b in groups.indices where b > a {
                    let sum = groups[a].reduce(0) { sum, i in sum + groups[b].reduce(0) { $0 + likeness[i][$1] } }
                    let mean = sum / Double(groups[a].count * groups[b].count)
                    if mean > best?.mean ?? 0 { best = (mean, a, b) }
                }
            }
            guard let best, best.mean >= cut else { return groups.map { $0.sorted() }.sorted { $0[0] < $1[0] } }
            groups[best.a] += groups[best.b]
            groups.remove(at: best.b)
        }
    }

    @Test(arguments: 1...40) func isTheTextbookAlgorithm(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = 3 + Int(random.unit() * 12)
        var likeness = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var edges: [AverageLink.Edge] = []
        for a in 0..<count {
            for b in a + 1..<count where random.unit() < 0.4 {
                let value = Float(random.unit())
                likeness[a][b] = Double(value)
                likeness[b][a] = Double(value)
                edges.append(.init(a: a, b: b, likeness: value))
            }
        }
        let groups = AverageLink.groups(count, edges, cut: 0.3)
        #expect(groups == reference(count, likeness, cut: Double(Float(0.3))))
        random.shuffle(&edges)
        #expect(AverageLink.groups(count, edges, cut: 0.3) == groups)
    }

    @Test func nothingAndLoners() {
        #expect(AverageLink.groups(0, [], cut: 0.3).isEmpty)
        #expect(AverageLink.groups(2, [.init(a: 0, b: 1, likeness: 0.29)], cut: 0.3) == [[0], [1]])
        #expect(AverageLink.groups(2, [.init(a: 0, b: 1, likeness: 0.31)], cut: 0.3) == [[0, 1]])
    }
}

@Suite struct RowJudgeTests {
    private static func member(_ id: String, _ wordings: String..., polarity: Polarity = .present) -> RowJudge.Member {
        RowJudge.Member(
            concept: Concept(id: ConceptID(rawValue: id)!, label: wordings[0], polarity: polarity),
            wordings: Dictionary(wordings.map { ($0, 1) }, uniquingKeysWith: +))
    }

    /// A market of thermos flasks, in our words.
    private static let market = [
        member("feature/lid-spill", "spill-proof lid", "a lid that never spills"), member("benefit/lid-spill", "no spills from the lid"),
        member("feature/steel-wall", "double steel wall"), member("feature/steel-walled", "double walled steel"),
        member("benefit/hot-night", "hot all night long"), member("benefit/night-heat", "stays hot all night"),
        member("feature/carry-loop", "carrying loop"),
        member("feature/loop-rope", "rope loop for carrying"), member("user/climber", "for climbers"),
        member("user/climber-hiker", "climbers and hikers"), member("feature/no-lead-solder", "no lead solder", polarity: .absent),
        member("feature/lead-solder", "lead solder"),
    ]

    @Test func everyConceptIsInOneRowWhateverTheOrder() throws {
        let judge = try #require(try RowJudge(lexicons: try Shipped.lexicons.get()))
        let rows = judge.rows(Self.market, products: ["Steel flask", "Flask with loop"])
        #expect(rows.rows.flatMap(\.ids).sorted() == Self.market.map(\.concept.id).sorted())
        let again = judge.rows(Self.market.reversed(), products: ["Flask with loop", "Steel flask"])
        #expect(again.rows == rows.rows)
        #expect(again.suggestions == rows.suggestions)
        for row in rows.rows { #expect(row.ids == row.ids.sorted() && !row.label.isEmpty) }
        for merge in rows.suggestions { #expect(merge.likeness >= 0.5 && merge.first < merge.second) }
        #expect(rows.suggestions.map(\.likeness) == rows.suggestions.map(\.likeness).sorted(by: >))
    }

    @Test(arguments: [
        ("feature/steel-wall", "feature/steel-walled", true), ("benefit/hot-night", "benefit/night-heat", true),
        ("feature/lead-solder", "feature/no-lead-solder", false), ("feature/carry-loop", "feature/steel-wall", false),
        ("benefit/hot-night", "user/climber", false),
    ])
    func groupsWhatSaysTheSame(a: String, b: String, together: Bool) throws {
        let judge = try #require(try RowJudge(lexicons: try Shipped.lexicons.get()))
        let rows = judge.rows(Self.market, products: ["Steel flask", "Flask with loop"])
        let row = rows.rows.first { $0.ids.contains(ConceptID(rawValue: a)!) }
        #expect(row?.ids.contains(ConceptID(rawValue: b)!) == together)
    }

    /// Of two concepts that the lexicon does not know, the row is named after the words that most of its wordings have and others lack.
    @Test func rowsAreNamedByTheirMostTypicalWording() throws {
        let lexicon = try Shipped.english()
        func member(_ id: String, _ label: String, _ wordings: [String: Int]) -> RowJudge.Member {
            RowJudge.Member(concept: Concept(id: ConceptID(rawValue: id)!, label: label), wordings: wordings)
        }
        let members = [
            member("feature/a", "zorbing flange", ["zorbing flange": 2, "the flange zorbs": 1]),
            member("feature/b", "flange", ["flange of steel": 1]), member("feature/c", "steel", ["steel": 4, "steel rim": 2]),
        ]
        let names = RowNames(groups: [[0, 1], [2]], members: members, lexicon: lexicon, analyzer: lexicon.analyzer())
        #expect(names.label(0) == "zorbing flange" && names.label(1) == "steel")
        let known = member("feature/bpa-free", "ignored", ["BPA free": 1])
        let both = RowNames(groups: [[0, 1]], members: [known, members[0]], lexicon: lexicon, analyzer: lexicon.analyzer())
        #expect(both.label(0) == lexicon.concept(known.concept.id)?.concept.label)
    }

    @Test func noMembersNoRows() throws {
        let judge = try #require(try RowJudge(lexicons: try Shipped.lexicons.get()))
        #expect(judge.rows([]).rows.isEmpty && judge.rows([]).suggestions.isEmpty)
        #expect(judge.rows([Self.market[0]]).rows.map(\.ids) == [[Self.market[0].concept.id]])
    }
}

@Suite struct ConceptJudgeTests {
    /// A phrase of a product is led to no concept by the words that name the product, or by a stem that means something else.
    @Test(arguments: [
        ("Watch Faces", "smart watch", "", "occasion/in-person"), ("Watch Faces", "smart watch", "", "feature/in-person-service"),
        ("Hand Blender", "hand blender", "", "feature/ambidextrous"), ("water filter", "water filter jug", "", "feature/filtered-water"),
        ("Glassworks kettle", "kettle", "Glassworks", "feature/glass"),
    ])
    func ordinaryWordsMakeNoLink(phrase: String, category: String, brand: String, id: String) throws {
        let resolver = try Shipped.resolver.get(), analyzer = try Shipped.english().analyzer()
        let context = resolver.context(category: category, name: nil, brand: brand, analyzer: analyzer)
        let text = analyzer.analyze(phrase)
        let found = resolver.resolution(of: text.parts.indices, in: text, angle: .feature, context: context, analyzer: analyzer)
        #expect(found.concept.id.rawValue != id, "\(found)")
    }

    @Test func doubtfulClaimsLinkLess() throws {
        let resolver = try Shipped.resolver.get(), analyzer = try Shipped.english().analyzer()
        let text = analyzer.analyze("Wipe the travel mug with a soft cloth.")
        let soft = text.parts.indices.filter { ["soft", "cloth"].contains(text.text(text.parts[$0].range)) }
        var context = PhraseContext()
        context.standing = .init(confidence: 0.02, strength: 0.5)
        let doubted = resolver.resolution(of: soft[0]..<soft[1] + 1, in: text, angle: .feature, context: context, analyzer: analyzer)
        #expect(doubted.entry == nil, "\(doubted)")
    }

    /// Two rows never bear one name: what says just a concept's name is that concept, what only shares its stem is not.
    @Test(arguments: [("Fluoride", Angle.feature, "feature/fluoride", true), ("colour", .feature, "feature/colourful", false)])
    func aDoubtfulClaimThatIsANameKeepsIt(phrase: String, angle: Angle, id: String, isIt: Bool) throws {
        let resolver = try Shipped.resolver.get(), analyzer = try Shipped.english().analyzer()
        let text = analyzer.analyze(phrase)
        var context = PhraseContext()
        context.standing = .init(confidence: 0.05, strength: 0.5)
        let found = resolver.resolution(of: text.parts.indices, in: text, angle: angle, context: context, analyzer: analyzer)
        #expect((found.concept.id.rawValue == id) == isIt, "\(found)")
    }

    /// What the lexicon knows is known however sure the claim is, as long as it is one.
    @Test(arguments: ["BPA-free", "dishwasher safe", "two year warranty", "stainless steel"])
    func sureClaimsKeepTheirLink(phrase: String) throws {
        let resolver = try Shipped.resolver.get(), analyzer = try Shipped.english().analyzer()
        let text = analyzer.analyze(phrase)
        var context = PhraseContext()
        context.standing = .init(confidence: 0.9, strength: 0.7)
        let found = resolver.resolution(of: text.parts.indices, in: text, angle: .feature, context: context, analyzer: analyzer)
        #expect(found.entry != nil, "\(found)")
    }

    @Test func ownConceptsAreNamedAfterHeadAndOneMore() throws {
        let resolver = try Shipped.resolver.get()
        let short = resolver.concept(of: "zorbing flange", angle: .feature)
        let long = resolver.concept(of: "our patented zorbing flange for gruntling", angle: .feature)
        #expect(short.id.slug.split(separator: "-").count == 2)
        #expect(long.label.split(separator: " ").count <= 4, "\(long)")
    }
}

@Suite struct SamenessTrainerTests {
    private static let phrases: [NamedPhrase] = {
        let said = [
            ("dishwasher safe", ["safe in the dishwasher", "dishwasher-safe", "goes in the dishwasher"]),
            ("bpa free", ["BPA-free", "no BPA", "free of BPA"]), ("warranty", ["two year warranty", "warranty of 24 months"]),
            ("long battery life", ["long battery life", "battery lasts all day"]),
            ("lightweight", ["lightweight", "weighs next to nothing"]),
        ]
        return ["a", "b", "c"].flatMap { market in
            said.flatMap { name, quotes in
                quotes.map {
                    NamedPhrase(
                        text: $0, name: name, angle: .feature, polarity: name == "bpa free" ? .absent : .present, group: market,
                        isMarket: true,
                        product: "Flask", category: "flask")
                }
            }
        }
    }()

    @Test func samePhrasesInAnyOrderGiveTheSameBytes() throws {
        let trainer = try SamenessTrainer(lexicons: try Shipped.lexicons.get())
        let files = trainer.train(Self.phrases).files
        #expect(files.keys.sorted() == ["en/concepts/judge.tsv", "en/concepts/rows.tsv"])
        #expect(trainer.train(Self.phrases.reversed()).files == files)
    }
}
