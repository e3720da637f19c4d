/// The side from which a claim sells: exactly one per claim.
public enum Angle: String, CaseIterable, Hashable, Comparable, Sendable, Codable {
    /// What the product has, is made of, or can do technically.
    case feature
    /// When, where or for what purpose it is used.
    case occasion
    /// The result for the customer: what they gain, feel, save or avoid.
    case benefit
    /// Whom it is for.
    case user

    public static func < (a: Angle, b: Angle) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
}

/// Whether a concept is sold by its presence or by its absence ("BPA-free").
public enum Polarity: String, CaseIterable, Hashable, Comparable, Sendable, Codable {
    case present, absent

    public static func < (a: Polarity, b: Polarity) -> Bool { a == .present && b == .absent }
}
