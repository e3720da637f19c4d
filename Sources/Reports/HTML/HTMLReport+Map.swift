import MarketModel
import Positioning

extension HTMLReport {
    /// Brands below this number are too few for a map.
    private static let fewestOnMap = 6

    /// What the copy speaks of, and what the products cost: two axes that can be counted on the pages.
    func map() -> ReportSection? {
        guard rivals.count >= Self.fewestOnMap else { return nil }
        let talk = talks()
        guard let chart = PriceTalkMap(talk, currency: commonCurrency()) else { return nil }
        return ReportSection(
            id: "map", short: "Map", heading: chart.heading, lead: chart.lead,
            body: Tag.div(.class("scroll"), Attribute("tabindex", "0"), .role("region"), .label("Map of brands, scrolls sideways")) {
                chart.map.html()
            }
                + Tag.p(.class("note")) {
                    "Both axes are counts from the pages, not a projection, so a distance can be read off the scales. An empty place is a question, not an answer: see whether customers want it."
                })
    }

    /// Of each rival: how much of what it claims is a gain and not a property, how many claims carry a figure, its prices and ratings.
    private func talks() -> [BrandTalk] {
        var all: [BrandID: Int] = [:], gains: [BrandID: Int] = [:], figures: [BrandID: Int] = [:]
        for row in analysis.matrix.concepts {
            for cell in row.cells {
                all[cell.brand, default: 0] += cell.holding.pages
                if row.concept.angle != .feature { gains[cell.brand, default: 0] += cell.holding.pages }
                if cell.holding.quantity != nil { figures[cell.brand, default: 0] += cell.holding.pages }
            }
        }
        let currency = commonCurrency()
        return rivals.compactMap { brand in
            guard let claims = all[brand.id], claims > 0 else { return nil }
            let prices = brand.prices.filter { $0.currency == currency }.compactMap(\.value).filter { $0 > 0 }
            return BrandTalk(
                name: brand.name, claims: claims, gains: Double(gains[brand.id] ?? 0) / Double(claims),
                figures: Double(figures[brand.id] ?? 0) / Double(claims), price: Self.median(prices), ratings: brand.ratings,
                pages: brand.pages.count)
        }
    }

    private func commonCurrency() -> String? {
        var counts: [String: Int] = [:]
        for price in rivals.flatMap(\.prices) { if let currency = price.currency { counts[currency, default: 0] += 1 } }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted(), middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// What a brand's claims speak of, counted on its pages.
struct BrandTalk: Hashable, Sendable {
    let name: String
    let claims: Int
    /// Share of its claims that are a benefit, an occasion or a user and not a feature.
    let gains: Double
    /// Share of its claims that carry a figure.
    let figures: Double
    /// Median price in the market's common currency.
    let price: Double?
    let ratings: Int?
    let pages: Int
}

/// The map of a market: across what the copy speaks of, up the price; where prices are not known, how many claims carry a figure.
struct PriceTalkMap: Hashable, Sendable {
    let map: AxisMap
    let heading: String
    let lead: String

    /// Half of the brands must tell a price in one currency for it to be an axis.
    private static let known = 0.5
    /// A stretch of prices that nobody takes: the dearer end at least so many times the cheaper.
    private static let stretch = 1.35

    init?(_ talks: [BrandTalk], currency: String?) {
        let priced = talks.filter { $0.price != nil }
        let isPriced = Double(priced.count) >= Self.known * Double(talks.count) && Set(priced.map(\.price)).count >= 3
        let shown = isPriced ? priced : talks
        guard shown.count >= 4 else { return nil }
        let most = Double(shown.compactMap(\.ratings).max() ?? 0), pages = Double(shown.map(\.pages).max() ?? 1)
        let isRated = most > 0
        let marks = shown.map { talk in
            AxisMap.Mark(
                name: talk.name, x: talk.gains, y: isPriced ? talk.price! : talk.figures,
                weight: isRated ? Double(talk.ratings ?? 0) / most : Double(talk.pages) / pages)
        }
        let xs = Self.share(shown.map(\.gains))
        let across = AxisMap.Axis(
            name: "share of claims that tell a gain", low: "speaks of what the product has",
            high: "speaks of what people gain, when and for whom",
            isLogarithmic: false, ticks: Scale.steps(xs).map { .init(value: $0, text: Wording.percent($0)) }, range: xs)
        let prices = shown.compactMap(\.price)
        let up: AxisMap.Axis
        if isPriced, let low = prices.min(), let high = prices.max() {
            let range = low * 0.9...high * 1.1
            up = AxisMap.Axis(
                name: "median price (logarithmic)", isLogarithmic: true,
                ticks: Scale.logarithmicSteps(range).map { .init(value: $0, text: Wording.money($0, currency)) }, range: range)
        } else {
            let range = Self.share(shown.map(\.figures))
            up = AxisMap.Axis(
                name: "share of claims with a figure", isLogarithmic: false,
                ticks: Scale.steps(range).map { .init(value: $0, text: Wording.percent($0)) }, range: range)
        }
        let vacancy = isPriced ? Self.vacancy(prices.sorted(), currency) : nil
        let ahead = shown.filter { $0.gains >= 0.5 }
        var findings: [String] = []
        if ahead.isEmpty, let first = shown.max(by: { ($0.gains, $1.name) < ($1.gains, $0.name) }) {
            findings.append("Every brand speaks more of what the product has than of what people gain, \(first.name) least so")
        } else if ahead.count <= 3 {
            findings.append(
                "Only \(Wording.joined(ahead.map(\.name))) \(ahead.count == 1 ? "speaks" : "speak") more of what people gain than of what the product has"
            )
        } else {
            findings.append("\(ahead.count) of \(shown.count) brands speak more of what people gain than of what the product has")
        }
        if let vacancy { findings.append(vacancy.text) }
        heading = findings.joined(separator: "; ")
        let left = talks.count - shown.count
        let size = isRated ? "number of ratings" : "number of pages"
        lead =
            "Across: share of a brand’s claims that tell a benefit, an occasion or a user. Up: \(isPriced ? "median price" : "share of its claims that carry a figure"). Size: \(size)."
            + (left > 0 ? " \(Wording.count(left, "brand")) without a price \(left == 1 ? "is" : "are") not shown." : "")
            + (isPriced ? "" : " Too few pages tell a price.")
        map = AxisMap(
            id: "map-chart", title: "Map: what the copy speaks of, and \(isPriced ? "price" : "figures")", words: heading + ".",
            across: across, up: up,
            marks: marks, vacancy: vacancy)
    }

    /// From a round share below the least to one above the most.
    private static func share(_ values: [Double]) -> ClosedRange<Double> {
        let low = values.min() ?? 0, high = values.max() ?? 1, air = max(0.02, (high - low) * 0.06)
        return max(0, low - air)...min(1, max(high + air, low + 0.05))
    }

    /// The widest stretch between neighbouring prices, with somebody on both sides; `nil` when prices follow each other closely.
    private static func vacancy(_ prices: [Double], _ currency: String?) -> AxisMap.Vacancy? {
        var widest: (low: Double, high: Double)?
        for (low, high) in zip(prices, prices.dropFirst()) where low > 0 && high / low >= stretch {
            if let known = widest, known.high / known.low >= high / low { continue }
            widest = (low, high)
        }
        guard let (low, high) = widest else { return nil }
        let step = Scale.power(of: high - low) / 2
        let from = (low / step).rounded(.up) * step, to = (high / step).rounded(.down) * step
        guard to > from else { return nil }
        return AxisMap.Vacancy(
            range: low...high, text: "nobody between \(Wording.money(from, currency)) and \(Wording.money(to, currency))")
    }
}
