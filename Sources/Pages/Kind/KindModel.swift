import Learning
import MarketModel

/// Tells a page's kind from its signs: one weight a sign and kind, fitted by `PageTrainer` (multinomial logistic regression).
struct KindModel: Sendable {
    static let path = "common/pages-kinds.tsv"
    static let kinds: [PageKind] = [.product, .collection, .article, .other]

    /// Log-odds by which a collection or another page must be likelier than a product page.
    private static let productMargin: Float = 0.5

    /// `weights[sign * kinds + kind]`, then the biases.
    private let weights: [Float]
    private let bias: [Float]

    init(weights: [Float], bias: [Float]) {
        self.weights = weights
        self.bias = bias
    }

    init(_ bytes: [UInt8]) throws(WeightFile.Failure) {
        let signs = Dictionary(
            KindFeatures.Sign.allCases.map { (ByteHash.of("\($0)"), $0.rawValue) }, uniquingKeysWith: { first, _ in first })
        var weights = [Float](repeating: 0, count: KindFeatures.Sign.allCases.count * Self.kinds.count)
        var bias = [Float](repeating: 0, count: Self.kinds.count)
        let biasKey = ByteHash.of("bias")
        try WeightFile(bytes).forEachLine { name, numbers in
            guard numbers.count <= Self.kinds.count else { return false }
            let key = ByteHash.of(name)
            guard key != biasKey else {
                for (kind, weight) in numbers.enumerated() { bias[kind] = weight }
                return true
            }
            guard let sign = signs[key] else { return false }
            for (kind, weight) in numbers.enumerated() { weights[sign * Self.kinds.count + kind] = weight }
            return true
        }
        self.init(weights: weights, bias: bias)
    }

    func file(made: String) -> [UInt8] {
        let columns = Self.kinds.map(\.rawValue).joined(separator: ", ")
        var writer = WeightFileWriter(header: [("what", "kind of a page; columns: \(columns)"), ("made", made)])
        writer.add("bias", bias)
        for sign in KindFeatures.Sign.allCases {
            writer.add("\(sign)", weights[(sign.rawValue * Self.kinds.count)..<((sign.rawValue + 1) * Self.kinds.count)])
        }
        return writer.bytes
    }

    /// Log-odds a kind, up to a constant.
    func scores(_ features: KindFeatures) -> [Float] {
        var scores = bias
        for sign in features.signs.sorted(by: { $0.rawValue < $1.rawValue }) {
            for kind in scores.indices { scores[kind] += weights[sign.rawValue * Self.kinds.count + kind] }
        }
        return scores
    }

    /// The most likely kind, and the signs that spoke most for it.
    func kind(_ features: KindFeatures) -> (PageKind, String) {
        let scores = scores(features)
        var best = scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) }!
        // A product page that is dropped is a rival lost; another page that slips in is seen and left out.
        let product = Self.kinds.firstIndex(of: .product)!
        if Self.kinds[best] != .article, scores[best] - scores[product] <= Self.productMargin { best = product }
        func pull(_ sign: KindFeatures.Sign) -> Float {
            let row = weights[(sign.rawValue * scores.count)..<((sign.rawValue + 1) * scores.count)]
            let others = row.reduce(0, +) - row[row.startIndex + best]
            return row[row.startIndex + best] - others / Float(scores.count - 1)
        }
        let reasons = features.signs.filter { pull($0) > 0.1 && $0.reason != nil }.sorted {
            (pull($1), $0.rawValue) < (pull($0), $1.rawValue)
        }
        let text = reasons.prefix(3).compactMap(\.reason).joined(separator: "; ")
        return (Self.kinds[best], text.isEmpty ? "no sign of a single product" : text)
    }
}

extension KindFeatures.Sign {
    /// The sign in words for a reader; `nil` where its absence or mix tells more than itself.
    fileprivate var reason: String? {
        switch self {
        case .statesProduct: "the page's data describe a product"
        case .statesThisProduct: "the page's data describe the product of its title"
        case .statesManyProducts: "the page's data describe many products"
        case .statesList: "the page's data call it a list"
        case .statesArticle: "the page's data call it an article"
        case .statesDiscussion: "the page's data call it a discussion"
        case .statesService: "the page's data describe a service"
        case .typeIsProduct: "og:type is product"
        case .typeIsArticle: "og:type is article"
        case .hasPriceMeta: "meta elements state a price"
        case .hasPrice, .hasPriceByData: "one price belongs to the title"
        case .hasCode: "the product has a code"
        case .hasListPrice: "a former price stands beside the price"
        case .hasRating: "the product is rated"
        case .cartNearTitle, .oneCart: "it can be put into a cart near the title"
        case .soldOutNearTitle: "it is told as sold out near the title"
        case .manyCarts: "many things can be put into a cart"
        case .manyPrices, .linkedPrices: "many prices"
        case .noCart: "nothing can be put into a cart"
        case .noPrice: "no price is shown"
        case .addressOfProduct: "the address is a product's"
        case .addressOfList: "the address is a list's"
        case .addressOfArticle: "the address is an article's"
        case .addressOfDiscussion: "the address is a discussion's"
        case .addressIsRoot: "the address is the site's own"
        case .muchProse: "long prose"
        case .hasDateNearTitle: "a date stands near the title"
        case .hasAuthor: "an author is named"
        case .manyReviews: "many reviews"
        case .filterControls: "controls to filter a list"
        case .manyHeadings: "many headings"
        case .manyLinks: "mostly links"
        case .hasBreadcrumb: "a path leads to it"
        case .typeIsSite, .fewPrices, .hasTitle, .littleText: nil
        }
    }
}
