/// How many brands promise something, beside how many of those who speak of it are pleased: a promise not felt, or ground not claimed.
struct Dumbbell: Hashable, Sendable {
    /// What the distance between the two marks means.
    enum Reading: String, Hashable, Sendable { case unclaimed = "open", notFelt = "broken", even = "" }

    let holders: Int
    let brands: Int
    /// Customers who complain or ask, and who praise.
    let wanting: Int
    let praise: Int

    var promised: Double { brands == 0 ? 0 : Double(holders) / Double(brands) }
    var pleased: Double { wanting + praise == 0 ? 0 : Double(praise) / Double(wanting + praise) }

    /// Up to a fifth of the brands: as good as unclaimed. A fifth of the scale between the marks: to be seen without measuring.
    static let few = 0.2, far = 0.2

    var reading: Reading {
        if promised <= Self.few, wanting >= praise || promised < pleased { return .unclaimed }
        return promised - pleased >= Self.far ? .notFelt : .even
    }

    var words: String {
        "promised by \(holders) of \(Wording.count(brands, "brand")), \(Wording.percent(pleased)) of \(Wording.count(wanting + praise, "customer")) pleased"
    }

    func svg() -> HTML {
        func at(_ share: Double) -> String { "\(Attribute.number(share * 100))%" }
        return Tag.svg(Attribute("width", "100%"), .height(30), .role("img"), .label(words)) {
            Tag.line(Attribute("x1", 0), Attribute("x2", "100%"), Attribute("y1", 15), Attribute("y2", 15), .class("base"))
            Tag.line(Attribute("x1", "50%"), Attribute("x2", "50%"), Attribute("y1", 6), Attribute("y2", 24), .class("tick"))
            Tag.line(
                Attribute("x1", at(min(promised, pleased))), Attribute("x2", at(max(promised, pleased))), Attribute("y1", 15),
                Attribute("y2", 15), .class(reading == .even ? "link" : "link \(reading.rawValue)"))
            Tag.rect(
                Attribute("x", at(promised)), .y(8), .width(14), .height(14), Attribute("transform", "translate(-7 0)"), .class("prom"))
            Tag.circle(Attribute("cx", at(pleased)), Attribute("cy", 15), Attribute("r", 7.5), .class("pleas"))
        }
    }
}
