import MarketModel
public import Positioning

/// What changed between snapshots, and what of it somebody should look at.
public struct HistoryView: Sendable {
    private let history: MarketHistory

    public init(_ history: MarketHistory) { self.history = history }

    static let one = "One capture only: analyse the market again with newer pages to compare."

    public func table() -> Table {
        var table = Table(
            title: "What changed",
            columns: [
                .init("from", "From"), .init("to", "To"), .init("change", "Change"), .init("who", "Who", narrowest: 10),
                .init("what", "What", narrowest: 16), .init("concept", "Concept id", narrowest: 14, isID: true),
                .init("how", "How", narrowest: 20), .init("quote", "Words", narrowest: 20),
            ])
        for change in history.changes {
            func add(_ kind: String, _ who: String?, _ what: String, _ concept: ConceptID?, _ how: String, _ quote: PageQuote?) {
                table.add([
                    .text(change.from), .text(change.to), .text(kind), .text(who), .text(what), .text(concept?.rawValue), .text(how),
                    .text(quote.map(Quoting.words)),
                ])
            }
            for ground in change.ground {
                add("ground \(ground.kind.rawValue)", ground.brandName, ground.label, nil, ground.why, ground.quote)
            }
            for move in change.moves {
                add("claim \(move.kind.rawValue)", move.brandName, move.concept.label, move.concept.id, move.what, move.quote)
            }
            for want in change.wants {
                add(want.isRising ? "want rising" : "want falling", nil, want.concept.label, want.concept.id, Self.shares(want), want.quote)
            }
            for brand in change.brandsAppeared { add("brand appeared", brand, brand, nil, "", nil) }
            for page in change.notObserved { add("not observed", nil, page.page.rawValue, nil, page.reason, nil) }
        }
        table.notes = notes
        return table
    }

    public func markdown(market: String) -> String {
        func text(_ text: String) -> String { Table.markdownText(text) }
        var out = "# What changed: \(text(market))\n"
        if history.points.contains(where: { $0.own != nil }) {
            out +=
                "\n## Your pages against “\(text(history.position ?? ""))”\n\n| capture | accurate | continuous | saturated |\n|---|---|---|---|\n"
            for point in history.points {
                guard let own = point.own else { continue }
                out +=
                    "| \(text(point.name)) | \(own.accuracy.n) of \(own.accuracy.of) | \(own.continuity.n) of \(own.continuity.of) | \(Wording.percent(own.saturation)) |\n"
            }
        }
        if !history.alerts.isEmpty {
            out += "\n## To look at\n\n" + history.alerts.map { "- \(text($0.day)): \(text($0.text))\n" }.joined()
        }
        for change in history.changes {
            out += "\n## \(text(change.from)) to \(text(change.to))\n"
            var lines = change.ground.map { ground in
                "**\(Wording.capitalised(ground.kind.rawValue))**: \(text(ground.label))\(ground.brandName.map { ", \(text($0))" } ?? ""), \(text(ground.why))"
                    + (ground.quote.map { ": \(text(Quoting.words($0)))" } ?? "")
            }
            lines += change.moves.map { move in
                "\(text(move.brandName)), **\(move.kind.rawValue)**: \(text(move.concept.label)), \(text(move.what)): \(text(Quoting.words(move.quote)))"
            }
            lines += change.wants.map {
                "Want **\($0.isRising ? "rising" : "falling")**: \(text($0.concept.label)), \(text(Self.shares($0)))"
            }
            lines += change.brandsAppeared.map { "**New brand**: \(text($0))" }
            lines += change.notObserved.map { "Not observed this time: \(text($0.page.rawValue)), \(text($0.reason))" }
            out += lines.isEmpty ? "\nNothing.\n" : "\n" + lines.map { "- \($0)\n" }.joined()
        }
        for note in notes { out += "\n\(text(note))\n" }
        return out
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.member("position", history.position)
            json.member("captures", array: history.points) { json, point in
                json.object { json in
                    json.member("name", point.name)
                    json.member("pages", point.pages)
                    json.member("rivals", point.rivals)
                    if let own = point.own {
                        json.member("accuracy", JSONWriter.rounded(own.accuracy.value))
                        json.member("continuity", JSONWriter.rounded(own.continuity.value))
                        json.member("saturation", JSONWriter.rounded(own.saturation))
                    }
                }
            }
            json.member("changes", array: history.changes) { $1.write(to: &$0) }
            json.key("alerts")
            json.array(history.alerts) { json, alert in
                json.object { json in
                    json.member("day", alert.day)
                    json.member("kind", alert.kind.rawValue)
                    json.member("text", alert.text)
                }
            }
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Alerts as a table.
    public static func alerts(_ alerts: [MarketHistory.Alert]) -> Table {
        var table = Table(
            title: "To look at", columns: [.init("day", "Capture"), .init("kind", "Kind"), .init("text", "What", narrowest: 30)])
        for alert in alerts { table.add([.text(alert.day), .text(alert.kind.rawValue), .text(alert.text)]) }
        return table
    }

    static func shares(_ want: MarketChange.Want) -> String {
        "\(want.after) of \(want.textsAfter) texts, was \(want.before) of \(want.textsBefore)"
    }

    private var notes: [String] {
        if history.changes.isEmpty { return [Self.one] }
        var notes: [String] = []
        for change in history.changes where change.failed > 0 {
            notes.append(
                "\(change.to): \(Wording.count(change.failed, "file")) could not be read; the pages stand as they were last read, and nothing that they said counts as dropped."
            )
        }
        return notes
    }
}

extension MarketChange {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("from", from)
            json.member("to", to)
            json.member("ground", array: ground) { json, ground in
                json.object { json in
                    json.member("kind", ground.kind.rawValue)
                    json.member("gap", ground.gapID)
                    json.member("label", ground.label)
                    json.member("brand", ground.brandName)
                    json.member("why", ground.why)
                    json.member("position", ground.isPosition)
                    Self.write(ground.quote, to: &json)
                }
            }
            json.member("claims", array: moves) { json, move in
                json.object { json in
                    json.member("kind", move.kind.rawValue)
                    json.member("brand", move.brandName)
                    json.member("own", move.isOwn)
                    move.concept.write(to: &json)
                    json.member("what", move.what)
                    json.member("pages", move.pages.map(\.rawValue))
                    Self.write(move.quote, to: &json)
                }
            }
            json.member("wants", array: wants) { json, want in
                json.object { json in
                    want.concept.write(to: &json)
                    json.member("rising", want.isRising)
                    json.member("before", want.before)
                    json.member("textsBefore", want.textsBefore)
                    json.member("after", want.after)
                    json.member("textsAfter", want.textsAfter)
                }
            }
            json.member("brandsAppeared", brandsAppeared)
            json.member("notObserved", array: notObserved) { json, page in
                json.object { json in
                    json.member("page", page.page.rawValue)
                    json.member("reason", page.reason)
                }
            }
            json.member("failed", failed)
        }
    }

    private static func write(_ quote: PageQuote?, to json: inout JSONWriter) {
        guard let quote else { return }
        json.key("quote")
        quote.write(to: &json)
    }
}
