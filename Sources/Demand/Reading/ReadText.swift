internal import Lexicons
internal import TextAnalysis

/// One block of a customer's words, read.
struct ReadText {
    /// Index in the page's blocks.
    let block: Int
    let isQuestion: Bool
    /// Stars of the review, 0 to 5.
    let rating: Double?
    let mended: MendedText
    let text: AnalyzedText
    /// By part; marks have an empty one.
    let facts: [WordFact]
    let clauses: [Clause]
    /// What the clauses name, by clause.
    let hits: [[PointHit]]
    /// A bit a cue, by clause.
    let cues: [UInt32]
    /// Parts of the text that are words or numbers.
    let wordCount: Int
    /// By clause: 1 in a list of what pleases, 2 in one of what does not, else 0, by the last short clause that heads one.
    let listStates: [Int]
    /// Whether the block is the title of a review, and the number of the customer on the page.
    var isTitle = false
    var voice = 0

    init(
        block: Int, isQuestion: Bool, rating: Double?, mended: MendedText, text: AnalyzedText, facts: WordFacts, lexicon: LanguageLexicon,
        catalogue: PointCatalogue
    ) {
        self.block = block
        self.isQuestion = isQuestion
        self.rating = rating
        self.mended = mended
        self.text = text
        let known = text.parts.map { $0.term == .none ? WordFact() : facts.fact($0) }
        self.facts = known
        let clauses = ClauseCutter.clauses(
            of: text, facts: { known[$0] }, opensPlainly: { catalogue.opensPlainly(text, $0, known) })
        self.clauses = clauses
        (hits, cues) = Self.find(in: text, clauses, lexicon, catalogue)
        wordCount = text.parts.count { $0.isWordOrNumber }
        listStates = Self.listStates(text, clauses, known)
    }

    private static func listStates(_ text: AnalyzedText, _ clauses: [Clause], _ facts: [WordFact]) -> [Int] {
        var state = 0
        return clauses.map { clause in
            let words = clause.parts.filter { text.parts[$0].term != .none }
            guard words.count < 4 else { return state }
            if words.contains(where: { facts[$0].roles.contains(.merits) }) {
                state = 1
            } else if words.contains(where: { facts[$0].roles.contains(.faults) }) {
                state = 2
            }
            return state
        }
    }

    private static func find(in text: AnalyzedText, _ clauses: [Clause], _ lexicon: LanguageLexicon, _ catalogue: PointCatalogue)
        -> ([[PointHit]], [UInt32])
    {
        var clauseOfPart = [Int32](repeating: -1, count: text.parts.count)
        for (n, clause) in clauses.enumerated() { for at in clause.parts { clauseOfPart[at] = Int32(n) } }
        func clause(_ parts: Range<Int>) -> Int? {
            let n = clauseOfPart[parts.lowerBound]
            return n >= 0 && n == clauseOfPart[parts.upperBound - 1] ? Int(n) : nil
        }
        var hits = [[PointHit]](repeating: [], count: clauses.count), cues = [UInt32](repeating: 0, count: clauses.count)
        for match in lexicon.demandCueMatcher.allMatches(in: text) {
            if let n = clause(match.parts) { cues[n] |= lexicon.demandCues[match.row].bit }
        }
        for (n, at) in clauses.enumerated() where at.asks { cues[n] |= ClauseCue.question }
        catalogue.forEachHit(in: text) { hit in
            if let n = clause(hit.parts) { hits[n].append(hit) }
        }
        return (hits, cues)
    }

    /// Parts of the clause that are words or numbers.
    func words(_ clause: Int) -> [Int] { clauses[clause].parts.filter { text.parts[$0].term != .none } }

    /// The range of the block's own text that a range of parts stands for.
    func source(_ parts: Range<Int>) -> Range<Int> { mended.source(text.bytes(ofParts: parts)) }
}

/// Cues as bits.
enum ClauseCue {
    static let names = StatementCue.allCases.map(\.rawValue) + ["question"]
    static let question: UInt32 = 1 << UInt32(StatementCue.allCases.count)

    static func has(_ bits: UInt32, _ cue: StatementCue) -> Bool { bits & cue.bit != 0 }
}

extension StatementCue {
    private static let places = Dictionary(uniqueKeysWithValues: StatementCue.allCases.enumerated().map { ($1, UInt32($0)) })
    var bit: UInt32 { 1 << Self.places[self]! }
}
