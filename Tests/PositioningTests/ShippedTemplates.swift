import Foundation
import MarketModel

/// What the lexicons ship for drafts, read as plain lines.
enum Shipped {
    /// The templates of `lexicons/en/templates.tsv`.
    static let templates: [DraftTemplate] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../lexicons/en/templates.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let parts = line.split(separator: "\t").map(String.init)
            guard parts.count == 3, let draft = Angle(rawValue: parts[0]) else { return nil }
            let concepts = parts[1].split(separator: "|").compactMap { Angle(rawValue: $0.filter { $0 != " " }) }
            return DraftTemplate(draftAngle: draft, conceptAngles: concepts, text: parts[2])
        }
    }()
}
