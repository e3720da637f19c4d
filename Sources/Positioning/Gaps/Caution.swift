import MarketModel

/// Reasons to hold back from ground that is free: what is copied at once, or is the shop's and not the product's.
enum Caution {
    /// Words, folded, of things that lie in the box beside the product: a rival adds one next week.
    private static let accessories: Set<String> = Set(
        ["pouch", "bag", "box", "sleeve", "strap", "sticker", "manual", "adapter", "cloth", "gift", "packaging", "bundle", "remote"].map(
            ContentWords.stem))

    private static func isAccessory(_ concept: Concept) -> Bool {
        concept.angle == .feature && ContentWords.of(concept.label).last.map(accessories.contains) ?? false
    }

    /// Factor on a gap's score, (0, 1].
    static func factor(_ concepts: [Concept], _ ground: GapGround) -> Double { concepts.contains(where: isAccessory) ? 0.6 : 1 }

    static func reasons(_ concepts: [Concept], _ ground: GapGround) -> [String] {
        concepts.filter(isAccessory).map { "“\($0.label)” is added to a box in a week: rivals may follow at once." }
    }
}
