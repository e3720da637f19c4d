import MarketModel

/// What a marketer reads first: a gap's label in plain English.
enum Label {
    /// Words that praise without saying what.
    private static let empty: Set<String> = [
        "good", "great", "nice", "best", "better", "excellent", "amazing", "awesome", "perfect", "product", "products", "quality", "thing",
        "things", "item", "use", "used", "using", "work", "works", "working", "one", "buy", "price", "money", "value", "brand", "overall",
        "experience", "feature", "features", "design", "premium", "ok", "okay", "super", "bad", "worst", "poor", "love", "like", "much",
        "very",
        "really", "well", "time", "day", "days", "month", "months", "year", "years", "amazon", "delivery", "packaging", "seller", "review",
        "more", "less", "lot", "new", "etc", "everything", "anything", "nothing", "people", "user", "users", "customer", "customers",
    ]

    /// Whether a label says something: not chatter, not a fragment, 1 to 6 words.
    static func isMeaningful(_ label: String) -> Bool {
        let words = ContentWords.raw(label)
        guard (1...6).contains(words.count), label.utf8.count >= 3 else { return false }
        let said = words.filter { !empty.contains($0) && !$0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
        return said.contains { $0.utf8.count >= 3 }
    }

    static func ofSingle(_ concept: Concept) -> String {
        switch concept.angle {
        case .user: concept.label.startsWithFor ? capitalised(concept.label) : "Made for \(concept.label)"
        case .occasion: concept.label.startsWithFor ? capitalised(concept.label) : "Made for \(concept.label)"
        case .feature, .benefit: capitalised(concept.label)
        }
    }

    /// Facets in the order feature, benefit, occasion, user, so that the label reads as one thing.
    static func ofCombination(_ concepts: [Concept]) -> String {
        let what = concepts.filter { $0.angle == .feature || $0.angle == .benefit }.map(\.label)
        let whom = concepts.filter { $0.angle == .occasion || $0.angle == .user }.map {
            $0.label.startsWithFor ? String($0.label.dropFirst(4)) : $0.label
        }
        let head = capitalised(what.joined(separator: " and "))
        guard !whom.isEmpty else { return head }
        return head.isEmpty ? "For \(whom.joined(separator: " and "))" : "\(head) for \(whom.joined(separator: " and "))"
    }

    static func capitalised(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }
}

extension String {
    var startsWithFor: Bool { lowercased().hasPrefix("for ") }
}
