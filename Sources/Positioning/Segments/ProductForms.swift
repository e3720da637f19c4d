import MarketModel

/// The forms that a market's products come in, read from their names: a head noun such as "earbuds", or one of two words that part the market,
/// such as "wired" and "wireless".
struct ProductForms {
    struct Form {
        /// "earbuds", "wired earphones".
        let label: String
        /// Product pages of rivals in it, by id.
        let pages: Set<PageID>
    }

    /// Words, folded, that end a name that was cut short and are no noun: "True Wireless, 40H".
    private static let modifiers: Set<String> = Set(
        [
            "wired", "wireless", "cordless", "electric", "automatic", "manual", "digital", "portable", "rechargeable", "black", "white",
            "blue",
        ]
        .map(ContentWords.stem))

    let forms: [Form]
    /// The two sides of the market, such as wired and wireless; empty when its names do not part it.
    private let sides: [Set<PageID>]

    /// A form as a part of a gap; no claim leads to it.
    static func concept(_ form: Form) -> Concept { Concept(id: ConceptID(.feature, prefix + Segments.slug(form.label)), label: form.label) }

    /// Whether a part of a gap is a product form.
    static func isForm(_ concept: Concept) -> Bool { concept.id.slug.hasPrefix(prefix) }

    private static let prefix = "form-"

    /// Pages that are comparable with a form: its side of the market; `nil` when the form lies on both sides.
    func neighbourhood(of form: Form, among pages: Set<PageID>) -> Set<PageID>? {
        guard !sides.isEmpty else { return pages }
        return sides.first { 10 * $0.intersection(form.pages).count >= 8 * form.pages.count }
    }

    /// - Parameter members: pages that count.
    init(_ members: [Market.Member]) {
        let names = members.map { member in (member: member, words: ProductForms.words(of: member.page.product)) }
        let all = names.count
        var pagesOf: [String: Set<Int>] = [:], brandsOf: [String: Set<BrandID>] = [:], heads: [String: Int] = [:]
        var spelling: [String: [String: Int]] = [:]
        for (number, entry) in names.enumerated() {
            for word in entry.words {
                let key = ContentWords.stem(word)
                pagesOf[key, default: []].insert(number)
                brandsOf[key, default: []].insert(entry.member.brand)
                spelling[key, default: [:]][word, default: 0] += 1
            }
            if let head = ProductType.of(entry.member.page.product) { heads[head.slug, default: 0] += 1 }
        }
        func spelt(_ key: String) -> String { spelling[key]!.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key }
        func isFair(_ key: String) -> Bool {
            let pages = pagesOf[key]?.count ?? 0
            return pages >= max(4, all / 12) && 10 * pages <= 7 * all && (brandsOf[key]?.count ?? 0) >= 2
        }
        let main = heads.filter { (brandsOf[$0.key]?.count ?? 0) >= 2 && !ProductForms.modifiers.contains($0.key) }.max {
            ($0.value, $1.key) < ($1.value, $0.key)
        }?.key
        var found: [(label: String, pages: Set<Int>)] = heads.keys.sorted().filter {
            heads[$0]! >= 3 && isFair($0) && !ProductForms.modifiers.contains($0) && !Label.isAdjective(spelt($0))
        }.map {
            (spelt($0), pagesOf[$0]!)
        }
        // Two words that never meet and share out most of the market: each makes a form of the commonest noun.
        let fair = pagesOf.keys.filter {
            (heads[$0] == nil || ProductForms.modifiers.contains($0)) && isFair($0) && pagesOf[$0]!.count >= all / 6
        }.sorted()
        var best: (covered: Int, pair: [String])?
        for (n, a) in fair.enumerated() {
            for b in fair[(n + 1)...] where pagesOf[a]!.isDisjoint(with: pagesOf[b]!) {
                let covered = pagesOf[a]!.count + pagesOf[b]!.count
                if 10 * covered >= 7 * all, covered > best?.covered ?? 0 { best = (covered, [a, b]) }
            }
        }
        if let main, let best {
            found += best.pair.filter { word in !found.contains { $0.pages == pagesOf[word]! } }.map {
                ("\(spelt($0)) \(spelt(main))", pagesOf[$0]!)
            }
        }
        sides = best?.pair.map { word in Set(pagesOf[word]!.map { members[$0].page.id }) } ?? []
        forms = found.sorted { $0.label < $1.label }.map { label, pages in
            Form(label: ProductForms.plural(label), pages: Set(pages.map { members[$0].page.id }))
        }
    }

    /// "bottle" is "bottles".
    private static func plural(_ label: String) -> String {
        if label.hasSuffix("s") { return label }
        if ["sh", "ch", "x"].contains(where: label.hasSuffix) { return label + "es" }
        if label.hasSuffix("y"), let before = label.dropLast().last, !"aeiou".contains(before) { return label.dropLast() + "ies" }
        return label + "s"
    }

    /// The words of a name in lower case up to where its features begin, without the brand's and those with digits.
    private static func words(of product: ProductRecord) -> [String] {
        guard let name = product.name else { return [] }
        let brand = Set(ContentWords.raw(product.brand ?? ""))
        var words: [String] = []
        for part in name.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "," || $0 == "(" || $0 == "|" }) {
            if part == "with" || part == "for" { break }
            guard part.utf8.count > 2, part.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), !ContentWords.isStop(String(part)),
                !brand.contains(String(part))
            else { continue }
            words.append(String(part))
        }
        return words
    }
}
