import MarketModel

/// What a marketer reads first: a gap's label in plain English.
enum Label {
    /// Words that praise without saying what.
    private static let empty: Set<String> = [
        "good", "great", "nice", "best", "better", "excellent", "amazing", "awesome", "perfect",
        "product", "products", "quality", "thing",
        "things", "item", "use", "used", "using", "work", "works", "working", "one", "buy", "price",
        "money", "value", "brand", "overall",
        "experience", "feature", "features", "design", "premium", "ok", "okay", "super", "bad", "worst",
        "poor", "love", "like", "much",
        "very",
        "really", "well", "time", "day", "days", "month", "months", "year", "years", "amazon",
        "delivery", "packaging", "seller", "review",
        "affordable", "effective", "support", "satisfaction", "construction", "operation", "high", "reliable", "confidence", "boost",
        "peace", "mind", "original", "trusted", "genuine", "cheap", "expensive", "service", "impresses", "others", "looks", "saves",
        "effort", "available", "fast",
        "more", "less", "lot", "new", "etc", "everything", "anything", "nothing", "people", "user", "reliably", "reliability", "budget",
        "shoppers", "everyone", "everybody", "anyone", "home", "house", "household", "personal", "daily", "everyday",
        "users", "customer", "customers",
    ]

    /// Whether a label says something: not chatter, not a fragment, 1 to 6 words.
    static func isMeaningful(_ label: String) -> Bool {
        let words = ContentWords.raw(label)
        guard (1...6).contains(words.count), label.utf8.count >= 3 else { return false }
        let said = words.filter {
            !empty.contains($0) && !ContentWords.isStop($0) && !$0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        return said.contains { $0.utf8.count >= 3 }
    }

    /// Words of what the shop does and the product does not.
    private static let service: Set<String> = [
        "installation", "delivery", "shipping", "returns", "return", "refund", "replacement", "service", "packaging", "exchange", "seller",
        "demo", "helpdesk", "payment", "checkout",
    ]

    /// Whether a label names a shop's service: customers complain of it on every page, and no product answers it.
    static func isService(_ label: String) -> Bool { ContentWords.raw(label).contains(where: service.contains) }

    static func ofSingle(_ concept: Concept) -> String {
        switch concept.angle {
        case .user, .occasion:
            LabelShape(concept) == .place ? "Made for use \(decapitalised(concept.label))" : "Made for \(forWhom(concept.label))"
        case .feature, .benefit: capitalised(concept.label)
        }
    }

    /// Facets in the order feature, benefit, occasion, user, so that the label reads as one thing.
    static func ofCombination(_ concepts: [Concept]) -> String {
        let what = concepts.filter { $0.angle == .feature || $0.angle == .benefit }.map {
            decapitalised($0.label)
        }
        let whom = concepts.filter { $0.angle == .user }.map { forWhom($0.label) }
        let places = concepts.filter { LabelShape($0) == .place }.map { decapitalised($0.label) }
        let when = concepts.filter { $0.angle == .occasion && LabelShape($0) != .place }.map { forWhom($0.label) }
        let ends = [whom, when].filter { !$0.isEmpty }.map { "for " + $0.joined(separator: " and ") }
            .joined(separator: ", ")
        return capitalised(
            [what.joined(separator: " and "), ends, places.joined(separator: " and ")].filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// Places that take an article: "for the bedroom".
    private static let rooms: Set<String> = [
        "bedroom", "kitchen", "bathroom", "office", "garden", "garage", "car", "gym", "home", "classroom", "desk", "beach", "pool",
        "studio",
        "nursery", "house", "farm", "workshop", "road",
    ]

    /// A user or occasion as it stands after "for".
    static func forWhom(_ label: String) -> String {
        let plain = decapitalised(label.startsWithFor ? String(label.dropFirst(4)) : label)
        let head = plain.split(separator: " ").last.map(String.init) ?? plain
        return rooms.contains(head) && plain.split(separator: " ").count <= 2 ? "the \(plain)" : plain
    }

    static func capitalised(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }
}

extension Label {
    /// The word between a thing and a concept that it has: "earbuds with dual pairing", "earbuds that are lightweight".
    static func joint(_ concept: Concept, to label: String) -> String {
        switch LabelShape(concept) {
        case .adjective: label.hasSuffix("s") ? "that are" : "that is"
        case .verb: "where it"
        case .thing, .none, .whom, .when, .place: "with"
        }
    }

    static func inSentence(_ concept: Concept) -> String { decapitalised(concept.label) }

    /// A benefit beside a user, an occasion or what it is without: "More energy for runners", "Gluten-free, with pleasant taste".
    static func ofPair(_ first: Concept, _ second: Concept) -> String {
        if second.angle == .user || second.angle == .occasion { return ofCombination([first, second]) }
        return LabelShape(first) == .verb
            ? "\(capitalised(second.label)), and \(decapitalised(first.label))"
            : "\(capitalised(second.label)), \(LabelShape(first) == .adjective ? "and" : "with") \(decapitalised(first.label))"
    }

    /// A strength and the weakness inside it, mended: "Whitening with low abrasion", "Secure fit for gym workouts".
    static func ofWeakness(strength: Concept, weakness: Concept) -> String {
        if strength.angle == .occasion || strength.angle == .user {
            return ofCombination([weakness, strength])
        }
        let joint = LabelShape(weakness) == .adjective ? "and" : "with"
        return "\(capitalised(strength.label)) \(joint) \(decapitalised(weakness.label))"
    }

    /// Whether a label says how a thing is and not what it has, by its last word.
    static func isAdjective(_ label: String) -> Bool {
        if label.lowercased().hasPrefix("easy ") { return true }
        guard let last = label.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).last
        else { return false }
        let known: Set<Substring> = [
            "free", "proof", "resistant", "light", "lightweight", "soft", "warm", "quiet", "safe",
            "compact", "slim", "strong", "vegan", "fast",
            "portable", "smooth", "simple", "natural", "organic", "clean", "cool", "dry", "thin", "small",
            "foldable", "friendly",
        ]
        let endings = ["able", "ible", "ful", "less", "ous", "ive", "ant", "ient", "ic"]
        let nouns: Set<Substring> = ["seed", "speed", "feed", "bed", "need", "weed", "breed", "shed"]
        if last.hasSuffix("ed"), last.utf8.count > 4, !nouns.contains(last) { return true }
        return known.contains(last)
            || endings.contains { last.hasSuffix($0) && last.utf8.count > $0.utf8.count + 2 }
    }

    /// In lower case at its start, unless it begins with a name or an acronym.
    static func decapitalised(_ text: String) -> String {
        let first = text.prefix { $0 != " " && $0 != "-" }
        guard first.dropFirst().allSatisfy({ $0.isLowercase }), first.count > 1 else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

extension String {
    var startsWithFor: Bool { lowercased().hasPrefix("for ") }
}
