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
            guard parts.count == 4, let draft = Angle(rawValue: parts[0]),
                let concept = Angle(rawValue: parts[1]),
                let polarity = Polarity(rawValue: parts[2])
            else { return nil }
            return DraftTemplate(
                draftAngle: draft, conceptAngle: concept, polarity: polarity, text: parts[3])
        }
    }()
}
