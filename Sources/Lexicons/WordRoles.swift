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
    /// Words at which a stretch of text that may be a selling point begins or ends.
    public fileprivate(set) var joints = TermSet()
    /// Words that no selling point begins with.
    public fileprivate(set) var openers = TermSet()
    /// Words that no selling point ends with.
    public fileprivate(set) var closers = TermSet()
    /// Words and signs that part the items of a list: "and", "&".
    public fileprivate(set) var joiners = TermSet()
    /// Words and signs that may stand between two selling points: "and", "with".
    public fileprivate(set) var pairs = TermSet()
    /// Words behind which stands what a thing is for, when or where: "for", "during".
    public fileprivate(set) var leads = TermSet()
    /// Words that deny the verb beside them: "not".
    public fileprivate(set) var denials = TermSet()
    /// Words by which a clause hangs on the thing named before it: "which".
    public fileprivate(set) var relatives = TermSet()
    /// Verbs that a denial takes back when it stands first in a phrase: "does not fit", but "not tested on animals".
    public fileprivate(set) var helpers = TermSet()
    /// Words that say nothing of what is claimed when two claims are compared.
    public fileprivate(set) var empty: [String] = []
    /// Words that make an absence of others, and tell nothing when two claims are compared: "gluten free" and "soy free".
    public fileprivate(set) var absences: [String] = []
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
        case joint, opener, closer, joiner, pair, lead, denial, helper, relative, empty, absence

        /// Whether a word stands for itself alone, and not for its other forms.
        var isExact: Bool {
            switch self {
            case .generic, .part, .product, .conjunction, .range, .link, .same: false
            case .joint, .opener, .closer, .joiner, .pair, .lead, .denial, .helper, .relative, .empty, .absence: true
            }
        }
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
                guard let stem = role.isExact ? term(word) : stem(word) else {
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
                case .joint: roles.joints.insert(stem)
                case .opener: roles.openers.insert(stem)
                case .closer: roles.closers.insert(stem)
                case .joiner: roles.joiners.insert(stem)
                case .pair: roles.pairs.insert(stem)
                case .lead: roles.leads.insert(stem)
                case .denial: roles.denials.insert(stem)
                case .helper: roles.helpers.insert(stem)
                case .relative: roles.relatives.insert(stem)
                case .empty: roles.empty.append(word)
                case .absence: roles.absences.append(word)
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

    /// `glosses.tsv`: a word, and the English word that does the same. A word's stem has the gloss of the first word that has the stem.
    mutating func glosses() -> [TermID: String] {
        var words: [TermID: String] = [:], stems: [TermID: String] = [:]
        for row in rows("glosses.tsv", ["word", "english"]) {
            guard let term = term(row[0]) else {
                report(row, "\"\(row[0])\" is not one word. Write single words.")
                continue
            }
            if let other = words[term], other != row[1] { report(row, "\"\(row[0])\" stands for \(other) already. Keep one of the lines.") }
            words[term] = row[1]
            let stem = analyzer.stem(of: term)
            if stem != term, stems[stem] == nil { stems[stem] = row[1] }
        }
        return words.merging(stems) { word, _ in word }
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
        let text = analyzer.analyze(word)
        let isOne = text.parts.count == 1 || text.tokens.count == 1 && text.parts.allSatisfy { $0.shape.contains(.segmented) }
        return isOne && text.tokens[0].term != .none ? text.stem(ofWord: 0) : nil
    }

    private func term(_ word: String) -> TermID? {
        // An elided word is one only before another: "d'".
        let tokens = analyzer.analyze(elisions.contains(word) ? word + "a" : word).tokens
        return tokens.count == 1 || elisions.contains(word) ? tokens.first.flatMap { $0.term == .none ? nil : $0.term } : nil
    }
}
