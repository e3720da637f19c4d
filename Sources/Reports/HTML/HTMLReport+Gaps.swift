import MarketModel
import Positioning

extension HTMLReport {
    func gaps() -> HTML {
        let gaps = analysis.gaps
        guard !gaps.isEmpty else {
            return section("gaps", "Gaps", "No gap passed the gates. See the notes at the top for what is missing.", "")
        }
        let shown = gaps.prefix(Self.mostGaps)
        let rest = gaps.count - shown.count
        return section(
            "gaps", "All gaps, with their evidence",
            "Ground that no rival holds, or nearly none. Open one to see what was searched, the nearest miss, what customers say, and what would overturn it. The range beside a rank is where it lands when the weights move by 20 %.",
            """
            <div class="gaps">\(shown.map(card))</div>
            \(rest > 0 ? "<p class=\"note\">\(Wording.count(rest, "further gap")) in <code>gaps.json</code>.</p>" as HTML : "")
            """)
    }

    private func card(_ gap: Gap) -> HTML {
        let range =
            gap.rankRange.lowerBound == gap.rankRange.upperBound
            ? "" : "\(gap.rankRange.lowerBound)–\(gap.rankRange.upperBound)"
        return """
            <details class="gap">
            <summary><span class="rank">\(gap.rank)</span>\
            <span class="what"><b>\(gap.label)</b> \(chip(Wording.kind(gap.kind), class: "kind"))\
            <span class="reason">\(gap.evidence.reason)</span></span>\
            <span class="score"><b>\(Table.fixed(gap.score, 2))</b>\(range.isEmpty ? "" : "<small>rank \(range)</small>" as HTML)</span></summary>
            <div class="evidence" id="gap-\(gap.rank)">
            \(components(gap))
            \(evidence(gap.evidence))
            <p class="where">Id: <code>\(gap.id)</code></p>
            </div>
            </details>

            """
    }

    private func components(_ gap: Gap) -> HTML {
        let order = ["demand", "vacancy", "plausibility", "distance", "fit"]
        let known = gap.components.keys.sorted {
            (order.firstIndex(of: $0) ?? order.count, $0) < (order.firstIndex(of: $1) ?? order.count, $1)
        }
        let rows = known.map { name -> HTML in
            let value = gap.components[name] ?? 0
            let shown = Table.fixed(value, 2)
            return "<div><dt>\(Wording.component(name))</dt><dd>\(bar(value, "\(shown) of 1"))<span>\(shown)</span></dd></div>"
        }
        let unknown = order.filter { gap.components[$0] == nil }
        let note =
            unknown.isEmpty
            ? ""
            : "<p class=\"where\">Not known here, so not counted: \(unknown.map(Wording.component).joined(separator: "; ")).</p>" as HTML
        return "<dl class=\"components\">\(rows)</dl>\(note)"
    }

    private func evidence(_ evidence: GapEvidence) -> HTML {
        let search = evidence.search
        let unseen = search.brandsNotObservable.isEmpty ? "" : "; not observable: \(search.brandsNotObservable.joined(separator: ", "))"
        let failed = search.pagesFailed > 0 ? ", \(Wording.count(search.pagesFailed, "page")) failed" : ""
        let searched =
            "\(Wording.count(search.brandsSeen, "brand")) on \(Wording.count(search.pagesSeen, "page"))\(failed)\(unseen)."
            + (search.forms.isEmpty
                ? "" : " Searched for: \(search.forms.prefix(14).joined(separator: ", "))\(search.forms.count > 14 ? ", …" : "").")
        return """
            <div class="fact-list"><h4>What was searched</h4><p>\(searched)</p></div>
            \(list("Where the idea comes from", evidence.origins))
            \(evidence.path.count > 1 ? list("How it was narrowed", [evidence.path.joined(separator: " → ")]) : "")
            \(quoted("Nearest misses", evidence.nearestMisses))
            \(evidence.demand.map { quoted("What customers say: \(Wording.demand($0))", $0.quotes, keepsTitle: true) } ?? "")
            \(quoted("What supports it", evidence.support))
            \(evidence.rivalStrength.map { list("The rival strength that it avoids or uses", [$0]) } ?? "")
            \(list("Why it may be empty", evidence.whyEmpty))
            \(list("What would overturn it", evidence.overturnedBy))
            \(statistics(evidence.statistics))
            """
    }

    private func quoted(_ title: String, _ found: [PageQuote], keepsTitle: Bool = false) -> HTML {
        guard !found.isEmpty || keepsTitle else { return "" }
        return "<div class=\"fact-list\"><h4>\(title)</h4>\(found.isEmpty ? "" : quotes(found))</div>"
    }

    private func statistics(_ values: [String: Double]) -> HTML {
        guard !values.isEmpty else { return "" }
        let rows = values.keys.sorted().map { "\(Wording.spaced($0)) \(JSONWriter.digits(JSONWriter.rounded(values[$0]!, 3)))" }
        return list("Statistics", [rows.joined(separator: " · ")])
    }
}
