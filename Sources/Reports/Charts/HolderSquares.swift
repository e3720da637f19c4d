/// One square a brand, filled when the brand holds the ground: emptiness is drawn, not left out.
struct HolderSquares: Hashable, Sendable {
    let held: Int
    let brands: Int

    /// More squares than these cannot be counted by eye: a bar of the share takes their place.
    static let most = 48
    private static let step = 9.0, perRow = 24

    /// "2 of 16 brands".
    var words: String { "\(held) of \(Wording.count(brands, "brand"))" }

    func svg() -> HTML {
        guard brands > 0 else { return HTML() }
        if brands > Self.most { return bar() }
        let columns = min(brands, Self.perRow), rows = (brands + Self.perRow - 1) / Self.perRow
        let width = Double(columns) * Self.step, height = Double(rows) * 10
        return frame(width, height) {
            for n in 0..<brands {
                Tag.rect(
                    .x(Double(n % Self.perRow) * Self.step + 0.5), .y(Double(n / Self.perRow) * 10 + 1), .width(7), .height(8),
                    .class(n < held ? "h" : "v"))
            }
        }
    }

    private func bar() -> HTML {
        let width = 216.0
        return frame(width, 10) {
            Tag.rect(.x(0.5), .y(1), .width(width - 1), .height(8), .class("v"))
            Tag.rect(.x(0.5), .y(1), .width((width - 1) * Double(held) / Double(brands)), .height(8), .class("h"))
        }
    }

    private func frame(_ width: Double, _ height: Double, @HTMLBuilder content: () -> HTML) -> HTML {
        Tag.svg(
            .class("units"), Attribute("viewBox", "0 0 \(Attribute.number(width)) \(Attribute.number(height))"), .width(width),
            .height(height), .role("img"), .label(words), content: content)
    }
}
