internal import Learning
internal import Lexicons
internal import TextAnalysis

/// A clause with what its features are made of, worked out once.
struct ClauseView {
    let text: Int
    let clause: Int
    /// Parts of the text that are words or numbers.
    let words: [Int]
    /// Part hash of each word's class: a word that any market shares, or a capital name.
    let classes: [UInt64]
    /// Words of praise and of blame, negations counted.
    let praise: Int
    let blame: Int
    /// Sign of the first and of the last word with one, 0 when there is none.
    let firstSign: Int
    let lastSign: Int
    let hasNegation: Bool
    /// Content words; those that the seller says, that several customers of the page say, and of these those without opinion.
    let content: [Int]
    let seller: Int
    let shared: Int
    let aspects: Int
    let opinions: Int
    let cues: UInt32
    /// Words of praise and of blame in the whole text.
    fileprivate(set) var textPraise = 0
    fileprivate(set) var textBlame = 0

    /// All clauses of a text.
    static func all(_ reviews: ReadReviews, text: Int) -> [ClauseView] {
        var views = reviews.texts[text].clauses.indices.map { ClauseView(reviews, text: text, clause: $0) }
        let praise = views.reduce(0) { $0 + $1.praise }, blame = views.reduce(0) { $0 + $1.blame }
        for n in views.indices { (views[n].textPraise, views[n].textBlame) = (praise, blame) }
        return views
    }

    init(_ reviews: ReadReviews, text: Int, clause: Int) {
        let read = reviews.texts[text], page = reviews.words
        self.text = text
        self.clause = clause
        words = read.words(clause)
        cues = read.cues[clause]
        classes = words.map { ClauseView.wordClass(read, $0, page) }
        content = words.filter { read.facts[$0].isContent }
        hasNegation = words.contains { read.facts[$0].roles.contains(.negation) }
        var signs: [Int] = []
        (praise, blame) = ClauseView.signs(read, words, page) { signs.append($0) }
        firstSign = signs.first ?? 0
        lastSign = signs.last ?? 0
        seller = content.count { page.seller.copy.contains(read.text.parts[$0].stem) }
        shared = content.count { page.isShared(read.text.parts[$0].stem) }
        aspects = content.count { page.isShared(read.text.parts[$0].stem) && read.facts[$0].opinion == 0 }
        opinions = words.count { read.facts[$0].opinion != 0 }
    }

    var isOpening: Bool { clause == 0 }

    /// Words that a negation reaches over.
    private static let reach = 3

    /// Counts words of praise and of blame; a negation turns what stands within three words behind it, degrees before a word and names of
    /// the product do not count.
    ///
    /// - Parameter isMild: whether opinion words that judge nothing in a tale of use are left out.
    static func signs(
        _ read: ReadText, _ words: [Int], _ page: PageWords, isMild: Bool = false, _ each: (Int) -> Void = { _ in }
    ) -> (praise: Int, blame: Int) {
        var praise = 0, blame = 0
        for (n, at) in words.enumerated() {
            let fact = read.facts[at]
            var sign = Int(fact.sign)
            guard sign != 0 else { continue }
            if isMild, fact.roles.contains(.mild) { continue }
            if fact.roles.contains(.lukewarm), n > 0, read.facts[words[n - 1]].roles.contains(.limit) { sign = -1 }
            if page.seller.product.contains(read.text.parts[at].stem) || fact.roles.contains(.degree) && n + 1 < words.count { continue }
            if isTurned(n, words, read) { sign = -sign }
            if sign > 0 { praise += 1 } else { blame += 1 }
            each(sign)
        }
        return (praise, blame)
    }

    /// Whether a negation stands within three words before a word.
    static func isTurned(_ n: Int, _ words: [Int], _ read: ReadText) -> Bool {
        words[max(0, n - reach)..<n].contains { read.facts[$0].roles.contains(.negation) }
    }

    /// The sign that the word list alone gives: its opinion words, each turned by a negation in the three words before it.
    static func plainSign(_ read: ReadText, _ words: [Int]) -> Int {
        var sum = 0
        for (n, at) in words.enumerated() where read.facts[at].opinion != 0 {
            sum += isTurned(n, words, read) ? -Int(read.facts[at].opinion) : Int(read.facts[at].opinion)
        }
        return sum
    }

    enum WordClass: String, CaseIterable {
        case product = "PROD", brand = "BRAND", negation = "NEG", praise = "GOOD", blame = "BAD", number = "NUM", person = "MAN"
        /// Said by the seller and by several customers; by several customers; by the seller.
        case aspect = "ASP", shared = "FRQ", seller = "SEL"
        case other = "X"

        static let hashes: [WordClass: UInt64] = Dictionary(
            uniqueKeysWithValues: allCases.map { ($0, StatementHash.of($0.rawValue)) })
        var hash: UInt64 { Self.hashes[self]! }
        static let all = Set(hashes.values)
    }

    /// Documents from which a word of the web stands for itself.
    private static let commonDocuments: Int32 = 500

    private static func wordClass(_ read: ReadText, _ at: Int, _ page: PageWords) -> UInt64 {
        let fact = read.facts[at], stem = read.text.parts[at].stem
        func kind() -> WordClass? {
            if page.seller.product.contains(stem) || fact.roles.contains(.product) { return .product }
            if page.seller.brand.contains(stem) { return .brand }
            if fact.roles.contains(.negation) { return .negation }
            if fact.sign != 0 { return fact.sign > 0 ? .praise : .blame }
            if fact.roles.contains(.number) { return .number }
            if fact.roles.contains(.stop) || fact.documents > commonDocuments { return nil }
            let isSeller = page.seller.copy.contains(stem)
            if fact.roles.contains(.person), !isSeller { return .person }
            let isShared = page.isShared(stem)
            return isSeller && isShared ? .aspect : isShared ? .shared : isSeller ? .seller : .other
        }
        return kind()?.hash ?? fact.word
    }
}
