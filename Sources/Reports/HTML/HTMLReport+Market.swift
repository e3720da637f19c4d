import MarketModel
import Positioning

extension HTMLReport {
    func crowded() -> HTML {
        let ground = analysis.crowded.prefix(14)
        guard !ground.isEmpty else {
            return section("crowded", "Crowded ground", "No concept is held by two rivals: nothing here is crowded.", "")
        }
        let rows = ground.map { ground -> [HTML] in
            let owner = ground.owners.first
            return [
                "\(ground.concept.label) \(chip(ground.concept.angle))",
                "\(bar(ground.crowding, "crowding \(Table.fixed(ground.crowding, 2)) of 1"))",
                "<span class=\"whole\">\(ground.rivals) <span class=\"where\">(\(Wording.percent(ground.share)))</span></span>",
                .text(Wording.percent(ground.reach)),
                .text(ground.owners.prefix(3).map(\.name).joined(separator: ", ")),
                owner?.quote.map { "<q>\($0.text)</q>" } ?? "",
            ]
        }
        return section(
            "crowded", "Crowded ground",
            "What rivals already shout. Do not stand here without a reason; \(notReached() ? "reach is unknown, because no page states how many customers rated it." : "reach is the share of the market's ratings that its holders have.")",
            table(
                [
                    ("Concept", false), ("How hard", false), ("Brands", true), ("Reach", true), ("Loudest", false),
                    ("In their words", false),
                ],
                rows, caption: "Crowded ground"))
    }

    private func notReached() -> Bool { analysis.crowded.allSatisfy { $0.reach == nil } }

    func segments() -> HTML {
        let found = analysis.segments.prefix(30)
        guard !found.isEmpty else {
            return section(
                "segments", "Segments and the long tail", "No user, occasion, price tier or product type divides this market.", "")
        }
        let rows = found.map { segment -> [HTML] in
            [
                "\(segment.label)", .text(Wording.segment(segment.kind)), "\(segment.brands.count)", "\(segment.pages.count)",
                .text(Wording.percent(segment.share)), .text(Table.fixed(segment.concentration, 2)), "\(segment.demand)",
                segment.opportunity.map { "<b>open tail:</b> \($0)" } ?? (segment.isTail ? "tail" : ""),
            ]
        }
        let more = analysis.segments.count - found.count
        return section(
            "segments", "Segments and the long tail",
            "Found from the pages. Concentration is 1 when one brand has the segment alone. Run any view with --target to look inside one.",
            table(
                [
                    ("Segment", false), ("Kind", false), ("Brands", true), ("Pages", true), ("Share", true), ("Concentration", true),
                    ("Customers", true), ("", false),
                ], rows, caption: "Segments") + (more > 0 ? "<p class=\"note\">and \(more) more</p>" : ""))
    }

    func demand() -> HTML {
        let rows = analysis.demand.rows.prefix(16)
        guard !rows.isEmpty else {
            return section(
                "demand", "What customers say",
                "No review or question speaks of a known aspect, so demand is unknown and does not count in any score.", "")
        }
        let most = Double(rows.map { $0.requests + $0.praises + $0.complaints }.max() ?? 1)
        let bars = rows.map { row -> HTML in
            let parts = [("asked", row.requests), ("complained", row.complaints), ("praised", row.praises)]
            var start = 0.0, drawn = HTML()
            for (kind, n) in parts where n > 0 {
                let width = Double(n) / most * 100
                drawn += "<rect class=\"\(kind)\" x=\"\(Table.fixed(start, 2))%\" width=\"\(Table.fixed(width, 2))%\" height=\"100%\"/>"
                start += width
            }
            let said = parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
            return """
                <details><summary><span class="label">\(row.concept.label)</span>\
                <svg class="bar stacked" role="img" aria-label="\(said)" preserveAspectRatio="none">\(drawn)</svg>\
                <span class="counts">\(said) · \(row.rivals == 0 ? "no brand claims it" : Wording.count(row.rivals, "brand claims it", "brands claim it"))</span></summary>
                <p class="where">importance \(Table.fixed(row.importance, 1)), satisfaction \(Table.fixed(row.satisfaction, 1)) of 10; \
                opportunity \(Table.fixed(row.opportunity, 1)) of 20</p>
                \(quotes(row.quotes, limit: 6))</details>

                """
        }
        return section(
            "demand", "What customers say",
            "Counted once a review or question, \(analysis.demand.reviews) in all; the sellers' own words never count. Largest opportunity first; open a row to read them.",
            """
            <p class="legend"><span class="swatch asked"></span> asked for <span class="swatch complained"></span> complained of \
            <span class="swatch praised"></span> praised</p>
            <div class="demand">\(bars)</div>
            """)
    }

    func own() -> HTML {
        guard let own = analysis.own else { return "" }
        let parity = own.parityGaps.map {
            "\($0.concept.label): claimed by \(Wording.count($0.rivals, "rival")) (\(Wording.percent($0.share)))"
        }
        let sole = own.sole.map { "\($0.concept.label)\($0.holding.quotes.first.map { ": “\($0.text)”" } ?? "")" }
        let outshouted = own.outshouted.map {
            "\($0.concept.label): \($0.rivalName) says it louder (\(Table.fixed($0.rivalHolding.strength * 100, 0)) against \(Table.fixed($0.own.strength * 100, 0)))"
        }
        return section(
            "own", "Your brand: \(own.name)",
            own.note ?? "What everybody says and you do not, what only you say, and what others say louder.",
            """
            <div class="columns">\(list("Table stakes you do not claim", parity))\(list("Only you claim", sole))\
            \(list("Others say it louder", outshouted))</div>
            """)
    }
}
