internal import Lexicons
internal import TextAnalysis

/// Tells which clauses of a customer's text speak of the thing that he had before: "My old kettle leaked and was loud. This one is quiet."
///
/// Such a clause says nothing of the product. It goes on to the end of its sentence, or to a word that turns to the product at hand. Where
/// both are set beside each other ("quieter than my old one") the clause is about the product, but what hangs on the former one is not
/// ("... than my old one, which leaked").
struct FormerProduct {
    private let lexicon: LanguageLexicon
    /// Words between the former thing and the word by which the rest of a clause hangs on it.
    private static let near = 3

    init(_ lexicon: LanguageLexicon) { self.lexicon = lexicon }

    /// The numbers of the clauses that speak of it.
    func clauses(of read: ReadText) -> Set<Int> {
        var matches = lexicon.negationMatcher.allMatches(in: read.text)[...]
        guard matches.contains(where: { lexicon.negations[$0.row].kind == .former }) else { return [] }
        var former: Set<Int> = [], goesOn = false, hangs = false
        for (n, clause) in read.clauses.enumerated() {
            if clause.isOpening { (goesOn, hangs) = (false, false) }
            // Clauses and matches ascend: what is passed is not looked at again.
            matches = matches.drop { $0.parts.lowerBound < clause.parts.lowerBound }
            let here = matches.prefix { $0.parts.lowerBound < clause.parts.upperBound }
            func found(_ kind: NegationTrigger.Kind) -> [Range<Int>] {
                here.filter { lexicon.negations[$0.row].kind == kind }.map(\.parts)
            }
            let words = read.words(n)
            let nows = found(.now)
            // "This is much like my old one" is about the one at hand.
            if let one = found(.former).first, !nows.contains(where: { $0.lowerBound < one.lowerBound }) {
                let behind = words.filter { $0 >= one.upperBound }
                let isHung = behind.prefix(Self.near).contains { isRelative($0, read) }
                let isBeside = found(.beside).contains { $0.lowerBound < one.lowerBound }
                if !isBeside || isHung { former.insert(n) }
                goesOn = !isBeside
                hangs = isBeside
                continue
            }
            if goesOn, nows.isEmpty {
                former.insert(n)
            } else if hangs, let first = words.first, isRelative(first, read) {
                former.insert(n)
            } else {
                (goesOn, hangs) = (false, false)
            }
        }
        return former
    }

    private func isRelative(_ part: Int, _ read: ReadText) -> Bool { lexicon.roles.relatives.contains(read.text.parts[part].term) }
}
