import MarketModel

/// Thirds of a market by price, in one currency.
struct PriceTiers: Sendable {
    enum Tier: String, CaseIterable, Hashable, Sendable { case low, middle, high }

    let currency: String
    /// `ml`, `g` or `piece` when prices are a unit; `nil` when they are a pack.
    let unit: String?
    let lowerCut: Double
    let upperCut: Double

    /// - Returns: `nil` when fewer than six products have a price in one currency, or all cost the same.
    init?(_ products: [ProductRecord]) {
        var counts: [String: Int] = [:]
        for product in products {
            if let price = product.price, price.value != nil {
                counts[price.currency ?? "", default: 0] += 1
            }
        }
        guard let (currency, n) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), n >= 6
        else { return nil }
        var units: [String: Int] = [:]
        for product in products
        where product.price?.value != nil && (product.price?.currency ?? "") == currency {
            if let size = product.size, size.value > 0 { units[size.unit, default: 0] += 1 }
        }
        let best = units.max { ($0.value, $1.key) < ($1.value, $0.key) }
        let unit = best.flatMap { 3 * $0.value >= 2 * n ? $0.key : nil }
        self.currency = currency
        self.unit = unit
        let values = products.compactMap { PriceTiers.value(of: $0, currency: currency, unit: unit) }
            .sorted()
        guard values.count >= 6, values.first! < values.last! else { return nil }
        lowerCut = values[(values.count - 1) / 3]
        upperCut = values[2 * (values.count - 1) / 3]
        if lowerCut >= upperCut { return nil }
    }

    private static func value(of product: ProductRecord, currency: String, unit: String?) -> Double? {
        guard let price = product.price, let value = price.value, value > 0,
            (price.currency ?? "") == currency
        else { return nil }
        guard let unit else { return value }
        guard let size = product.size, size.unit == unit, size.value > 0 else { return nil }
        return value / size.value
    }

    /// The tier of a product; `nil` when its price does not compare.
    func tier(of product: ProductRecord) -> Tier? {
        PriceTiers.value(of: product, currency: currency, unit: unit).map {
            $0 <= lowerCut ? .low : $0 <= upperCut ? .middle : .high
        }
    }

    func label(_ tier: Tier) -> String {
        let suffix = (currency.isEmpty ? "" : " " + currency) + (unit.map { " a \($0)" } ?? "")
        return switch tier {
        case .low: "up to \(decimal(lowerCut))\(suffix)"
        case .middle: "\(decimal(lowerCut)) to \(decimal(upperCut))\(suffix)"
        case .high: "over \(decimal(upperCut))\(suffix)"
        }
    }

    private func decimal(_ x: Double) -> String {
        Decimal.text(x, digits: x < 1 ? 4 : 2)
    }
}

/// Numbers as text without a locale.
enum Decimal {
    /// A number with at most `digits` decimals; trailing zeros and a bare point are cut.
    static func text(_ x: Double, digits: Int = 2) -> String {
        guard x.isFinite, abs(x) < 1e15 else { return "\(x)" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (abs(x) * scale).rounded()
        let whole = Int(scaled / scale)
        let fraction = Int(scaled) - whole * Int(scale)
        let sign = x < 0 && scaled > 0 ? "-" : ""
        guard digits > 0, fraction > 0 else { return "\(sign)\(whole)" }
        var tail = String(fraction)
        tail = String(repeating: "0", count: digits - tail.utf8.count) + tail
        while tail.hasSuffix("0") { tail.removeLast() }
        return "\(sign)\(whole).\(tail)"
    }
}
