import MarketModel
import Testing

@testable import Positioning

private func decision(
    _ action: Decision.Action, page: String? = nil, concept: String? = nil, polarity: Polarity? = nil,
    quote: String? = nil,
    before: String? = nil, after: String? = nil
) -> Decision {
    Decision(
        action: action, page: page.map { PageID($0) },
        concept: concept.flatMap { ConceptID(rawValue: $0) }, polarity: polarity, quote: quote,
        before: before, after: after, author: "ana", time: "2026-11-02T10:00:00Z")
}

@Suite struct DecisionTests {
    private let pages = Synthetic.bottles

    private func replay(_ decisions: Decision...) -> Replay {
        Replay(decisions, to: pages, excluded: [])
    }

    private func ids(_ replay: Replay, _ page: Int) -> [String] {
        replay.pages[page].claims.map(\.concept.id.rawValue)
    }

    @Test func aRejectedClaimIsGone() {
        let done = replay(decision(.reject, page: "a", concept: "user/kids", quote: "kids"))
        #expect(ids(done, 0) == ["benefit/keeps-drinks-cold", "feature/stainless-steel"])
        #expect(done.inapplicable.isEmpty)
    }

    @Test func anAcceptedClaimIsCertain() {
        let done = replay(decision(.accept, page: "a", concept: "user/kids", quote: "kids"))
        #expect(done.pages[0].claims[2].confidence == 1)
    }

    @Test(arguments: [
        ("keeps drinks cold", true), ("Keeps your drinks cold", true), ("“keeps  drinks cold”!", true),
        ("keeps cold drinks fresh", true),
        ("dishwasher safe", false),
    ])
    func wordingMayMoveALittle(quote: String, applies: Bool) {
        let done = replay(
            decision(
                .reject, page: "a", concept: "benefit/keeps-drinks-cold",
                quote: Decision.normalizedQuote(quote)))
        #expect(done.inapplicable.isEmpty == applies)
        #expect(ids(done, 0).contains("benefit/keeps-drinks-cold") != applies)
    }

    @Test func theAngleChangesTheId() {
        let done = replay(
            decision(.setAngle, page: "a", concept: "user/kids", quote: "kids", after: "occasion"))
        #expect(ids(done, 0).contains("occasion/kids"))
    }

    @Test func thePolarityChangesTheId() {
        let done = replay(
            decision(
                .setPolarity, page: "b", concept: "feature/bpa-free", quote: "bpa free", after: "absent"),
            decision(
                .setPolarity, page: "c", concept: "feature/stainless-steel", quote: "stainless steel",
                after: "absent"))
        #expect(ids(done, 2).contains("feature/stainless-steel-free"))
        let back = Replay(
            [
                decision(
                    .setPolarity, page: "c", concept: "feature/stainless-steel-free",
                    quote: "stainless steel", after: "present")
            ],
            to: done.pages, excluded: [])
        #expect(ids(back, 2).contains("feature/stainless-steel"))
    }

    @Test func mergedConceptsAreOneOnEveryPageAndInDemand() {
        let done = replay(
            decision(.mergeConcept, concept: "feature/leak-proof", after: "benefit/keeps-drinks-cold"))
        #expect(done.inapplicable.isEmpty)
        #expect(
            done.pages[0].demand.allSatisfy { $0.concept.id.rawValue == "benefit/keeps-drinks-cold" })
    }

    @Test func mergingJoinsTwoClaimsOfAPage() {
        let done = replay(
            decision(
                .mergeConcept, concept: "feature/stainless-steel", after: "benefit/keeps-drinks-cold"))
        #expect(ids(done, 0) == ["benefit/keeps-drinks-cold", "user/kids"])
        #expect(done.pages[0].claims[0].also.count == 1)
    }

    @Test func aSplitTakesOnlyTheWordingItNames() {
        let done = replay(
            decision(
                .splitConcept, page: "a", concept: "feature/stainless-steel", quote: "stainless steel",
                after: "feature/steel-18-8"))
        #expect(ids(done, 0).contains("feature/steel-18-8"))
        #expect(ids(done, 2).contains("feature/stainless-steel"))
    }

    @Test func aRenamedConceptHasItsNewLabelInTheMatrix() {
        let analysis = MarketAnalyzer.analyze(
            MarketInput(
                pages: pages,
                decisions: [
                    decision(.renameConcept, concept: "feature/stainless-steel", after: "steel body")
                ]))
        #expect(
            analysis.matrix.concept(ConceptID(rawValue: "feature/stainless-steel")!)?.concept.label
                == "steel body")
    }

    @Test func aPageChangesBrandAndKind() {
        let done = replay(
            decision(.setBrand, page: "a", after: "Bay"), decision(.setKind, page: "b", after: "article"))
        #expect(done.pages[0].page.brand == BrandID(folding: "bay"))
        #expect(done.pages[1].page.kind == .article)
    }

    @Test func anExcludedConceptIsNoGap() {
        let analysis = MarketAnalyzer.analyze(
            MarketInput(
                pages: pages, decisions: [decision(.excludeConcept, concept: "feature/leak-proof")]))
        #expect(
            !analysis.gaps.contains { gap in
                gap.concepts.contains { $0.id.rawValue == "feature/leak-proof" }
            })
    }

    @Test func whatNoLongerAppliesIsSaidWithItsReason() {
        let stale = [
            decision(.reject, page: "gone", quote: "kids"),
            decision(.reject, page: "a", quote: "glow in the dark"),
            decision(.mergeConcept, concept: "feature/none", after: "feature/other"),
            decision(.setKind, page: "a", after: "leaflet"),
            decision(.setConcept, page: "a", concept: "user/kids", quote: "kids", after: "nonsense"),
            decision(.renameConcept, concept: "feature/none", after: "x"),
            decision(.setBrand, page: "gone", after: "x"),
        ]
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages, decisions: stale))
        #expect(analysis.inapplicable.map(\.decision) == stale)
        #expect(analysis.inapplicable.allSatisfy { !$0.reason.isEmpty })
    }

    @Test func aKeptLineStaysWithItsPositionAndMayBeEdited() throws {
        let gap = "open:feature/leak-proof", line = "Tip it over. Nothing happens."
        let keep = Decision(
            action: .keepLine, quote: Angle.benefit.rawValue, before: gap, after: line, author: "ana", time: "2026-11-02T10:00:00Z")
        let kept = MarketAnalyzer.analyze(MarketInput(pages: pages, decisions: [keep, keep]))
        let entry = try #require(kept.shortlist.entries.first { $0.gap.id == gap })
        #expect(entry.drafts.map(\.text) == [line] && entry.drafts[0].angle == .benefit)
        let edited = MarketAnalyzer.analyze(
            MarketInput(pages: pages, decisions: [keep, decision(.editDraft, before: line, after: "Upside down, and dry.")]))
        let again = try #require(edited.shortlist.entries.first { $0.gap.id == gap })
        #expect(again.drafts.map(\.text) == ["Upside down, and dry."] && again.drafts[0].generated == line)
    }

    @Test(arguments: [("open:feature/leak-proof", true), ("single:feature/leak-proof", true), ("single:feature/gone", false)])
    func aPositionOfAnEarlierRunIsFoundAgainOrToldAsGone(chosen: String, isThere: Bool) {
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages, decisions: [decision(.choosePosition, after: chosen)]))
        #expect(analysis.position == (isThere ? "open:feature/leak-proof" : chosen))
        #expect(analysis.notes.contains { $0.contains("no gap any more") } == !isThere)
    }
}
