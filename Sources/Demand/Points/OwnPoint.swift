internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// A point that no list names: called by its most telling word, so that the same word gives the same id on every page.
enum OwnPoint {
    /// What an opinion word and a word said by nobody else on the page lose, and what a word of the seller's gains.
    private static let opinionLoss: Float = 1.5, sellerGain: Float = 0.5
    private static let shortest = 3

    /// - Parameter situation: whether the clause tells who uses the product, when, where or for what.
    /// - Returns: `nil` when no word of the clause tells a point.
    static func concept(_ view: ClauseView, _ reviews: ReadReviews, situation: Bool, web total: Int) -> Concept? {
        let read = reviews.texts[view.text], page = reviews.words
        var best: (score: Float, at: Int)?
        for at in view.content {
            let part = read.text.parts[at], fact = read.facts[at]
            guard part.kind == .word, part.range.count >= shortest, fact.roles.isDisjoint(with: [.general, .product, .negation, .join]),
                !page.seller.product.contains(part.stem), !page.seller.isBrand(part, reviews.analyzer),
                !reviews.points.catalogue.isProduct(part.stem)
            else { continue }
            if situation, fact.roles.contains(.person) {
                best = (.infinity, at)
                break
            }
            var score = page.ratio(part.stem, fact, web: total) + 0.5 * Float(Logarithm.natural(Double(1 + page.count(of: part.stem))))
            if fact.sign != 0 { score -= opinionLoss }
            if page.seller.copy.contains(part.stem) { score += sellerGain }
            if !fact.roles.contains(.known) { score -= opinionLoss }
            if score > best?.score ?? -.infinity { best = (score, at) }
        }
        guard let best else { return nil }
        let part = read.text.parts[best.at], fact = read.facts[best.at]
        let slug = slug(reviews.analyzer.bytes(of: reviews.points.catalogue.weigher.stem(part)))
        guard !slug.isEmpty else { return nil }
        let angle: Angle = fact.roles.contains(.person) ? .user : situation ? .occasion : .feature
        return Concept(id: ConceptID(angle, slug), label: reviews.analyzer.string(part.term))
    }

    /// ASCII letters and digits; other letters as the hexadecimal number of their Unicode scalar.
    private static func slug(_ bytes: ArraySlice<UInt8>) -> String {
        var slug = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(scalar.value)
                if byte &- 97 < 26 || byte &- 48 < 10 { slug.unicodeScalars.append(scalar) }
            } else {
                slug += "x" + String(scalar.value, radix: 16)
            }
        }
        return slug
    }
}
