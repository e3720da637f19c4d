import MarketModel
import Positioning

extension HTMLReport {
    /// The decision: a sentence, three facts, three grades, two runners-up.
    func answer() -> HTML {
        let first = analysis.gaps.first
        let stakes = book.rows.filter { $0.claimants > 1 && 2 * $0.claimants >= rivals.count }.prefix(2).map(\.concept.label)
        let headline = Headline(first, rivals: rivals.count, stakes: stakes)
        return Tag.section(.class("answer"), .labelled(by: "h")) {
            Tag.h1(.id("h")) { headline.sentence }
            if let first {
                Tag.p(.class("stand")) {
                    Tag.span { headline.call ?? "" }
                    " "
                    Tag.a(.href("#" + anchor(first))) { first.label }
                }
                Tag.ul(.class("facts")) { facts(first) }
                Tag.div(.class("sure"), .role("group"), .label("How sure")) { sureness(first) }
                runnersUp()
            } else {
                Tag.p(.class("lead")) { analysis.shortlist.note ?? "No ground passed: see what is missing below." }
            }
            if !analysis.notes.isEmpty { Tag.ul(.class("note")) { analysis.notes.map { note in Tag.li { note } } } }
        }
    }

    private func facts(_ gap: Gap) -> HTML {
        let demand = gap.evidence.demand, holders = gap.evidence.holders
        return HTML() + fact(String(demand.voices), demandWords(gap))
            + fact("\(holders.count) of \(rivals.count)", holderWords(gap)) + third(gap)
    }

    private func fact(_ number: String, _ words: String) -> HTML {
        Tag.li {
            Tag.b { number }
            words
        }
    }

    private func demandWords(_ gap: Gap) -> String {
        let demand = gap.evidence.demand, worth = gap.worth
        let verb =
            worth.wanting >= worth.context
            ? (demand.voices == 1 ? "customer misses it or asks for it" : "customers miss it or ask for it")
            : (demand.voices == 1 ? "customer speaks of it" : "customers speak of it")
        return verb + (demand.products > 1 ? ", at \(demand.products) products" : "")
    }

    private func holderWords(_ gap: Gap) -> String {
        let holders = gap.evidence.holders
        let verb = holders.count == 1 ? "brand claims it" : "brands claim it"
        guard !holders.isEmpty else {
            return verb
                + (gap.evidence.misses.isEmpty ? "" : "; the nearest says “\(Wording.clipped(gap.evidence.misses[0].text, to: 60))”")
        }
        return verb + ": " + Wording.joined(holders.prefix(4).map(\.name) + (holders.count > 4 ? ["\(holders.count - 4) more"] : []))
    }

    /// The fact that settles it: a figure to beat, a scene, praise elsewhere.
    private func third(_ gap: Gap) -> HTML {
        if let figure = gap.evidence.figure, let best = figure.best {
            return fact(
                Wording.quantity(best),
                "is the best figure that a brand states\(figure.brandName.map { " (\($0))" } ?? ""): the number to beat")
        }
        if let scene = gap.scene, scene.voices > 1 {
            return fact(String(scene.voices), "of them \(scene.voices == 1 ? "names" : "name") the scene: \(scene.concept.label)")
        }
        let praise = gap.evidence.demand.praise
        if praise > 0 {
            return fact(
                String(praise), praise == 1 ? "customer is pleased by it: it can be done" : "customers are pleased by it: it can be done")
        }
        return fact("0", "customers are pleased by it so far")
    }

    /// The three grades with what they rest on.
    private func sureness(_ gap: Gap) -> HTML {
        var first =
            gap.rankRange.lowerBound == gap.rankRange.upperBound
            ? "Keeps its place when the weights move by 20 %."
            : "Lands between \(gap.rankRange.lowerBound) and \(gap.rankRange.upperBound) when the weights move by 20 %: choose by what you can do."
        if analysis.backtest.isHardlyMoreThanChance { first += " Hidden-brand trials find hardly more than chance here." }
        return HTML() + sure("Is it empty?", gap.grades.empty, emptiness()) + sure("Is it wanted?", gap.grades.wanted, wanting(gap))
            + sure("Is it first?", gap.grades.first, first)
    }

    private func sure(_ question: String, _ given: Gap.Grade, _ words: String) -> HTML {
        Tag.p {
            Tag.b { question }
            " "
            grade(given)
            " \(words) "
            if question == "Is it first?" { Tag.a(.href("#trust")) { "More" } }
        }
    }

    func emptiness() -> String {
        let unseen = analysis.matrix.brands.count { !$0.isOwn && $0.notObservable != nil }
        let seen =
            unseen == 0
            ? "All \(Wording.count(rivals.count, "brand")) could be observed." : "\(Wording.count(unseen, "brand")) could not be observed."
        let test = analysis.backtest
        guard test.note == nil else { return seen }
        let calls = test.rows.reduce(0) { $0 + $1.vacancies }, wrong = test.rows.reduce(0) { $0 + $1.falseVacancies }
        guard calls > 0 else { return seen }
        return seen + " With brands hidden one by one, \(wrong) of \(calls) “vacant” calls were wrong."
    }

    func wanting(_ gap: Gap) -> String {
        let demand = gap.evidence.demand
        return
            "\(Wording.count(demand.voices, "voice")) in \(Wording.count(demand.reviews, "text")) by customers, as far as the pages show them."
    }

    private func runnersUp() -> HTML {
        let others = analysis.gaps.dropFirst().prefix(2)
        guard !others.isEmpty else { return HTML() }
        return Tag.p(.class("next")) {
            Tag.b { "If that is not yours to give: " }
            for (n, gap) in others.enumerated() {
                if n > 0 { ", or " }
                link(gap)
                " (\(told(gap)))"
            }
            "."
        }
    }

    /// "25 want it, nobody claims it".
    func told(_ gap: Gap) -> String {
        let voices = gap.evidence.demand.voices, holders = gap.evidence.holders.count
        return
            "\(voices) \(voices == 1 ? "wants" : "want") it, \(holders == 0 ? "nobody claims it" : "\(holders) of \(rivals.count) \(holders == 1 ? "claims" : "claim") it")"
    }
}
