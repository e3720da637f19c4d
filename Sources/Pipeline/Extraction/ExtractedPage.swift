import Foundation
import MarketModel

/// A page that `extract` printed, read back.
struct ExtractedPage {
    let page: AnalyzedPage
    /// Whether claims and demand were printed too, even if there were none.
    let isAnalyzed: Bool

    /// - Parameter source: where the line came from, for a line that does not name its own.
    static func read(_ line: [UInt8], source: String) -> Result<ExtractedPage, PageFailure> {
        let decoded: Line
        do {
            decoded = try JSONDecoder().decode(Line.self, from: Data(JSONBytes.withoutNUL(line)))
        } catch {
            return .failure(
                PageFailure(source: source, code: .malformedInput, message: "the line is not what extract prints; print it again"))
        }
        if decoded.status == "failed" {
            let code = decoded.failure.flatMap { PageFailure.Code(rawValue: $0.code) } ?? .unreadable
            return .failure(
                PageFailure(source: decoded.source ?? source, code: code, message: decoded.failure?.message ?? "it failed before"))
        }
        guard let page = decoded.page(source: source) else {
            return .failure(
                PageFailure(source: source, code: .malformedInput, message: "a claim of the line points outside its block; print it again"))
        }
        return .success(ExtractedPage(page: page, isAnalyzed: decoded.claims != nil))
    }
}

/// The JSON of a page, field by field.
private struct Line: Decodable {
    struct Failure: Decodable {
        let code: String
        let message: String
    }

    struct Price: Decodable {
        let amount: String
        let currency: String?

        var money: Money { Money(amount: amount, currency: currency) }
    }

    struct Stars: Decodable {
        let value: Double
        let count: Int?
    }

    struct Size: Decodable {
        let value: Double
        let unit: String
    }

    struct Image: Decodable {
        let url: String
        let alt: String?
    }

    struct Product: Decodable {
        let name, brand, seller, sku, gtin, availability: String?
        let category, variants: [String]?
        let price, listPrice: Price?
        let size: Size?
        let rating: Stars?
        let images: [Image]?
        let from: [String: String]?
    }

    struct Text: Decodable {
        let zone: Zone
        let text: String
        let rating: Double?
        let date: String?
        let voice: Int?
    }

    struct Amount: Decodable {
        let value: Double
        let unit: String
        let bound: Quantity.Bound
        let upper, baseValue: Double?
        let baseUnit: String?
    }

    struct Place: Decodable {
        let block, start, end: Int
    }

    struct Found: Decodable {
        let concept: ConceptID
        let label: String?
        let polarity: Polarity?
        let sense: Statement.Sense?
        let quantity: Amount?
        let block, start, end: Int
        let strength, confidence: Double?
        let also: [Place]?
    }

    let source, id, status, kindReason, language, url, captured, observableReason, segment, text: String?
    let kind: PageKind?
    let observable: Bool?
    let failure: Failure?
    let product: Product?
    let blocks: [Text]?
    let claims, demand: [Found]?

    /// The blocks; what stands in the page's text, in order, is its main content.
    private func laidOut() -> [Block] {
        var rest = (text ?? "")[...]
        return (blocks ?? []).map { block in
            var layout = BlockLayout()
            if text != nil, block.zone != .meta, block.zone != .structured {
                let follows = rest.utf8.starts(with: block.text.utf8)
                let end = follows ? rest.utf8.index(rest.startIndex, offsetBy: block.text.utf8.count) : rest.startIndex
                let isMain = follows && (end == rest.endIndex || rest.utf8[end] == UInt8(ascii: "\n"))
                if isMain { rest = end == rest.endIndex ? "" : rest[rest.utf8.index(after: end)...] }
                layout.relevance = isMain ? 1 : 0
            }
            return Block(zone: block.zone, text: block.text, rating: block.rating, date: block.date, voice: block.voice, layout: layout)
        }
    }

    /// - Returns: `nil` when a quote is not within its block.
    func page(source name: String) -> AnalyzedPage? {
        let blocks = laidOut()
        func evidence(_ block: Int, _ start: Int, _ end: Int) -> Evidence? {
            guard blocks.indices.contains(block), 0 <= start, start < end, end <= blocks[block].text.utf8.count else { return nil }
            return Evidence(block: block, range: start..<end)
        }
        func concept(_ found: Found) -> Concept {
            Concept(
                id: found.concept, label: found.label ?? String(found.concept.slug.map { $0 == "-" ? " " : $0 }),
                polarity: found.polarity ?? .present)
        }
        var claims: [Claim] = [], demand: [Statement] = []
        for found in self.claims ?? [] {
            guard let best = evidence(found.block, found.start, found.end) else { return nil }
            let also = (found.also ?? []).compactMap { evidence($0.block, $0.start, $0.end) }
            guard also.count == found.also?.count ?? 0 else { return nil }
            claims.append(
                Claim(
                    concept: concept(found), quantity: found.quantity.flatMap(Quantity.init), evidence: best, also: also,
                    strength: found.strength ?? 0.5, confidence: found.confidence ?? 0.5))
        }
        for found in self.demand ?? [] {
            guard let sense = found.sense, let at = evidence(found.block, found.start, found.end) else { return nil }
            demand.append(
                Statement(concept: concept(found), sense: sense, evidence: at, confidence: found.confidence ?? Statement.unweighed))
        }
        let name = source ?? name
        let page = ProductPage(
            source: name, id: PageID(id ?? url ?? name), kind: kind ?? .other, kindReason: kindReason ?? "", language: language, url: url,
            captured: captured, observability: observable == false ? .notObservable(reason: observableReason ?? "told so") : .observable,
            product: product.map(ProductRecord.init) ?? ProductRecord(), blocks: blocks, segment: segment)
        return AnalyzedPage(page: page, claims: claims, demand: demand)
    }
}

extension Quantity {
    /// No page states a larger number, in any unit.
    private static let most = 1e18

    /// - Returns: `nil` for numbers that no page states.
    fileprivate init?(_ amount: Line.Amount) {
        guard [amount.value, amount.upper ?? 0, amount.baseValue ?? 0].allSatisfy({ abs($0) <= Self.most }) else { return nil }
        self.init(
            value: amount.value, unit: amount.unit, bound: amount.bound, upper: amount.upper, baseValue: amount.baseValue,
            baseUnit: amount.baseUnit)
    }
}

extension ProductRecord {
    fileprivate init(_ product: Line.Product) {
        self.init()
        name = product.name
        brand = product.brand
        seller = product.seller
        category = product.category ?? []
        price = product.price?.money
        listPrice = product.listPrice?.money
        // From a milligram to a shipload.
        size = product.size.flatMap { (1e-3...1e9).contains($0.value) ? PackSize(value: $0.value, unit: $0.unit) : nil }
        sku = product.sku
        gtin = product.gtin
        availability = product.availability
        rating = product.rating.map { Rating(value: $0.value, count: $0.count) }
        variants = product.variants ?? []
        images = (product.images ?? []).map { PageImage(url: $0.url, alt: $0.alt) }
        from = product.from ?? [:]
    }
}
