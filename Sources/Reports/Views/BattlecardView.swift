import MarketModel
public import Positioning

/// A battlecard for those who sell against a brand.
public struct BattlecardView: Sendable {
    private let card: Battlecard

    public init(_ card: Battlecard) { self.card = card }

    public func table() -> Table {
        var table = Table(
            title: "Battlecard: \(card.name)",
            columns: [
                .init("part", "Part"), .init("point", "Point", narrowest: 16), .init("concept", "Concept id", narrowest: 14, isID: true),
                .init("figures", "Figures", narrowest: 20), .init("words", "In words", narrowest: 30),
            ])
        func add(_ part: String, _ point: String, _ concept: Concept?, _ figures: String, _ words: String?) {
            table.add([.text(part), .text(point), .text(concept?.id.rawValue), .text(figures), .text(words)])
        }
        for loud in card.loudest {
            add("loudest", Wording.capitalised(loud.concept.label), loud.concept, pages(loud), loud.quote.map(Quoting.words))
        }
        let points = card.wins.map { ("wins", $0) } + card.weak.map { ("weak", $0) } + card.even.map { ("no weakness", $0) }
        for (part, point) in points {
            add(
                part, Wording.capitalised(point.concept.label), point.concept, Self.shares(point) + inside(point),
                Quoting.words(point.quotes))
        }
        for point in card.divided {
            add(
                "divided", Wording.capitalised(point.concept.label), point.concept, Self.divided(point), Quoting.words(point.quotes))
        }
        for silence in card.silent ?? [] {
            add("never says", Wording.capitalised(silence.concept.label), silence.concept, Self.silence(silence, of: card), nil)
        }
        for word in card.words { add("owns", word.text, nil, Self.owned(word, of: card), nil) }
        for word in card.left ?? [] { add("left", word, nil, "on none of its pages any more", nil) }
        table.notes = [basis] + card.notes + [leftNote.map { "Words it left: " + $0 }, card.open].compactMap { $0 }
        return table
    }

    public func markdown() -> String {
        func text(_ text: String) -> String { Table.markdownText(text) }
        func list(_ title: String, _ lines: [String], empty: String? = nil) -> String {
            if lines.isEmpty { return empty.map { "\n## \(title)\n\n\($0)\n" } ?? "" }
            return "\n## \(title)\n\n" + lines.map { "- \($0)\n" }.joined()
        }
        var out = "# Battlecard: \(text(card.name))\n\n\(text(basis))\n"
        for note in card.notes { out += "\n\(text(note))\n" }
        out += list(
            "Loudest",
            card.loudest.map { loud in
                loud.quote.map { "\(text(Quoting.words($0))): \(pages(loud))" }
                    ?? "**\(text(Wording.capitalised(loud.concept.label)))**: \(pages(loud))"
            }, empty: "No claim stands on a third of its pages.")
        out += list("Wins", card.wins.map(point), empty: "Nothing that its customers praise more than others praise theirs.")
        out += list(
            "Weak", card.weak.map(point) + card.even.map { "No weakness: " + point($0) } + card.divided.map(Self.line),
            empty: "Its customers complain of nothing more than others do.")
        if let silent = card.silent {
            out += list(
                "Never says",
                silent.map { "**\(text(Wording.capitalised($0.concept.label)))**: \(text(Self.silence($0, of: card)))." },
                empty: "It leaves out nothing that a fifth of the other pages say.")
        }
        out += list(
            "Words to avoid, because it owns them", card.words.map { "“\(text($0.text))”: \(text(Self.owned($0, of: card)))" },
            empty: "No wording is its own.")
        out += list("Words it left", (card.left ?? []).map(text), empty: leftNote)
        if let open = card.open { out += "\n## Answer in one sentence\n\n*\(text(open))*\n" }
        return out
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.member("brand", card.name)
            json.member("pages", card.pages)
            json.member("seen", card.seen)
            json.member("othersSeen", card.othersSeen)
            json.member("customers", card.customers)
            json.member("othersCustomers", card.othersCustomers)
            json.member("loudest", array: card.loudest) { json, loud in
                json.object { json in
                    loud.concept.write(to: &json)
                    json.member("pages", loud.pages)
                    json.member("others", loud.others)
                    if let quote = loud.quote {
                        json.key("quote")
                        quote.write(to: &json)
                    }
                }
            }
            for (name, points) in [("wins", card.wins), ("weak", card.weak), ("noWeakness", card.even)] {
                json.member(name, array: points) { json, point in
                    json.object { json in
                        point.concept.write(to: &json)
                        json.member("grade", point.grade.rawValue)
                        json.member("customers", point.own.customers)
                        json.member("share", JSONWriter.rounded(point.own.value))
                        json.member("others", point.others.customers)
                        json.member("othersShare", JSONWriter.rounded(point.others.value))
                        json.member("quotes", array: point.quotes) { $1.write(to: &$0) }
                        if let inside = point.inside {
                            json.key("inside")
                            inside.write(to: &json)
                        }
                    }
                }
            }
            json.member("divided", array: card.divided) { json, point in
                json.object { json in
                    point.concept.write(to: &json)
                    json.member("praise", point.pleased.customers)
                    json.member("wanting", point.wanting.customers)
                    json.member("of", point.pleased.of)
                    json.member("quotes", array: point.quotes) { $1.write(to: &$0) }
                }
            }
            if let silent = card.silent {
                json.member("neverSays", array: silent) { json, silence in
                    json.object { json in
                        silence.concept.write(to: &json)
                        json.member("pages", silence.pages)
                        json.member("others", silence.others)
                        json.member("praise", silence.praise)
                        json.member("wanting", silence.wanting)
                    }
                }
            }
            json.member("owns", array: card.words) { json, word in
                json.object { json in
                    json.member("text", word.text)
                    json.member("pages", word.pages)
                    json.member("others", word.others)
                }
            }
            if let left = card.left { json.member("left", left) }
            json.member("open", card.open)
            json.member("notes", card.notes)
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    // MARK: Sentences

    private var basis: String {
        "\(card.seen) of \(Wording.count(card.pages, "page")) seen, \(Wording.count(card.customers, "customer")) who \(card.customers == 1 ? "says" : "say") something, against \(card.othersCustomers) of other brands."
    }

    private var leftNote: String? {
        guard let left = card.left else { return "Not observable in one capture." }
        return left.isEmpty ? "Nothing that it said in an earlier capture is gone." : nil
    }

    private func pages(_ loud: Battlecard.Loud) -> String {
        let others = loud.others == 0 ? "no other page" : "\(loud.others) of \(card.othersSeen) others"
        return "\(loud.pages) of \(Wording.count(card.seen, "page")), \(others)"
    }

    private static func divided(_ point: Battlecard.Divided) -> String {
        "\(point.pleased.customers) of \(point.pleased.of) praise it, \(point.wanting.customers) complain"
    }

    private static func line(_ point: Battlecard.Divided) -> String {
        let head = "**\(Table.markdownText(Wording.capitalised(point.concept.label)))**"
        return "Divided: \(head): \(divided(point)): \(Table.markdownText(Quoting.words(point.quotes)))"
    }

    private func point(_ point: Battlecard.Point) -> String {
        let head = "**\(Table.markdownText(Wording.capitalised(point.concept.label)))**"
        return "\(head)\(point.grade == .thin ? ", thin" : ""): \(Table.markdownText(Self.shares(point) + inside(point))): "
            + Table.markdownText(Quoting.words(point.quotes))
    }

    static func shares(_ point: Battlecard.Point) -> String {
        let own = "\(point.own.customers) of \(point.own.of) (\(Wording.percent(point.own.value)))"
        if point.grade == .equal { return "\(own), which is the market’s (\(Wording.percent(point.others.value)))" }
        return "\(own) against \(point.others.customers) of \(point.others.of) (\(Wording.percent(point.others.value)))"
    }

    private func inside(_ point: Battlecard.Point) -> String {
        point.inside.map { ", inside “\(Wording.clipped(DisplayWidth.oneLine($0.text), to: 80))”" } ?? ""
    }

    static func silence(_ silence: Battlecard.Silence, of card: Battlecard) -> String {
        var text = "\(silence.pages) of its \(Wording.count(card.seen, "page")), \(silence.others) of \(card.othersSeen) others"
        if silence.praise > 0 { text += "; \(Wording.count(silence.praise, "customer praises", "customers praise")) it all the same" }
        if silence.wanting > 0 { text += "; \(Wording.count(silence.wanting, "customer misses", "customers miss")) it" }
        return text
    }

    static func owned(_ word: Battlecard.Word, of card: Battlecard) -> String {
        "\(word.pages) of its \(Wording.count(card.seen, "page")), "
            + (word.others == 0 ? "nobody else" : "\(word.others) of \(card.othersSeen) others")
    }
}
