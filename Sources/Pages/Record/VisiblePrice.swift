/// Finds the price that a page shows for its product.
///
/// Every short text with a number and a currency, or with a class that means price, is a candidate; it scores by its classes, by being near
/// the title, and against being struck, old, linked, a rate, or in a list of other products.
struct VisiblePrice {
    struct Found {
        var amount: String
        var currency: String?
        var listPrice: String?
    }

    private struct Candidate {
        let amount: String
        let currency: String?
        let score: Double
        let isOld: Bool
        let distance: Int
    }

    /// Bytes that a text with a price may have.
    private static let longest = 60
    private static let leastScore = 0.5

    static func find(_ material: PageMaterial, _ places: VisiblePlaces) -> Found? {
        let tree = material.tree
        let title = material.layout.titleElement
        var best: Candidate?, old: [Candidate] = []
        var seen: Set<Int> = []
        for text in tree.texts {
            let parent = Int(text.parent)
            guard text.length <= 400, !tree.tags[parent].isSkipped, tree.contents(of: text).contains(where: { $0 >= 0x30 && $0 <= 0x39 })
            else { continue }
            // A price may be spread over siblings: the sign, the whole and the cents.
            var element = parent
            for _ in 0..<3 where element >= 0 {
                guard seen.insert(element).inserted, tree.descendants(of: element).count < 14,
                    let bytes = places.shortText(element, limit: longest)
                else { break }
                if let candidate = candidate(element, bytes, title, tree, places) {
                    if candidate.isOld { old.append(candidate) }
                    if candidate.score > (best?.score ?? leastScore) + 1e-9 { best = candidate }
                }
                element = Int(tree.parents[element])
            }
        }
        guard let best else { return nil }
        let amount = Double(best.amount) ?? 0
        let list = old.filter {
            abs($0.distance - best.distance) < 40 && (Double($0.amount) ?? 0) > amount && (Double($0.amount) ?? 0) < amount * 20
        }
        .min { abs($0.distance - best.distance) < abs($1.distance - best.distance) }
        return Found(amount: best.amount, currency: best.currency, listPrice: list?.amount)
    }

    private static func candidate(
        _ element: Int, _ bytes: [UInt8], _ title: Int, _ tree: DocumentTree, _ places: VisiblePlaces
    ) -> Candidate? {
        guard let (amount, currency) = price(in: bytes, isPriced: places.cues(element) & RecordCue.price.bit != 0) else { return nil }
        var context = places.context(of: element)
        let inner = tree.descendants(of: element)
        if inner.count == 1, let only = inner.first { context.own |= places.cues(only) }
        for child in inner where [.del, .s, .strike].contains(tree.tags[child]) { context.isStruck = true }
        func own(_ cue: RecordCue) -> Bool { context.own & cue.bit != 0 }
        func near(_ cue: RecordCue) -> Bool { context.near & cue.bit != 0 }
        var score = 0.0
        if own(.price) { score += 2 }
        if own(.price) || context.all & RecordCue.price.bit != 0 { score += 1 }
        if currency != nil { score += 1 }
        if context.isStruck { score -= 4 }
        if context.isLinked { score -= 2 }
        if context.isHidden { score -= 1 }
        if own(.old) { score -= 2.5 }
        if near(.old) { score -= 1.2 }
        if (context.own | context.all) & RecordCue.elsewhere.bit != 0 { score -= 3 }
        if own(.current) || near(.current) { score += 1.5 }
        if bytes.count > 25 { score -= 1.5 }
        let cues = bytes.withUnsafeBufferPointer { PriceWords.patterns.groups(in: $0) }
        if cues & 1 != 0 { score -= 1.5 }
        let isOld = context.isStruck || own(.old) || cues & 2 != 0
        if cues & 2 != 0 { score -= 2 }
        var distance = element
        if title >= 0 {
            distance = element - title
            score += distance >= 0 ? 2 - min(4, Double(distance) / 60) : -0.5 - min(2, Double(-distance) / 60)
        } else {
            score -= min(2, Double(element) / 1_500)
        }
        return Candidate(amount: amount, currency: currency, score: score, isOld: isOld, distance: distance)
    }

    /// The first number beside a currency; in a text that is known to be a price, a number that stands nearly alone will do.
    static func price(in bytes: [UInt8], isPriced: Bool) -> (amount: String, currency: String?)? {
        var from = 0
        while let number = Amount.numberRange(in: bytes, from: from) {
            if let code = Currency.beside(bytes, number), let amount = Amount.shown(String(decoding: bytes[number], as: UTF8.self)) {
                // "$ 29 99": cents that a smaller element holds.
                if !amount.contains("."), let cents = cents(after: number, bytes) { return (amount + "." + cents, code) }
                return (amount, code)
            }
            from = number.upperBound
        }
        guard isPriced, let number = Amount.numberRange(in: bytes, from: 0), bytes.count - number.count <= 6,
            let amount = Amount.shown(String(decoding: bytes[number], as: UTF8.self))
        else { return nil }
        return (amount, nil)
    }

    private static func cents(after number: Range<Int>, _ bytes: [UInt8]) -> String? {
        var at = number.upperBound
        var marks = 0
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x2E || bytes[at] == 0x2C {
            if bytes[at] != 0x20 { marks += 1 }
            at += 1
        }
        guard at > number.upperBound, marks <= 1, at + 2 <= bytes.count, bytes[at..<(at + 2)].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        if at + 2 < bytes.count, WordScan.isASCIIWord(bytes[at + 2]) || bytes[at + 2] == 0x25 { return nil }
        return String(decoding: bytes[at..<(at + 2)], as: UTF8.self)
    }
}

/// Words beside a number that make it no price of the product, or an old one.
enum PriceWords {
    static let patterns = PatternSet([
        "/ kg|/kg|/ l |/l |/100|/ 100|/month|/mo|/ m²|/m²|/st|%|save| from |from |month|mtl|shipping|deliver|versand|off|à partir|ab |desde|x de|per | pro | cuotas|taux|rate",
        "statt|mrp|m r p|rrp|was|uvp|list price|regular|instead|precedente|anterior|au lieu|antes|før|ord |přeškrt|původn",
    ])
}
