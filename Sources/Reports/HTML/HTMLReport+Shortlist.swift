import MarketModel
import Positioning

extension HTMLReport {
    func shortlist() -> HTML {
        let entries = analysis.shortlist.entries
        guard !entries.isEmpty else {
            return section(
                "shortlist", "Shortlist", analysis.shortlist.note ?? "No gap passed the gates in this market.", "")
        }
        let cards = entries.enumerated().map { card($1, number: $0 + 1) }
        return section(
            "shortlist", "Where you could stand",
            "\(Wording.count(entries.count, "position")) that differ from each other, the best first. The drafts are starting points, to be edited; the proof is what you need before you say it.",
            """
            \(analysis.shortlist.note.map { "<p class=\"note\">\($0)</p>" as HTML } ?? "")
            <div class="cards">\(cards)</div>
            """)
    }

    private func card(_ entry: ShortlistEntry, number: Int) -> HTML {
        let gap = entry.gap
        let drafts = entry.drafts.map { draft -> HTML in
            "<div><dt>\(Wording.angle(draft.angle))</dt><dd>\(draft.text)</dd></div>"
        }
        let away = entry.stayAway.map { rival -> String in
            "\(rival.concept.label) (\(rival.brandName)\(rival.quote.map { ": “\($0.text)”" } ?? ""))"
        }
        let regulated = entry.regulated.map { flag -> String in
            "“\(flag.pattern)”\(flag.countries.isEmpty ? "" : " (\(flag.countries.joined(separator: ", ")))"): \(flag.note)"
        }
        return """
            <article class="card">
            <header><span class="rank">\(number)</span><div><h3>\(gap.label)</h3>
            <p class="chips">\(chip(Wording.kind(gap.kind), class: "kind"))\(gap.concepts.map { chip($0.angle) })</p></div></header>
            <p class="concept">\(entry.concept)</p>
            <p class="reason">\(gap.evidence.reason)</p>
            <dl class="drafts">\(drafts)</dl>
            \(list("Proof you need", entry.proofNeeded))
            \(list("Stay away from", away))
            \(regulated.isEmpty ? "" : "<div class=\"regulated\">\(list("Check the law", regulated))</div>" as HTML)
            <p class="more"><a href="#gap-\(gap.rank)">Evidence: gap \(gap.rank)</a></p>
            </article>

            """
    }
}
