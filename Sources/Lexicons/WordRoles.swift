public import MarketModel
public import TextAnalysis

/// What single words do when two wordings of a selling point are compared.
public struct WordRoles: Sendable {
    /// Stems that add nothing to another word: "technology", "design", "feature".
    public fileprivate(set) var generic = TermSet()
    /// Stems that name a part of a product: "lid", "motor"; the same property of two parts makes two concepts.
    public fileprivate(set) var parts = TermSet()
    /// Stems that name a kind of product: "bottle", "mouse".
    public fileprivate(set) var products = TermSet()
    /// Stems that join the items of an enumeration: "and", "or".
    public fileprivate(set) var conjunctions = TermSet()
    /// Stems between the two ends of a range: "to" of "2 to 3 hours".
    public fileprivate(set) var ranges = TermSet()
    /// Stems behind which a phrase only tells what its head is good for: "to", "for", "that".
    public fileprivate(set) var links = TermSet()
    /// The stem that stands for a stem: spellings and near synonyms, each to the stem of one word.
    public fileprivate(set) var representative: [TermID: TermID] = [:]

    /// The stem that stands for all spellings and synonyms of a stem.
    public func canonical(_ stem: TermID) -> TermID { representative[stem] ?? stem }
}

/// A phrase that limits the number beside it: "up to", "more than".
public struct QuantityBound: Hashable, Sendable {
    public let bound: Quantity.Bound
    public let phrase: String
}

extension LexiconCompiler {
    private enum Role: String, CaseIterable {
        case generic, part, product, conjunction, range, link, same
    }

    /// `words.tsv`: role, words parted by ` | `, and for the role `same` the word that stands for them.
    mutating func wordRoles() -> WordRoles {
        var roles = WordRoles()
        for row in rows("words.tsv", ["role", "words", "[for]"]) {
            guard let role: Role = choice(row, 0, "role of words") else { continue }
            let target = stem(row[2])
            if role == .same, target == nil {
                report(row, "\"\(row[2])\" is not one word. Name in the third column the word that stands for the others.")
                continue
            }
            for word in row.list(1) {
                guard let stem = stem(word) else {
                    report(row, "\"\(word)\" is not one word. Write single words.")
                    continue
                }
                switch role {
                case .generic: roles.generic.insert(stem)
                case .part: roles.parts.insert(stem)
                case .product: roles.products.insert(stem)
                case .conjunction: roles.conjunctions.insert(stem)
                case .link: roles.links.insert(stem)
                case .range: roles.ranges.insert(stem)
                case .same:
                    if stem == target { continue }
                    if let other = roles.representative[stem], other != target {
                        report(row, "\"\(word)\" has another representative already. Keep one of the lines.")
                    }
                    roles.representative[stem] = target
                }
            }
        }
        for (stem, target) in roles.representative where roles.representative[target] != nil {
            var end = target, steps = 0
            while let next = roles.representative[end], steps < 8 {
                end = next
                steps += 1
            }
            roles.representative[stem] = end
        }
        return roles
    }

    /// `bounds.tsv`: `up to`, `over` or `exactly`, and the phrases beside a number that say so.
    mutating func bounds() -> (entries: [QuantityBound], matcher: PhraseMatcher) {
        list("bounds.tsv", ["bound", "forms"], forms: 1) { row, compiler in
            guard let bound = Quantity.Bound(rawValue: row[0]), bound != .range else {
                compiler.report(row, "\"\(row[0])\" is no bound. Write up to, over or exactly.")
                return nil
            }
            return QuantityBound(bound: bound, phrase: row[1])
        }
    }

    private func stem(_ word: String) -> TermID? {
        let parts = analyzer.analyze(word).parts
        return parts.count == 1 && parts[0].term != .none ? parts[0].stem : nil
    }
}
