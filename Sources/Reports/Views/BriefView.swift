import MarketModel
public import Positioning

/// A brief as Markdown, as JSON, and as one instruction for a copywriter.
public struct BriefView: Sendable {
    private let brief: Brief
    private let context: QuoteContext

    public init(_ brief: Brief, context: QuoteContext = QuoteContext()) {
        self.brief = brief
        self.context = context
    }

    public func markdown() -> String {
        func line(_ text: String) -> String { Table.markdownText(text) }
        let gap = brief.gap
        var text =
            "# Creative brief: \(line(gap.label))\n\n**\(line(brief.position))** \(line(gap.reason)) \(line(Wording.grades(gap.grades))).\n"
        text += quotes("What they complain of", brief.complaints)
        text += quotes("Praise: it can be done", brief.praise)
        if let figure = brief.figure { text += ShortlistView.bullets("Figure", [figure]) }
        text += "\n## Raw material by angle\n"
        for material in brief.materials {
            text += "\n**\(Wording.angle(material.angle))** (\(material.asks)).\n\n"
            for quote in material.words { text += "- They say \(said(quote))\n" }
            if let draft = material.draft { text += "- Line: \(line(draft))\n" }
            if let question = material.question { text += "- Open question: \(line(question))\n" }
            text += "- Proof: \(line(material.proof))\n"
        }
        text += ShortlistView.bullets("What you can truthfully say", brief.capabilities)
        text += ShortlistView.bullets("Wordings that rivals own", brief.rivalWords)
        if let avoid = gap.avoid { text += ShortlistView.bullets("Stay away from", ["\(avoid.concept.label) (\(avoid.brandName))"]) }
        text += ShortlistView.bullets("Proof you need", brief.proofNeeded)
        text += ShortlistView.bullets("Check the law", brief.regulated.map { "“\($0.pattern)”: \($0.note)" })
        text += ShortlistView.bullets("Lines that were kept", brief.lines.map { "\(Wording.angle($0.angle)): \($0.text)" })
        return text
    }

    /// One self-contained instruction for a copywriter, human or model: evidence, rules, four angles, lengths.
    public func prompt() -> String {
        let gap = brief.gap
        func quoted(_ quotes: [VoiceQuote]) -> String { quotes.map { "“\(context.sentence(of: $0.quote).text)”" }.joined(separator: "; ") }
        var parts = [
            "You write short selling points for one product. The position, to be said in every line: \(brief.position)",
            "Why: \(gap.reason)",
        ]
        if !brief.complaints.isEmpty { parts.append("Customers of rivals say: \(quoted(brief.complaints)).") }
        if !brief.praise.isEmpty { parts.append("Customers who have it say: \(quoted(brief.praise)). Do not print their words as ours.") }
        if let scene = gap.scene { parts.append("It matters most here: \(scene.concept.label).") }
        parts.append(
            brief.capabilities.isEmpty
                ? "No fact about the product is given, so write no number, no test and no certificate."
                : "You may state only these facts, and no other number, test or certificate: \(brief.capabilities.joined(separator: "; "))."
        )
        if let figure = brief.figure { parts.append("What rivals state: \(figure)") }
        parts.append(
            "Write 8 lines, two for each angle, marked F (\(asks(.feature))), O (\(asks(.occasion))), B (\(asks(.benefit))), U (\(asks(.user))). At most \(brief.length) characters a line, plain English, no exclamation mark, no superlative, no rival's name."
        )
        if !brief.rivalWords.isEmpty { parts.append("Not these words, which rivals own: \(brief.rivalWords.joined(separator: "; ")).") }
        if !brief.regulated.isEmpty {
            parts.append("The law watches these words: \(brief.regulated.map { "“\($0.pattern)” (\($0.note))" }.joined(separator: "; ")).")
        }
        for material in brief.materials where !material.words.isEmpty {
            parts.append("For \(Wording.angle(material.angle).lowercased()) lines: \(quoted(material.words)).")
        }
        parts.append("Answer with the eight lines and nothing else, each beginning with its letter and a colon.")
        return parts.joined(separator: "\n") + "\n"
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.member("position", brief.position)
            json.member("materials", array: brief.materials) { json, material in
                json.object { json in
                    json.member("angle", material.angle.rawValue)
                    json.member("asks", material.asks)
                    json.member("words", array: material.words) { $1.write(to: &$0) }
                    json.member("draft", material.draft)
                    json.member("question", material.question)
                    json.member("proof", material.proof)
                }
            }
            json.member("complaints", array: brief.complaints) { $1.write(to: &$0) }
            json.member("praise", array: brief.praise) { $1.write(to: &$0) }
            json.member("figure", brief.figure)
            json.member("rivalWords", brief.rivalWords)
            json.member("capabilities", brief.capabilities)
            json.member("proofNeeded", brief.proofNeeded)
            json.member("lines", array: brief.lines) { json, point in
                json.object { json in
                    json.member("angle", point.angle.rawValue)
                    json.member("text", point.text)
                }
            }
            json.key("gap")
            brief.gap.write(to: &json)
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func asks(_ angle: Angle) -> String { brief.materials.first { $0.angle == angle }?.asks ?? angle.rawValue }

    private func said(_ quote: VoiceQuote) -> String {
        "“\(Table.markdownText(context.sentence(of: quote.quote).text))” (\(Table.markdownText(quote.page.rawValue)))"
    }

    private func quotes(_ title: String, _ quotes: [VoiceQuote]) -> String {
        quotes.isEmpty ? "" : "\n**\(title)**\n\n" + quotes.map { "- \(said($0))\n" }.joined()
    }
}
