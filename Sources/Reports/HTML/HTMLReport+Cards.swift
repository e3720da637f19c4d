import MarketModel
import Positioning

extension HTMLReport {
    /// The evidence of each position: the first open, the others folded, all open on paper.
    func cards() -> ReportSection? {
        let gaps = analysis.gaps.prefix(Self.mostCards)
        guard let first = gaps.first else { return nil }
        let quotes = gaps.reduce(0) { $0 + $1.evidence.demand.all.count }
        let rest = analysis.gaps.count - gaps.count
        var avoided: Set<String> = []
        let opened = card(first, &avoided)
        let folded = gaps.dropFirst().map { self.folded($0, &avoided) }
        return ReportSection(
            id: "cards", short: "Evidence",
            heading: "The evidence: \(Wording.count(gaps.count, "position")) on \(Wording.count(quotes, "quote")) of customers",
            body: opened + folded.joined()
                + (rest > 0 ? Tag.p(.class("note")) { "\(Wording.count(rest, "further position")) in gaps.json." } : HTML()))
    }

    private func card(_ gap: Gap, _ avoided: inout Set<String>) -> HTML {
        let away = stayAway(gap, &avoided)
        return Tag.article(.class("card"), .id(anchor(gap)), .labelled(by: "h-" + anchor(gap))) {
            Tag.header {
                Tag.span(.class("no")) { gap.rank }
                Tag.div {
                    Tag.h3(.id("h-" + anchor(gap))) { gap.label }
                    Tag.p(.class("k")) { standing(gap) }
                }
            }
            Tag.p(.class("say")) { entry(gap)?.concept ?? gap.reason }
            details(gap)
            Tag.div(.class("three foot")) {
                Tag.div { told("Why it may be empty", gap.mayBeEmptyBecause) }
                Tag.div { away }
                Tag.div { told("What would overturn it", gap.overturnedBy) }
            }
        }
    }

    private func folded(_ gap: Gap, _ avoided: inout Set<String>) -> HTML {
        let away = stayAway(gap, &avoided)
        return Tag.details(.class("pos"), .id(anchor(gap))) {
            Tag.summary {
                Tag.span(.class("no")) { gap.rank }
                Tag.b { gap.label }
                " "
                Tag.span(.class("k")) { Wording.kind(gap.kind) }
                Tag.span(.class("one")) { gap.reason }
            }
            details(gap)
            Tag.div(.class("three")) {
                Tag.div {
                    told("Why it may be empty", gap.mayBeEmptyBecause)
                }
                Tag.div { away }
                Tag.div {
                    told("What would overturn it", gap.overturnedBy)
                    Tag.p(.class("mu")) {
                        "Empty: "
                        grade(gap.grades.empty)
                        " wanted: "
                        grade(gap.grades.wanted)
                        " order: "
                        grade(gap.grades.first)
                    }
                }
            }
        }
    }

    private func standing(_ gap: Gap) -> String {
        let range = gap.rankRange
        let place =
            range.lowerBound == range.upperBound
            ? "rank \(gap.rank)" : "rank \(gap.rank), between \(range.lowerBound) and \(range.upperBound) when the weights move by 20 %"
        let path = gap.path.count > 1 ? " · " + gap.path.joined(separator: " → ") : ""
        return "\(Wording.kind(gap.kind)) · \(Wording.angle(gap.angle).lowercased()) · \(place)\(path)"
    }

    /// What to say, what customers say, and what was searched.
    private func details(_ gap: Gap) -> HTML {
        Tag.div(.class("three")) {
            Tag.div {
                lines(gap)
                told("Proof you need", entry(gap)?.proofNeeded ?? [])
                told("What strengthens it", gap.evidence.lines)
                law(gap)
            }
            Tag.div { customers(gap) }
            Tag.div {
                misses(gap)
                holders(gap)
                searched(gap)
            }
        }
    }

    /// Lines whose parts are in the evidence, or that were brought in and passed.
    private func lines(_ gap: Gap) -> HTML {
        let drafts = entry(gap)?.drafts ?? []
        return Tag.h4 { "Selling points" }
            + (drafts.isEmpty
                ? Tag.p {
                    "Creneau does not invent copy. "
                    Tag.code { "creneau brief FILE \(gap.rank)" }
                    " gives people’s own words by angle."
                }
                : Tag.dl(.class("fobu")) {
                    for draft in drafts {
                        Tag.dt { Wording.angle(draft.angle) }
                        Tag.dd { draft.text }
                    }
                })
    }

    /// Customers' words: wants first, one of a pleased customer among them.
    private func customers(_ gap: Gap) -> HTML {
        let demand = gap.evidence.demand
        var seen: Set<Int> = [], shown: [VoiceQuote] = []
        for quote in demand.quotes where shown.count < 4 && seen.insert(quote.voice).inserted { shown.append(quote) }
        let praise = demand.praised.first { !seen.contains($0.voice) }
        let total = demand.all.count + demand.praised.count
        return Tag.h4 {
            "Customers say "
            Tag.small { "\(Wording.count(demand.voices, "voice")), \(demand.praise) pleased, of \(demand.reviews)" }
        }
            + Tag.ul(.class("qs")) {
                shown.map { quoted($0.quote) }
                if let praise { quoted(praise.quote, isPraise: true) }
            }
            + (total > shown.count + (praise == nil ? 0 : 1)
                ? Tag.p(.class("mu")) {
                    "\(shown.count + (praise == nil ? 0 : 1)) of \(Wording.count(total, "quote")); all are in gaps.json."
                } : HTML())
    }

    private func misses(_ gap: Gap) -> HTML {
        guard !gap.evidence.misses.isEmpty else { return Tag.h4 { "Nearest misses" } + Tag.p { "None came near." } }
        return Tag.h4 { "Nearest misses" } + Tag.ul(.class("qs")) { gap.evidence.misses.map { quoted($0) } }
    }

    private func holders(_ gap: Gap) -> HTML {
        let held = gap.evidence.holders.filter { $0.quote != nil }.prefix(3)
        guard !held.isEmpty else { return HTML() }
        return Tag.h4 { "Who claims it" }
            + Tag.ul(.class("qs")) { held.map { quoted($0.quote!, note: $0.quantity.map(Wording.quantity)) } }
    }

    private func searched(_ gap: Gap) -> HTML {
        let search = gap.evidence.searched
        let unseen = search.brandsNotObservable.isEmpty ? "" : " Not observable: \(search.brandsNotObservable.joined(separator: ", "))."
        let words = search.words.isEmpty ? "The concept" : search.words.joined(separator: ", ")
        return Tag.h4 { "Searched" }
            + Tag.p {
                "\(words): all sellers’ words on \(Wording.count(search.pagesSeen, "page")) of \(Wording.count(search.brandsSeen, "brand")); \(search.pagesFailed) failed.\(unseen)"
            }
    }

    private func law(_ gap: Gap) -> HTML {
        let flags = entry(gap)?.regulated ?? []
        return told(
            "Check the law",
            flags.map { "“\($0.pattern)”\($0.countries.isEmpty ? "" : " (\($0.countries.joined(separator: ", ")))"): \($0.note)" })
    }

    /// The rival nearest to this ground; one that an earlier card named is not told twice.
    private func stayAway(_ gap: Gap, _ avoided: inout Set<String>) -> HTML {
        guard let avoid = gap.avoid else { return told("Stay away from", ["Nobody stands near."]) }
        let isNew = avoided.insert(avoid.concept.id.rawValue + "\u{0}" + avoid.brand.rawValue).inserted
        return Tag.h4 { "Stay away from" }
            + Tag.p {
                Tag.b { "\(avoid.brandName): \(avoid.concept.label)" }
                if isNew, let quote = avoid.quote {
                    " "
                    Tag.q { Wording.clipped(quote.text, to: 140) }
                    " "
                    page(quote.page)
                }
            }
    }

    private func told(_ title: String, _ sentences: [String]) -> HTML {
        guard !sentences.isEmpty else { return HTML() }
        return Tag.h4 { title } + sentences.map { sentence in Tag.p { sentence } }.joined()
    }
}
