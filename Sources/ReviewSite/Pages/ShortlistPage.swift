import MarketModel
import Positioning

/// The positions worth taking, each with selling points that can be edited and kept.
enum ShortlistPage {
    static func show(_ visit: Visit) -> SiteResponse {
        let shortlist = visit.analysis.shortlist
        return visit.page(
            "shortlist", title: "Shortlist",
            given([
                "remark": shortlist.note, "none": shortlist.entries.isEmpty ? true : nil,
                "entries": shortlist.entries.enumerated().map { entry($1, number: $0 + 1, visit) },
            ]))
    }

    private static func entry(_ entry: ShortlistEntry, number: Int, _ visit: Visit) -> Fields {
        let own = given([
            "number": number, "sentence": entry.concept, "gapID": entry.gap.id,
            "drafts": entry.drafts.enumerated().map { index, draft in
                given([
                    "angleName": draft.angle.rawValue, "text": draft.text, "before": draft.generated ?? draft.text,
                    "wasEdited": draft.generated, "field": "d\(number)-\(index + 1)",
                    "length": count(draft.text.split(separator: " ").count, "word"),
                ])
            },
            "proof": entry.proofNeeded.isEmpty ? nil : ["lines": entry.proofNeeded.map { ["line": $0] as Fields }] as Fields,
            "away": entry.gap.avoid.map { away in
                [
                    "rows": [
                        given([
                            "awayName": away.concept.label, "rival": away.brandName,
                            "theirWords": away.quote.map { Escaping.clipped($0.text, to: 120) },
                        ])
                    ]
                ] as Fields
            },
            "regulated": entry.regulated.isEmpty
                ? nil
                : [
                    "rows": entry.regulated.map { flag in
                        given([
                            "pattern": flag.pattern, "advice": flag.note,
                            "countries": flag.countries.isEmpty ? nil : flag.countries.joined(separator: ", "),
                        ])
                    }
                ] as Fields,
        ])
        return GapsPage.brief(entry.gap, visit).merging(own) { $1 }
    }
}
