public import MarketModel
public import Positioning

/// How the words of the model are said to a reader.
public enum Wording {
    /// What a kind of gap is, in two or three words.
    public static func kind(_ kind: Gap.Kind) -> String {
        switch kind {
        case .single: "nobody says it"
        case .combination: "nobody joins them"
        case .weakness: "weakness in a strength"
        case .weakVoice: "one quiet voice"
        case .proof: "said, never proven"
        case .number: "number to beat"
        }
    }

    public static func angle(_ angle: Angle) -> String {
        switch angle {
        case .feature: "Feature"
        case .occasion: "Occasion"
        case .benefit: "Benefit"
        case .user: "User"
        }
    }

    public static func zone(_ zone: Zone) -> String {
        switch zone {
        case .title: "title"
        case .meta: "meta description"
        case .structured: "structured data"
        case .heading: "heading"
        case .bullet: "bullet"
        case .paragraph: "text"
        case .specification: "specification"
        case .question: "question"
        case .answer: "answer"
        case .review: "review"
        }
    }

    public static func segment(_ kind: Segment.Kind) -> String {
        switch kind {
        case .user: "user"
        case .occasion: "occasion"
        case .priceTier: "price"
        case .productType: "product type"
        case .named: "named"
        }
    }

    /// A name of a score's component: "distance from rivals' strong points".
    public static func component(_ name: String) -> String {
        switch name {
        case "demand": "customers want it"
        case "vacancy": "nobody stands there"
        case "plausibility": "it makes sense"
        case "distance": "far from rivals' strong points"
        case "fit": "own product can say it"
        default: spaced(name)
        }
    }

    /// A name of a statistic, in words: `wilsonUpperBound` is "wilson upper bound".
    public static func spaced(_ name: String) -> String {
        var words = ""
        for character in name {
            if character.isUppercase, !words.isEmpty { words += " " }
            words += character == "-" || character == "_" || character == "." ? " " : character.lowercased()
        }
        return words
    }

    /// "1 page", "2 pages", "3 batteries" only when told so.
    public static func count(_ n: Int, _ one: String, _ many: String? = nil) -> String {
        "\(n) " + (n == 1 ? one : many ?? one + "s")
    }

    public static func percent(_ share: Double?) -> String { share.map { Table.fixed($0 * 100, 0) + " %" } ?? "–" }

    /// "24 hours", "up to 24 hours", "10–12 hours".
    public static func quantity(_ quantity: Quantity) -> String {
        let value = JSONWriter.digits(quantity.value), unit = quantity.unit.isEmpty ? "" : " " + quantity.unit
        switch quantity.bound {
        case .exactly: return value + unit
        case .upTo: return "up to " + value + unit
        case .over: return "over " + value + unit
        case .range: return value + "–" + JSONWriter.digits(quantity.upper ?? quantity.value) + unit
        }
    }

    /// Where a gap comes from, in one line.
    public static func demand(_ demand: GapEvidence.DemandSummary) -> String {
        var parts: [String] = []
        if demand.requests > 0 { parts.append("asked for \(times(demand.requests))") }
        if demand.complaints > 0 { parts.append("complained of \(times(demand.complaints))") }
        if demand.praises > 0 { parts.append("praised \(times(demand.praises))") }
        guard !parts.isEmpty else { return "not spoken of in \(count(demand.reviews, "review"))" }
        return parts.joined(separator: ", ") + " in \(count(demand.reviews, "review"))"
    }

    private static func times(_ n: Int) -> String { n == 1 ? "once" : n == 2 ? "twice" : "\(n) times" }
}
