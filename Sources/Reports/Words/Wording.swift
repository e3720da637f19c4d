public import MarketModel
public import Positioning

/// How the words of the model are said to a reader.
public enum Wording {
    /// What a kind of gap is, in two or three words.
    public static func kind(_ kind: Gap.Kind) -> String {
        switch kind {
        case .open: "nobody claims it"
        case .underServed: "few claim it"
        case .brokenPromise: "promised, not kept"
        case .number: "figure to beat"
        case .scene: "scene left out"
        case .combination: "nobody joins them"
        case .weakness: "weakness in a strength"
        case .proof: "said, never proven"
        }
    }

    /// "empty solid, wanted fair, first thin".
    public static func grades(_ grades: Gap.Grades) -> String {
        "empty \(grades.empty.rawValue), wanted \(grades.wanted.rawValue), first \(grades.first.rawValue)"
    }

    /// "rank 3", "rank 1–4".
    public static func range(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }

    /// "best stated: 2 years (Acme); 4 brands state one", "nobody states one".
    public static func figure(_ figure: GapEvidence.Figure) -> String {
        guard let best = figure.best else { return "nobody states one" }
        let who = figure.brandName.map { " (\($0))" } ?? ""
        return "best stated: \(quantity(best))\(who); \(count(figure.stated, "brand states", "brands state")) one"
    }

    public static func sense(_ sense: Statement.Sense) -> String {
        switch sense {
        case .complaint: "complains"
        case .request: "asks"
        case .context: "tells"
        case .praise: "is pleased"
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

    /// What customers say of a card, in one line.
    public static func demand(_ demand: GapEvidence.Demand) -> String {
        var text = "\(count(demand.voices, "customer")) of \(demand.reviews), on \(count(demand.products, "product"))"
        if demand.praise > 0 { text += "; \(demand.praise) pleased" }
        return text
    }
}
