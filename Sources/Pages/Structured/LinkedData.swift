/// What the JSON-LD scripts of a page say of the product, its reviews, questions and breadcrumb (schema.org).
struct LinkedData {
    var products: [ProductFacts] = []
    var breadcrumb: [String] = []
    var questions: [(question: String, answer: String)] = []
    var reviews: [StatedReview] = []
    /// Types of the top-level things, such as `Product` or `Article`.
    private(set) var types: Set<String> = []

    /// Objects visited in one script.
    private static let maximumSteps = 50_000
    private static let productTypes: Set<String> = [
        "Product", "ProductGroup", "IndividualProduct", "ProductModel", "SomeProducts", "Vehicle", "Car", "Book", "Event", "MusicEvent",
        "SoftwareApplication", "VideoGame", "Course",
    ]

    init(_ tree: DocumentTree) {
        var scripts: [JSONTree] = []
        for script in tree.scripts {
            guard let type = tree.value(of: .type, at: Int(script.parent)), ByteSearch.contains(type.map { $0 | 0x20 }, "ld+json") else {
                continue
            }
            scripts.append(JSONTree(LinkedText.json(tree.contents(of: script))))
        }
        let graph = LinkedGraph(scripts)
        for index in scripts.indices { read(scripts[index], graph) }
    }

    private mutating func read(_ json: JSONTree, _ graph: LinkedGraph) {
        guard let root = json.root else { return }
        var stack = [(node: root, depth: 0)], steps = 0
        while let (node, depth) = stack.popLast(), steps < Self.maximumSteps {
            steps += 1
            if json.nodes[node].kind == .object {
                let names = Self.types(of: node, in: json)
                if depth < 6 { types.formUnion(names) }
                if !names.isDisjoint(with: Self.productTypes) {
                    products.append(LinkedProduct(graph).facts(node, in: json))
                } else if names.contains("BreadcrumbList"), breadcrumb.isEmpty {
                    breadcrumb = Self.breadcrumb(node, in: json)
                } else if names.contains("Question") {
                    let answer = json.elements(of: json.member("acceptedAnswer", of: node)).first.flatMap { json.text("text", of: $0) }
                    if let question = json.text("name", of: node), let answer { questions.append((question, answer)) }
                } else if names.contains("Review") || names.contains("UserReview"), let review = Self.review(node, in: json) {
                    reviews.append(review)
                }
            }
            if json.nodes[node].kind == .object || json.nodes[node].kind == .array {
                stack.append(contentsOf: Array(json.children(of: node)).reversed().map { ($0, depth + 1) })
            }
        }
    }

    static func types(of node: Int, in json: JSONTree) -> Set<String> {
        var names: Set<String> = []
        for element in json.elements(of: json.member("@type", of: node)) {
            guard let name = json.text(of: element) else { continue }
            names.insert(name.split(separator: "/").last.map(String.init) ?? name)
        }
        return names
    }

    private static func breadcrumb(_ node: Int, in json: JSONTree) -> [String] {
        var items: [(position: Double, name: String)] = []
        for (index, element) in json.elements(of: json.member("itemListElement", of: node)).prefix(20).enumerated() {
            let inner = json.member("item", of: element)
            guard let name = json.text("name", of: element) ?? inner.flatMap({ json.text("name", of: $0) }) else { continue }
            items.append((json.text("position", of: element).flatMap(Amount.number) ?? Double(index), name))
        }
        return items.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }.map(\.element.name)
    }

    private static func review(_ node: Int, in json: JSONTree) -> StatedReview? {
        guard let text = json.text("reviewBody", of: node) ?? json.text("description", of: node) else { return nil }
        var review = StatedReview(text: text)
        if let rating = json.elements(of: json.member("reviewRating", of: node)).first {
            let value = json.text("ratingValue", of: rating).flatMap(Amount.number),
                best = json.text("bestRating", of: rating).flatMap(Amount.number)
            review.rating = value.map { min(5, max(0, (best ?? 5) > 5 ? $0 / best! * 5 : $0)) }
        }
        review.title = json.text("name", of: node) ?? json.text("headline", of: node)
        review.date = json.text("datePublished", of: node).flatMap(CalendarDay.iso)
        return review
    }
}

/// A review that a page states as data.
struct StatedReview {
    var text: String
    var title: String?
    /// 0 to 5.
    var rating: Double?
    var date: String?

    /// Title and text: one customer's words. A title that only repeats the product's name or the text is none.
    func words(besides name: String?) -> String {
        guard let title, title != name, !text.hasPrefix(title) else { return text }
        return title + "\n" + text
    }
}
