/// What the charts share: texts, polylines and the frame of a picture that is named and told in words.
enum Drawing {
    /// Sizes of text in user units; 11 is the smallest that paper and phones keep readable.
    static let axisText = 12.0, text = 13.0, name = 14.0

    /// - Parameters:
    ///   - id: unique on the page; the parts that tell the picture in words are found by it.
    ///   - title, words: what the picture is, and what it shows, for those who do not see it.
    static func picture(
        id: String, width: Double, height: Double, title: String, words: String, @HTMLBuilder content: () -> HTML
    ) -> HTML {
        Tag.svg(
            .class("wide"), Attribute("viewBox", "0 0 \(Attribute.number(width)) \(Attribute.number(height))"), .role("img"),
            .labelled(by: "\(id)-title \(id)-words")
        ) {
            Tag.title(.id("\(id)-title")) { title }
            Tag.desc(.id("\(id)-words")) { words }
            content()
        }
    }

    static func text(_ text: String, x: Double, y: Double, anchor: String = "start", class name: String) -> HTML {
        Tag.text(.x(x), .y(y), anchor == "start" ? nil : Attribute("text-anchor", anchor), .class(name)) { text }
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String) -> HTML {
        Tag.line(Attribute("x1", x1), Attribute("y1", y1), Attribute("x2", x2), Attribute("y2", y2), .class(name))
    }

    static func points(_ points: [(x: Double, y: Double)]) -> Attribute {
        Attribute("points", points.map { "\(Attribute.number($0.x)),\(Attribute.number($0.y))" }.joined(separator: " "))
    }

    /// The room of a text on a base line.
    static func box(_ text: String, x: Double, y: Double, anchor: String = "start", size: Double, isBold: Bool = false) -> Box {
        let wide = TextMeasure.width(text, size: size, isBold: isBold)
        let left = anchor == "end" ? x - wide : anchor == "middle" ? x - wide / 2 : x
        return Box(left: left, top: y - size * TextMeasure.ascent, right: left + wide, bottom: y + size * TextMeasure.descent)
    }
}
