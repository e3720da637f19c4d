import MarketModel
import Testing

@testable import Positioning

/// Words of many shapes, so that every template meets labels that could break it.
private let labels: [(String, String, Polarity)] = [
    ("feature/flip-top-cap", "Flip-top cap", .present), ("feature/bpa-free", "BPA-free", .absent),
    ("feature/led-display", "LED display", .present),
    ("feature/no-harmful-chemicals", "No harmful chemicals", .absent),
    ("feature/usb-c-charging", "USB-C charging", .present),
    ("feature/lightweight", "Lightweight", .present),
    ("feature/insulated-lid", "Insulated lid", .present), ("feature/ip67", "IP67 rating", .present),
    ("benefit/keeps-cold", "Keeps drinks cold", .present),
    ("benefit/easy-to-clean", "Easy to clean", .present),
    ("benefit/fresh-breath", "Fresh breath", .present),
    ("benefit/secure-fit", "Secure fit", .present), ("benefit/whitening", "Whitening", .present),
    ("user/braces", "People with braces", .present), ("user/kids", "Kids", .present),
    ("user/sensitive-skin", "Sensitive skin", .present),
    ("occasion/travel", "Travel", .present), ("occasion/car", "In the car", .present),
    ("occasion/bedtime", "Bedtime", .present),
]

@Suite struct DraftTests {
    private func gaps() -> [Gap] {
        let concepts = labels.map {
            Concept(id: ConceptID(rawValue: $0.0)!, label: $0.1, polarity: $0.2)
        }
        func gap(_ kind: Gap.Kind, _ concepts: [Concept]) -> Gap {
            Gap(
                kind: kind, label: Label.ofCombination(concepts), concepts: concepts, score: 0.5,
                components: [:], evidence: GapEvidence(reason: "r"))
        }
        let what = concepts.filter { $0.angle == .feature || $0.angle == .benefit }
        let whom = concepts.filter { $0.angle == .user || $0.angle == .occasion }
        return concepts.map { gap(.single, [$0]) } + what.map { gap(.proof, [$0]) }
            + what.map { gap(.number, [$0]) }
            + what.flatMap { a in whom.map { gap(.combination, [a, $0]) } }
            + what.flatMap { a in what.filter { $0.id != a.id }.map { gap(.weakness, [a, $0]) } }
            + what.flatMap { a in what.filter { $0.id > a.id }.map { gap(.combination, [a, $0]) } }
    }

    @Test func theTemplatesAreRead() {
        // One template may serve several angles.
        #expect(Shipped.templates.reduce(0) { $0 + $1.conceptAngles.count } > 200)
        for draft in Angle.allCases {
            for concept in Angle.allCases {
                #expect(Shipped.templates.contains { $0.draftAngle == draft && $0.conceptAngles.contains(concept) })
            }
        }
    }

    @Test func draftsOfEveryShapeAreShortPlainAndNeverTwice() {
        var input = MarketInput(pages: Synthetic.bottles)
        input.catalogue.templates = Shipped.templates
        let market = Market(pages: input.pages, input: input, target: nil)
        let matrix = Matrix(market)
        let tables = GroundTables(market, matrix: matrix, donors: [])
        let ground = GapGround(tables, matrix: matrix, demand: tables.demand(matrix: matrix), input: input, excluded: [])
        var writer = DraftWriter(ground: ground)
        var seen: Set<String> = []
        var complete = 0
        let all = gaps()
        for gap in all {
            let entry = writer.entry(gap, edited: [:])
            complete += Set(entry.drafts.map(\.angle)).count == 4 ? 1 : 0
            for draft in entry.drafts {
                let words = draft.text.split(separator: " ")
                #expect(words.count <= 12, "\(draft.text)")
                #expect(draft.text.last == ".", "\(draft.text)")
                #expect(
                    draft.text.first?.isUppercase == true || draft.text.first?.isNumber == true,
                    "\(draft.text)")
                #expect(
                    !draft.text.contains("{") && !draft.text.contains("/") && !draft.text.contains("  "),
                    "\(draft.text)")
                #expect(
                    !["a a", "a an", "an a", "for for", "a no", "with with"].contains {
                        (" " + draft.text.lowercased()).contains(" " + $0 + " ")
                    }, "\(draft.text)")
                #expect(
                    !draft.text.contains(" a LED") && !draft.text.contains(" an USB")
                        && !draft.text.contains(" a i"), "\(draft.text)")
                #expect(seen.insert(Decision.normalizedQuote(draft.text)).inserted, "twice: \(draft.text)")
            }
            #expect(!entry.concept.contains("/") && entry.concept.hasSuffix("."), "\(entry.concept)")
        }
        #expect(
            Double(complete) >= 0.75 * Double(all.count),
            "\(complete) of \(all.count) entries have all four angles")
    }

    @Test(arguments: [Angle.feature, .benefit, .occasion, .user])
    func aPairOfPromisesIsSaidWhole(angle: Angle) {
        func concept(_ id: String, _ label: String) -> Concept { Concept(id: ConceptID(rawValue: id)!, label: label) }
        let pair = [concept("benefit/fresh-breath", "Fresh breath"), concept("feature/eco-friendly", "Eco-friendly")]
        let gap = Gap(
            kind: .combination, label: "Eco-friendly, with fresh breath", concepts: pair, score: 0.5, components: [:],
            evidence: GapEvidence(reason: "r"))
        let whole = Shipped.templates.filter { $0.draftAngle == angle }.flatMap { template in
            pair.filter { template.conceptAngles.contains($0.angle) }.compactMap { DraftFill.fill(template.text, concept: $0, gap: gap) }
        }
        .filter { $0.said == 2 }
        #expect(whole.contains { $0.text.lowercased().contains("fresh breath") && $0.text.lowercased().contains("eco-friendly") })
    }

    @Test func aNumberWithoutASourceIsNotWritten() {
        var input = MarketInput(pages: Synthetic.bottles)
        input.catalogue.templates = [
            DraftTemplate(
                draftAngle: .feature, conceptAngles: [.feature], text: "{adjective} for 24 hours."),
            DraftTemplate(
                draftAngle: .feature, conceptAngles: [.feature], text: "{adjective} at last."),
        ]
        let analysis = MarketAnalyzer.analyze(input)
        let drafts = analysis.shortlist.entries.flatMap(\.drafts)
        #expect(!drafts.isEmpty)
        #expect(drafts.allSatisfy { !$0.text.contains("24") })
        let concept = Synthetic.concept("feature/leak-proof")
        input.capabilities = [Capability(text: "stays tight for 24 hours", concept: concept)]
        input.catalogue.templates.removeLast()
        let allowed = MarketAnalyzer.analyze(input).shortlist.entries.flatMap(\.drafts).map(\.text)
        #expect(allowed.contains("Leak proof for 24 hours."))
    }

    @Test(arguments: [
        ("Flip-top cap", "a flip-top cap"), ("LED display", "an LED display"),
        ("Insulated lid", "an insulated lid"), ("USB port", "a USB port"),
        ("Stainless steel", "stainless steel"), ("Volume buttons", "volume buttons"),
        ("One-year warranty", "a one-year warranty"), ("Fresh breath", "fresh breath"),
    ])
    func articlesAreRight(label: String, thing: String) {
        #expect(Label.thing(label) == thing)
    }
}
