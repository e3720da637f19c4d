import MarketModel
public import Positioning

/// An audit of own pages: three figures, the grid of places, what contradicts, what to edit, and the scorecard.
public struct AuditView: Sendable {
    private let report: AuditReport?
    private let card: Scorecard

    public init(_ result: AuditResult) {
        report = result.report
        card = result.scorecard
    }

    // MARK: Table

    public func tables() -> [Table] {
        var tables: [Table] = []
        if let report {
            tables.append(grid(report))
            tables.append(edits(report))
        }
        tables.append(scorecard())
        return tables
    }

    /// One row a page, one column a place.
    private func grid(_ report: AuditReport) -> Table {
        var table = Table(
            title: "Own pages against “\(report.label)”",
            columns: [.init("page", "Page", narrowest: 16), .init("captured", "Captured"), .init("accurate", "Accurate")]
                + AuditPlace.allCases.map { .init($0.rawValue, Self.heading($0)) } + [
                    .init("claims", "Of claims"), .init("prominent", "Of first places"), .init("against", "Against it", narrowest: 24),
                ])
        for page in report.pages {
            table.add(
                [.text(HTMLReport.short(page.page.rawValue)), .text(page.captured), .text(page.isAccurate ? "yes" : "no")]
                    + AuditPlace.allCases.map { .text(Self.mark(page.cells[$0] ?? .absent)) } + [
                        .text("\(page.claims.n) of \(page.claims.of)"), .text("\(page.prominent.n) of \(page.prominent.of)"),
                        .text(against(page).joined(separator: "; ")),
                    ])
        }
        table.notes = figures(report)
        return table
    }

    private func edits(_ report: AuditReport) -> Table {
        var table = Table(
            title: "Edits, by what they gain",
            columns: [
                .init("edit", "Edit", narrowest: 30), .init("places", "Places"), .init("accurate", "Pages accurate"),
                .init("draft", "Draft", narrowest: 30), .init("length", "Length", narrowest: 14),
            ])
        for edit in report.edits {
            table.add([.text(edit.text), .count(edit.cells), .count(edit.accurate), .text(edit.draft), .text(edit.length)])
        }
        return table
    }

    private func scorecard() -> Table {
        var table = Table(
            title: "Scorecard",
            columns: [
                .init("kind", "What"), .init("point", "Point", narrowest: 20), .init("figures", "Figures", narrowest: 24),
                .init("words", "In words", narrowest: 30),
            ])
        for line in lines() { table.add([.text(line.kind), .text(line.point), .text(line.figures), .text(line.words)]) }
        if table.rows.isEmpty { table.notes = ["Nothing is left undone on these pages that this market tells."] }
        return table
    }

    // MARK: Markdown

    public func markdown() -> String {
        func text(_ text: String) -> String { Table.markdownText(text) }
        var out = ""
        if let report {
            out += "# Audit: own pages against “\(text(report.label))”\n\n"
            for figure in figures(report) { out += "\(text(figure))\n\n" }
            out += "| page | " + AuditPlace.allCases.map(Self.heading).joined(separator: " | ") + " |\n|---|"
            out += AuditPlace.allCases.map { _ in "---|" }.joined() + "\n"
            for page in report.pages {
                out += "| \(text(HTMLReport.short(page.page.rawValue))) | "
                out += AuditPlace.allCases.map { Self.mark(page.cells[$0] ?? .absent) }.joined(separator: " | ") + " |\n"
            }
            let contradicted = report.pages.flatMap { page in against(page).map { "\(HTMLReport.short(page.page.rawValue)): \($0)" } }
            out += ShortlistView.bullets("Against it", contradicted)
            out += ShortlistView.bullets("Feeding rivals", report.feeding.map(aside))
            out += ShortlistView.bullets("Diluting", report.diluting.map(aside))
            out += "\n## Edits, by what they gain\n\n"
            if report.edits.isEmpty { out += "None: every page says it everywhere and contradicts it nowhere.\n" }
            for (n, edit) in report.edits.enumerated() {
                out += "\(n + 1). \(text(edit.text))\(text(gain(edit)))"
                if let draft = edit.draft { out += " Draft\(edit.length.map { ", \(text($0))" } ?? ""): “\(text(draft))”" }
                out += "\n"
            }
            out += "\n"
        }
        out += report == nil ? "# Scorecard\n" : "## Whatever the position\n"
        var kind = ""
        for line in lines() {
            if line.kind != kind { out += "\n**\(Wording.capitalised(line.kind))**\n\n" }
            kind = line.kind
            out += "- **\(text(line.point))**: \(text(line.figures))\(line.words.isEmpty ? "" : ": \(text(line.words))")\n"
        }
        if kind.isEmpty { out += "\nNothing is left undone on these pages that this market tells.\n" }
        return out
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.object { json in
            if let report { json.member("position") { report.write(to: &$0) } }
            json.member("scorecard") { card.write(to: &$0) }
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    // MARK: Sentences

    /// One figure a dimension, with its formula.
    private func figures(_ report: AuditReport) -> [String] {
        let needs = report.needs.map { ", with its figure (\($0))" } ?? ""
        return [
            "Accurate \(report.accuracy.n) of \(report.accuracy.of): pages that say it\(needs) and contradict it nowhere.",
            "Continuous \(report.continuity.n) of \(report.continuity.of): places that exist and say it.",
            "Saturated \(Wording.percent(report.saturation)): the mean of \(report.claims.n) of \(Wording.count(report.claims.of, "claim")) and \(report.prominent.n) of \(Wording.count(report.prominent.of, "first place")) that serve it.",
        ]
    }

    private func against(_ page: AuditReport.Page) -> [String] {
        var lines = page.contradictions.map { item -> String in
            switch item.kind {
            case .weaker: "“\(item.text)” is less than the position (\(item.against))"
            case .noFigure: "“\(item.text)” has no figure; the position is \(item.against)"
            case .differs: "\(item.text) here, \(item.against)"
            case .word: "“\(item.text)” says less than “\(item.against)”"
            case .denied: "“\(item.text)” denies it"
            }
        }
        if page.says.isEmpty, lines.isEmpty { lines.insert("does not say it", at: 0) }
        if !page.buyers.isEmpty { lines.append("a buyer answers: \(Quoting.words(page.buyers[0]))") }
        return lines
    }

    private func aside(_ aside: AuditReport.Aside) -> String {
        let place = aside.isProminent ? ", in a first place" : ""
        let feeds =
            aside.feeds.isEmpty ? "" : "; \(Wording.joined(Array(aside.feeds.prefix(3)))) \(aside.feeds.count == 1 ? "wins" : "win") on it"
        return
            "“\(Wording.clipped(aside.quote.text, to: 60))” on \(Wording.count(aside.pages, "page"))\(place); \(Wording.count(aside.rivals, "rival says", "rivals say")) it\(feeds)"
    }

    private func gain(_ edit: AuditReport.Edit) -> String {
        var parts: [String] = []
        if edit.cells > 0 { parts.append(Wording.count(edit.cells, "place")) }
        if edit.accurate > 0 { parts.append("\(Wording.count(edit.accurate, "page")) accurate") }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    private struct Line {
        let kind: String, point: String, figures: String, words: String
    }

    private func lines() -> [Line] {
        let name: (Concept) -> String = { Wording.capitalised($0.label) }
        var lines = card.stakes.map { stake in
            Line(
                kind: "table stakes not claimed", point: name(stake.concept), figures: "\(stake.rivals) of \(stake.of) rivals claim it",
                words: stake.quote.map(Quoting.words) ?? "")
        }
        lines += card.buried.map { buried in
            let place = buried.place.map { "said only in the \(Self.heading($0))" } ?? "said nowhere"
            return Line(
                kind: "strong points buried", point: name(buried.concept),
                figures: "\(Wording.count(buried.praise, "buyer praises", "buyers praise")) it, \(place)",
                words: Quoting.words(buried.quotes))
        }
        lines += card.questions.map { question in
            Line(
                kind: "questions left open", point: question.concept.map(name) ?? "Asked on the page",
                figures: question.concept == nil
                    ? "no answer"
                    : "\(Wording.count(question.customers, "customer misses or asks", "customers miss or ask")), no word of it here",
                words: Quoting.words(question.quotes))
        }
        lines += card.denied.map { denied in
            let who = denied.isOwn ? "of its own buyers" : "buyers of those who claim it"
            return Line(
                kind: "claims that buyers deny", point: "“\(denied.claim.text)”",
                figures: "\(denied.against) \(who) say otherwise, \(Wording.count(denied.pleased, "is pleased", "are pleased"))",
                words: Quoting.words(denied.quotes))
        }
        lines += card.unproven.map {
            Line(
                kind: "claims without their proof", point: "“\($0.quote.text)”",
                figures: "on \(Wording.count($0.pages, "page")); show \($0.show)",
                words: "")
        }
        lines += card.watched.map { watched in
            let where_ = watched.countries.isEmpty ? "everywhere" : watched.countries.joined(separator: ", ")
            return Line(kind: "wordings that the law watches", point: "“\(watched.quote.text)”", figures: where_, words: watched.note)
        }
        return lines
    }

    static func heading(_ place: AuditPlace) -> String {
        switch place {
        case .title: "title"
        case .firstBullets: "first bullets"
        case .description: "description"
        case .meta: "meta"
        case .structured: "structured"
        case .image: "pictures"
        case .answer: "answers"
        }
    }

    static func mark(_ cell: AuditReport.Cell) -> String {
        switch cell {
        case .said: "said"
        case .otherwise: "otherwise"
        case .missing: "–"
        case .absent: "none"
        }
    }
}
