import MarketModel
import MarketStore
import Positioning
import Reports

/// Claims in the same words with the same concept as one row, to be decided several at once.
enum AlikePage {
    static let rowsAPage = 60

    /// Claims of one wording and concept.
    struct Group: Hashable {
        let concept: Concept
        let quoteKey: String
        let example: ReviewedClaim
        var claims: Int
        var brands: Set<String>

        /// Names the group in a form.
        var field: String {
            "concept=\(Form.encoded(concept.id.rawValue))&polarity=\(concept.polarity.rawValue)&quote=\(Form.encoded(quoteKey))"
        }
    }

    /// Undecided claims in groups: those that can move the list first, then the largest.
    static func groups(_ market: MarketReader, effect: Effect) throws -> [Group] {
        let claims = try market.claimsToReview(Verdicts(market).filter(), limit: Int(Int32.max))
        var groups: [[String]: Group] = [:]
        for claim in claims {
            let key = [claim.concept.id.rawValue, claim.concept.polarity.rawValue, claim.quoteKey]
            groups[key, default: Group(concept: claim.concept, quoteKey: claim.quoteKey, example: claim, claims: 0, brands: [])].claims += 1
            if let brand = claim.brand { groups[key]!.brands.insert(brand) }
        }
        let moving = effect.concepts
        return groups.values.sorted { a, b in
            let x = moving.contains(a.concept.id) ? 0 : 1, y = moving.contains(b.concept.id) ? 0 : 1
            return (x, b.claims, a.concept.id.rawValue, a.quoteKey) < (y, a.claims, b.concept.id.rawValue, b.quoteKey)
        }
    }

    static func show(_ visit: Visit) throws -> SiteResponse {
        let effect = Effect(visit.analysis)
        let groups = try visit.site.market.read { try Self.groups($0, effect: effect) }
        let parts = Pages.parts(groups.count, of: rowsAPage), part = visit.request.number("p", in: 1...parts)
        let shown = Array(groups.dropFirst((part - 1) * rowsAPage).prefix(rowsAPage))
        let content =
            Tag.h1 { "Alike claims" }
            + Tag.p(.class("lead")) {
                "\(count(groups.count, "row")) for \(count(groups.reduce(0) { $0 + $1.claims }, "claim")): same words, same concept. What can move a position comes first."
            } + (shown.isEmpty ? Tag.p(.class("empty")) { "Nothing is left to decide." } : form(shown, visit)) + pager(part, parts)
        return visit.page(content: content, title: "Alike claims")
    }

    private static func form(_ groups: [Group], _ visit: Visit) -> HTML {
        Tag.form(Attribute("method", "post"), Attribute("action", "/decide-many"), .id("alike")) {
            if visit.isKnown {
                hidden("token", visit.site.gate.token)
                hidden("back", visit.here)
                Tag.div(.class("acts wide")) {
                    Tag.button(Attribute("type", "submit"), Attribute("name", "do"), Attribute("value", "accept"), .class("yes")) {
                        "Accept chosen "
                        Tag.kbd { "⇧A" }
                    }
                    Tag.button(Attribute("type", "submit"), Attribute("name", "do"), Attribute("value", "reject"), .class("no")) {
                        "Reject chosen "
                        Tag.kbd { "⇧R" }
                    }
                    Tag.label(Attribute("for", "many-to")) { "Concept" }
                    Tag.input(
                        .id("many-to"), Attribute("name", "to"), Attribute("maxlength", "200"), Attribute("autocomplete", "off"),
                        Attribute("list", "choices"))
                    Tag.button(Attribute("type", "submit"), Attribute("name", "do"), Attribute("value", "set-concept")) { "Give to chosen" }
                }
            }
            Tag.div(.class("scroll"), .role("region"), .label("Alike claims"), Attribute("tabindex", "0")) {
                Tag.table(.class("list")) {
                    Tag.thead {
                        Tag.tr {
                            Tag.th(.scope("col")) { Tag.span(.class("hide")) { "Choose" } }
                            Tag.th(.scope("col")) { "Words on the pages" }
                            Tag.th(.scope("col")) { "Read as" }
                            Tag.th(.scope("col"), .class("num")) { "Claims" }
                            Tag.th(.scope("col")) { "What it moves" }
                        }
                    }
                    Tag.tbody { for (n, group) in groups.enumerated() { row(group, n, Effect(visit.analysis)) } }
                }
            }
            Tag.element("datalist", [.id("choices")]) {
                for row in visit.analysis.matrix.concepts.prefix(400) {
                    Tag.option(Attribute("value", row.concept.label)) { row.concept.id.rawValue }
                }
            }
        }
    }

    private static func row(_ group: Group, _ n: Int, _ effect: Effect) -> HTML {
        let claim = group.example, words = Excerpt.stretches(claim.text, marking: [claim.evidence.range], context: 60)
        return Tag.tr {
            Tag.td {
                Tag.input(
                    Attribute("type", "checkbox"), .id("g\(n)"), Attribute("name", "g\(n)"), Attribute("value", group.field),
                    .label("Choose “\(Escaping.clipped(group.quoteKey, to: 60))” as \(group.concept.label)"))
            }
            Tag.th(.scope("row"), .class("long")) {
                Tag.label(Attribute("for", "g\(n)"), Attribute("dir", "auto")) {
                    for stretch in words { if stretch.isMarked { Tag.mark { stretch.text } } else { stretch.text } }
                }
                Tag.span(.class("why")) {
                    group.brands.count > 3 ? "\(group.brands.count) brands" : group.brands.sorted().joined(separator: ", ")
                }
            }
            Tag.td {
                Tag.a(.href(Form.link("/concept", ["id": group.concept.id.rawValue]))) { group.concept.label }
                Tag.span(.class("why")) { group.concept.angle.rawValue + (group.concept.polarity == .absent ? ", absent" : "") }
            }
            Tag.td(.class("num")) { group.claims }
            Tag.td { effect.said(claim) ?? "no position" }
        }
    }

    static func hidden(_ name: StaticString, _ value: String) -> HTML {
        Tag.input(Attribute("type", "hidden"), Attribute("name", name.description), Attribute("value", value))
    }

    private static func pager(_ part: Int, _ parts: Int) -> HTML {
        guard parts > 1 else { return HTML() }
        return Tag.nav(.class("pager"), .label("Rows")) {
            if part > 1 { Tag.a(.href("/alike?p=\(part - 1)"), Attribute("rel", "prev")) { "← Previous" } }
            Tag.span { "Rows: \(part) of \(parts)" }
            if part < parts { Tag.a(.href("/alike?p=\(part + 1)"), Attribute("rel", "next")) { "Next →" } }
        }
    }
}

extension ReviewSite {
    /// Decides every claim of the chosen rows in one transaction: all of them, or none.
    func changeMany(_ request: SiteRequest, _ fields: [String: String], back: String) async throws -> SiteResponse {
        let chosen = fields.filter { $0.key.hasPrefix("g") && Int($0.key.dropFirst()) != nil }.map { Form.fields(Array($0.value.utf8)) }
        guard !chosen.isEmpty else { return failure("Choose at least one row.", status: 400, request) }
        let time = now()
        let concepts = try await analyses.current().analysis.matrix.concepts.map(\.concept)
        let last: DecisionEntry?
        do {
            last = try market.write { market -> DecisionEntry? in
                let claims = try market.reader.claimsToReview(Verdicts(market.reader).filter(), limit: Int(Int32.max))
                var last: DecisionEntry?
                for claim in claims
                where chosen.contains(where: {
                    $0["concept"] == claim.concept.id.rawValue && $0["polarity"] == claim.concept.polarity.rawValue
                        && $0["quote"] == claim.quoteKey
                }) {
                    var one = fields
                    one["page"] = claim.page.rawValue
                    one["concept"] = claim.concept.id.rawValue
                    one["polarity"] = claim.concept.polarity.rawValue
                    one["quote"] = claim.quoteKey
                    last = try Change(one).record(market, concepts: concepts, author: author, time: time)
                }
                return last
            }
        } catch let problem as Change.Problem {
            return failure(problem.message, status: 400, request)
        }
        guard let last else { return failure("These claims are decided already.", status: 409, request) }
        await analyses.start()
        return .seeOther(LocalPath.adding("did", last.key, to: back))
    }
}
