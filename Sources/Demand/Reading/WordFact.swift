internal import Learning
internal import Lexicons
internal import TextAnalysis

/// What is known of a word wherever a customer writes it.
struct WordFact {
    /// Part hashes of the word in lower case and of its stem.
    var word: UInt64 = 0
    var stem: UInt64 = 0
    /// Part hashes of its clusters of 128 and of 512; 0 when it has none.
    var coarse: UInt64 = 0
    var middle: UInt64 = 0
    /// 1 for praise, -1 for blame, 0 for neither: by the opinion words alone, and with the customers' own words of praise and blame.
    var opinion: Int8 = 0
    var sign: Int8 = 0
    /// Documents of the web that hold it.
    var documents: Int32 = 0
    /// ln((N + 1) ÷ (documents + 1)).
    var weight: Float = 0
    /// Row of its place in the space of meanings; -1 when it has none.
    var vector: Int32 = -1
    /// How near its place is to those of praise and how far from those of blame; 0 for a word without a place.
    var valence: Float = 0
    var roles: Roles = []

    struct Roles: OptionSet {
        let rawValue: UInt16
        static let stop = Roles(rawValue: 1)
        static let negation = Roles(rawValue: 2)
        static let degree = Roles(rawValue: 4)
        static let limit = Roles(rawValue: 8)
        static let lukewarm = Roles(rawValue: 16)
        static let mild = Roles(rawValue: 32)
        static let oneself = Roles(rawValue: 64)
        static let person = Roles(rawValue: 128)
        static let product = Roles(rawValue: 256)
        static let general = Roles(rawValue: 512)
        static let join = Roles(rawValue: 1024)
        static let merits = Roles(rawValue: 2048)
        static let faults = Roles(rawValue: 4096)
        static let number = Roles(rawValue: 8192)
        static let known = Roles(rawValue: 16384)
        static let measure = Roles(rawValue: 32768)
    }

    var isContent: Bool { roles.isDisjoint(with: [.stop, .number]) }
}

/// Looks words up once a page.
final class WordFacts {
    private let tables: WordTables
    let analyzer: TextAnalyzer
    private var known: [TermID: WordFact] = [:]

    init(_ tables: WordTables, analyzer: TextAnalyzer) {
        self.tables = tables
        self.analyzer = analyzer
    }

    func fact(_ part: Part) -> WordFact {
        if let fact = known[part.term] { return fact }
        let fact = tables.fact(part, analyzer)
        known[part.term] = fact
        return fact
    }
}

/// The tables of a language that words are looked up in.
struct WordTables: Sendable {
    let lexicon: LanguageLexicon
    let background: WordTable
    let clusters: WordTable
    let vectors: WordVectors?
    private let opinions: [TermID: Int8]
    /// From the mean place of words of blame to that of words of praise.
    private let axis: [Float]

    init(_ lexicon: LanguageLexicon, background: WordTable, clusters: WordTable, vectors: WordVectors?) {
        self.lexicon = lexicon
        self.background = background
        self.clusters = clusters
        self.vectors = vectors
        let analyzer = lexicon.analyzer()
        var opinions: [TermID: Int8] = [:]
        for opinion in lexicon.opinions {
            let parts = analyzer.analyze(opinion.word).parts
            if parts.count == 1 { opinions[parts[0].term] = opinion.isPositive ? 1 : -1 }
        }
        self.opinions = opinions
        axis = Self.axis(lexicon, vectors)
    }

    private static func axis(_ lexicon: LanguageLexicon, _ vectors: WordVectors?) -> [Float] {
        var axis = [Float](repeating: 0, count: WordVectors.directions)
        guard let vectors else { return axis }
        for isPositive in [true, false] {
            let rows = lexicon.opinions.filter { $0.isPositive == isPositive }.compactMap { vectors.row(of: ArraySlice($0.word.utf8)) }
            for row in rows {
                let place = unit(row, vectors)
                for d in axis.indices { axis[d] += (isPositive ? place[d] : -place[d]) / Float(max(1, rows.count)) }
            }
        }
        return axis
    }

    private static func unit(_ row: Int, _ vectors: WordVectors) -> [Float] {
        var place = [Float](repeating: 0, count: WordVectors.directions)
        vectors.add(row, to: &place[...])
        let length = place.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? place.map { $0 / length } : place
    }

    /// Part hashes of cluster numbers.
    private static let numbers: [UInt64] = (0..<1024).map { FeatureKey.hash(String($0)) }

    private static let roles: [(StatementWords.Role, WordFact.Roles)] = [
        (.negation, .negation), (.degree, .degree), (.limit, .limit), (.lukewarm, .lukewarm), (.mild, .mild), (.oneself, .oneself),
        (.person, .person), (.product, .product), (.general, .general), (.join, .join), (.merits, .merits), (.faults, .faults),
        (.measure, .measure),
    ]

    func fact(_ part: Part, _ analyzer: TextAnalyzer) -> WordFact {
        var fact = WordFact()
        let bytes = analyzer.bytes(of: part.term), words = lexicon.statementWords
        fact.word = FeatureKey.hash(bytes)
        fact.stem = FeatureKey.hash(analyzer.bytes(of: part.stem))
        for (role, flag) in Self.roles where words[role].contains(part.term) { fact.roles.insert(flag) }
        if lexicon.stopWords.contains(part.term) { fact.roles.insert(.stop) }
        if part.kind == .number { fact.roles.insert(.number) }
        fact.opinion = opinions[part.term] ?? 0
        fact.sign = words[.minus].contains(part.term) ? -1 : fact.opinion != 0 ? fact.opinion : words[.plus].contains(part.term) ? 1 : 0
        fact.documents = Int32(background.value(of: bytes))
        fact.weight = Float(Logarithm.natural(Double(background.total + 1) / Double(fact.documents + 1)))
        if let row = clusters.values(of: bytes) {
            fact.coarse = Self.hash(row[row.startIndex])
            fact.middle = Self.hash(row[row.startIndex + 1])
            fact.roles.insert(.known)
        }
        if fact.documents > 0 { fact.roles.insert(.known) }
        if let vectors, let row = vectors.row(of: bytes) {
            fact.vector = Int32(row)
            fact.valence = zip(Self.unit(row, vectors), axis).reduce(0) { $0 + $1.0 * $1.1 }
        }
        return fact
    }

    private static func hash(_ number: Int32) -> UInt64 {
        numbers.indices.contains(Int(number)) ? numbers[Int(number)] : FeatureKey.hash(String(number))
    }

    static func tell(_ names: FeatureNames) {
        for (number, hash) in numbers.enumerated() { names.tell(hash, String(number)) }
    }
}
