import MarketModel

/// One way for an input to be large.
struct Shape: Sendable {
    let name: String
    /// HTML of about so many bytes.
    let make: @Sendable (Int) -> String

    private init(_ name: String, _ unit: @escaping @Sendable (Int) -> String, before: String = "", after: String = "") {
        self.name = name
        make = { bytes in
            var text = before, number = 0
            while text.utf8.count < bytes {
                text += unit(number)
                number += 1
            }
            return text + after
        }
    }

    private static let words = [
        "soft", "light", "travel", "lid", "cold", "drinks", "leakproof", "steel", "bottle", "kids", "school", "clean", "easy", "bag",
        "hours",
        "warm", "grip", "quiet", "fast", "strong", "BPA-free", "no", "without", "ideal", "for", "and", "with", "leaks", "broke", "love",
    ]

    /// Words in an order that does not repeat soon.
    private static func some(_ count: Int, from number: Int, joined: String = " ") -> String {
        (0..<count).map { place in
            let draw = (number &* 31 &+ place &* 17 &+ (number &* place) % 13) % (words.count + 8)
            return draw < words.count ? words[draw] : "\(draw * (number + 1) % 500)"
        }.joined(separator: joined)
    }

    static let all: [Shape] = [
        Shape("one word", { _ in "a" }),
        Shape("one chain", { _ in "bpa-free-" }),
        Shape("chain of words", { some(4, from: $0, joined: "-") + "-" }),
        Shape("run together", { _ in "LoudLid" }),
        Shape("former product", { _ in "my old one leaked, " }),
        Shape("one line", { some(8, from: $0) + " " }),
        Shape("one sentence", { some(8, from: $0, joined: ", ") + ", " }),
        Shape("sentences", { some(9, from: $0) + ". " }),
        Shape("paragraphs", { "<p>" + some(20, from: $0) + ".</p>" }),
        Shape("deep nesting", { _ in "<div>soft" }),
        Shape("attributes", { "a\($0)=b " }, before: "<p ", after: ">soft</p>"),
        Shape("siblings", { "<i>\(some(1, from: $0))</i>" }),
        Shape("tables", { "<table><tr><th>\(some(1, from: $0))</th><td>\(some(3, from: $0))</td></tr></table>" }),
        Shape("one table", { "<tr><th>\(some(1, from: $0))</th><td>\(some(3, from: $0))</td></tr>" }, before: "<table>", after: "</table>"),
        Shape(
            "JSON-LD scripts",
            { "<script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"K\($0)\",\"offers\":{\"price\":\($0 + 1)}}</script>" }
        ),
        Shape(
            "JSON-LD nodes", { ($0 == 0 ? "" : ",") + "{\"@type\":\"Product\",\"name\":\"K\($0)\",\"brand\":\"B\($0)\"}" },
            before: "<script type=\"application/ld+json\">[", after: "]</script>"),
        Shape(
            "app state", { "\"k\($0)\":{\"name\":\"Kettle\",\"description\":\"\(some(9, from: $0))\"}," },
            before: "<script>window.__INITIAL_STATE__={", after: "}</script>"),
        Shape("one list", { "<li>\(some(5, from: $0))" }, before: "<ul>", after: "</ul>"),
        Shape("numbered list", { "<li>BPA-free lid number \($0) for travel" }, before: "<ul>", after: "</ul>"),
        Shape("headings", { "<h2>BPA-free lid \($0)</h2>" }),
        Shape("repeated claims", { _ in "<p>BPA-free and leakproof. Keeps drinks cold for 24 hours.</p>" }),
        Shape("punctuation", { _ in "!?.,;:" }),
        Shape("commas", { _ in "soft,light," }),
        Shape("brackets", { _ in "(soft) \"light\" " }),
        Shape("numbers", { "\($0) hours 500 ml 20,000 mAh " }),
        Shape("negations", { _ in "no " }),
        Shape("cues", { _ in "ideal for yoga and " }),
        Shape("Han", { _ in "保温杯不含双酚" }),
        Shape("emoji", { _ in "😀👩‍🔬" }),
        Shape("entities", { _ in "&amp;" }),
        Shape("unclosed", { _ in "<p><b>" }),
        Shape("links", { "<a href=/p/\($0)>\(some(2, from: $0))</a> " }),
        Shape("images", { "<img src=/i\($0).jpg alt=\"Kettle K2 \(some(3, from: $0))\">" }),
        Shape(
            "reviews", { "<div class=review itemprop=review><p>\(some(20, from: $0)). It leaks.</p></div>" }, before: "<div id=reviews>",
            after: "</div>"),
        Shape("short reviews", { $0 < 1_500 ? "<p>\(some(2, from: $0))</p>" : "<p>\(some(8, from: $0))</p>" }),
        Shape(
            "microdata", { "<div itemscope itemtype=\"http://schema.org/Product\"><span itemprop=name>K\($0)</span></div>" }),
        Shape("meta", { "<meta name=m\($0) content=x>" }),
    ]

    /// Whether tags make most of it.
    var isMarkup: Bool { make(1_000).contains("<") }

    /// A product's page with the shape in its copy.
    static func page(_ shape: String) -> String {
        """
        <html lang=en><head><title>Kettle K2</title></head><body><main><h1>Kettle K2</h1><div class=price>£20.00</div>\
        <button>Add to cart</button><p>The K2 kettle is soft and light, made for travel, with a BPA-free lid.</p>\(shape)</main></body></html>
        """
    }

    /// The shape's text alone, one line an element.
    static func plain(_ shape: String) -> String {
        var text = "", isTag = false
        for character in shape.unicodeScalars {
            switch character {
            case "<":
                isTag = true
                if text.last != "\n" { text += "\n" }
            case ">": isTag = false
            default: if !isTag { text.unicodeScalars.append(character) }
            }
        }
        return text
    }

    /// A page that holds the shape's text as blocks, however long they are.
    static func copy(_ shape: String, zone: Zone) -> ProductPage {
        var page = ProductPage(source: "s", id: PageID("s"), language: "en")
        page.product.name = "Kettle K2"
        page.blocks = [Block(zone: .title, text: "Kettle K2")]
        for line in plain(shape).split(separator: "\n") { page.blocks.append(Block(zone: zone, text: String(line))) }
        return page
    }
}
