import MarketModel
import Positioning

extension HTMLReport {
    /// The own brand beside its rivals; only when one is named.
    func own() -> ReportSection? {
        guard let own = analysis.own else { return nil }
        let parity = own.parityGaps.map { "\(Wording.capitalised($0.concept.label)): \($0.rivals) of \(rivals.count) claim it" }
        let sole = own.sole.map { "\(Wording.capitalised($0.concept.label))\($0.holding.quotes.first.map { ": “\($0.text)”" } ?? "")" }
        let loud = own.outshouted.map { "\(Wording.capitalised($0.concept.label)): \($0.rivalName) says it more prominently" }
        let heading =
            "Your brand \(own.name): \(Wording.count(parity.count, "thing")) that most say and you do not, \(sole.count) that only you say"
        return ReportSection(
            id: "own", short: "Your brand", heading: own.note == nil ? heading : "Your brand: \(own.name)", lead: own.note ?? "",
            body: Tag.div(.class("three")) {
                list("Most say it, you do not", parity)
                list("Only you say it", sole)
                list("A rival says it louder", loud)
            })
    }

    private func list(_ title: String, _ lines: [String], most: Int = 12) -> HTML {
        Tag.div {
            Tag.h3 { title }
            if lines.isEmpty { Tag.p { "Nothing." } } else { Tag.ul { for line in lines.prefix(most) { Tag.li { line } } } }
            if lines.count > most { Tag.p(.class("mu")) { "and \(lines.count - most) more in matrix.xlsx" } }
        }
    }

    /// What could not be read, and what no saved page can tell.
    func unread() -> ReportSection {
        let summary = analysis.summary
        let missing = summary.failures.count + summary.notObservable.count
        let heading =
            missing == 0
            ? "What could not be read: every page was read"
            : "What could not be read: \(missing) of \(Wording.count(summary.pagesRead + summary.failures.count, "page"))"
        let counts =
            "\(summary.pagesRead) of \(summary.pagesRead + summary.failures.count) read · \(summary.failures.count) failed · \(summary.notObservable.count) not observable · \(summary.otherKinds.count) not product pages"
        return ReportSection(
            id: "unread", short: "Not read", heading: heading,
            body: Tag.table(.class("plain")) {
                Tag.tbody {
                    fact("Pages", Tag.p { counts } + leftOut(summary.notObservable) + failed(summary.failures))
                    if !summary.otherKinds.isEmpty { fact("No product pages", leftOut(summary.otherKinds)) }
                    fact(
                        "Brands",
                        summary.brandUnknown.isEmpty
                            ? Tag.p { "Every product page tells its brand." }
                            : Tag.p { "\(Wording.count(summary.brandUnknown.count, "page")) did not tell a brand: shown, but not counted." }
                                + leftOut(summary.brandUnknown))
                    fact("Counted once", Tag.p { countedOnce(summary) } + leftOut(summary.repeatedCopy))
                    fact(
                        "Never seen",
                        Tag.p {
                            "Pictures and videos on the pages; reviews that the saved pages do not show; other shops; brands’ own sites; what changed since the pages were saved."
                        })
                    if !analysis.inapplicable.isEmpty { fact("Decisions that no longer apply", inapplicable()) }
                }
            })
    }

    private func countedOnce(_ summary: MarketSummary) -> String {
        let copies = summary.repeatedCopy.count
        return
            (copies == 0
            ? "No page repeats another page of its brand."
            : "\(Wording.count(copies, "page repeats", "pages repeat")) another page of the brand: claims are kept, mentions not counted again.")
            + " A customer’s text on several pages is one voice."
    }

    private func fact(_ name: String, _ body: HTML) -> HTML {
        Tag.tr {
            Tag.th(.scope("row")) { name }
            Tag.td { body }
        }
    }

    private func leftOut(_ pages: [MarketSummary.LeftOut], most: Int = 12) -> HTML {
        guard !pages.isEmpty else { return HTML() }
        return Tag.ul {
            for left in pages.prefix(most) {
                Tag.li {
                    page(left.page)
                    " \(left.reason)"
                }
            }
            if pages.count > most { Tag.li { "and \(pages.count - most) more" } }
        }
    }

    private func failed(_ failures: [PageFailure], most: Int = 12) -> HTML {
        guard !failures.isEmpty else { return HTML() }
        return Tag.ul {
            for failure in failures.prefix(most) { Tag.li { "\(failure.source): \(failure.message)" } }
            if failures.count > most { Tag.li { "and \(failures.count - most) more" } }
        }
    }

    private func inapplicable() -> HTML {
        Tag.ul {
            for item in analysis.inapplicable {
                Tag.li {
                    "\(item.decision.action.rawValue) \(item.decision.quote ?? item.decision.concept?.rawValue ?? ""): \(item.reason)"
                }
            }
        }
    }

    /// Three questions, three grades, and what each rests on.
    func trust() -> ReportSection {
        let first = analysis.gaps.first, test = analysis.backtest
        let grades = first.map { [$0.grades.empty, $0.grades.wanted, $0.grades.first] } ?? []
        let lowest = grades.min()
        let heading =
            lowest.map {
                "How far to trust it: \($0 == .solid ? "solid on all three questions" : "no further than its thinnest part, \(Self.weakest(first!))")"
            }
            ?? "How far to trust it"
        let bound = Wording.percent(3.8416 / (Double(max(rivals.count, 1)) + 3.8416))
        return ReportSection(
            id: "trust", short: "Trust", heading: heading,
            lead: "Three questions, three grades for the first position. The headline may never be surer than the grades that it rests on.",
            body: Tag.table(.class("trust")) {
                Tag.thead { Tag.tr { for head in ["Question", "Grade", "Measured", "So"] { Tag.th(.scope("col")) { head } } } }
                Tag.tbody {
                    question(
                        "Is the ground empty?", first?.grades.empty,
                        emptiness() + " Statistically up to \(bound) of brands like these may still say what none of \(rivals.count) says.",
                        "Say “none of the \(rivals.count)”, not “nobody in the world”.")
                    question(
                        "Do customers want it?", first?.grades.wanted, first.map(wanting) ?? "No position to ask for.",
                        analysis.summary.reviews == 0
                            ? "Find reviews first: nothing here says that anybody wants it."
                            : "Reviews are those that the pages show: ask 50 buyers before you spend.")
                    question(
                        "Is the order right?", first?.grades.first, Self.order(test),
                        "It finds what is missing and wanted; it does not foresee what a rival will invent. Use the order as a start.")
                }
            })
    }

    private static func weakest(_ gap: Gap) -> String {
        let parts = [
            ("whether it is empty", gap.grades.empty), ("whether it is wanted", gap.grades.wanted), ("the order", gap.grades.first),
        ]
        let lowest = parts.map(\.1).min()!
        return Wording.joined(parts.filter { $0.1 == lowest }.map(\.0)) + " (\(lowest.rawValue))"
    }

    private func question(_ name: String, _ given: Gap.Grade?, _ measured: String, _ so: String) -> HTML {
        Tag.tr {
            Tag.th(.scope("row")) { name }
            Tag.td { given.map(grade) ?? .text("–") }
            Tag.td { measured }
            Tag.td { so }
        }
    }

    private static func order(_ test: BacktestReport) -> String {
        if let note = test.note { return note }
        let unique = test.rows.reduce(0) { $0 + $1.wanted }, found = test.rows.reduce(0) { $0 + $1.recovered20.count }
        return
            "Hidden brands: of \(Wording.count(unique, "thing")) that one brand alone holds and customers of others want, \(found) came up in the first 20 (\(Wording.percent(test.recall20)); by chance \(Wording.percent(test.chance20)), by how often they are spoken of \(Wording.percent(test.baseline20))). Each brand’s customers want \(Wording.percent(test.wantedShare)) of what only another holds."
    }

    func method() -> ReportSection {
        let files = ["matrix.xlsx", "matrix.csv", "claims.csv", "gaps.json", "shortlist.md"]
        return ReportSection(
            id: "method", short: "Method, files", heading: "Method and files",
            body: Tag.p {
                "Claims are read from titles, bullets and text; reviews and questions count as demand only, never as a brand’s claim. Brands are counted, not pages; customers are counted, not reviews. Words are quoted as they stand on the page, mistakes included."
            }
                + Tag.p(.class("files")) { for file in files { Tag.a(.href(file)) { file } } })
    }
}
