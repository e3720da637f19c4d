internal import Learning
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// The named features of a clause: its words, their classes, its cues, its neighbours.
enum ClauseFeatures {
    private static let word = FeatureTemplate("w"), pair = FeatureTemplate("b")
    private static let coarse = FeatureTemplate("c0"), middle = FeatureTemplate("c1")
    private static let first = FeatureTemplate("f"), last = FeatureTemplate("l")
    private static let class1 = FeatureTemplate("k"), class2 = FeatureTemplate("k2"), class3 = FeatureTemplate("k3")
    private static let skip = FeatureTemplate("ks"), core = FeatureTemplate("kc"), both = FeatureTemplate("kk")
    private static let joint = FeatureTemplate("join"), hard = FeatureTemplate("hard"), length = FeatureTemplate("len")
    private static let cue = FeatureTemplate("q"), cues = FeatureTemplate("q2")
    private static let praise = FeatureTemplate("g"), blame = FeatureTemplate("d")
    private static let seller = FeatureTemplate("sel"), shared = FeatureTemplate("frq"), aspects = FeatureTemplate("asp")
    private static let judged = FeatureTemplate("aspgd"), noun = FeatureTemplate("noun")
    private static let hit = FeatureTemplate("h"), hitCount = FeatureTemplate("hn"), hitAngles = FeatureTemplate("ha")
    private static let hitCue = FeatureTemplate("hq"), hitSign = FeatureTemplate("hg")
    private static let firstSign = FeatureTemplate("s1"), lastSign = FeatureTemplate("sl"), negated = FeatureTemplate("neg")
    private static let rare = FeatureTemplate("rare"), title = FeatureTemplate("title"), titleLength = FeatureTemplate("tl")
    private static let alone = FeatureTemplate("alone"), opens = FeatureTemplate("first"), closes = FeatureTemplate("last")
    private static let pieces = FeatureTemplate("np"), list = FeatureTemplate("list"), review = FeatureTemplate("rev")
    private static let soft = FeatureTemplate("soft")
    private static let question = FeatureTemplate("asked"), stars = FeatureTemplate("stars")
    private static let sideCue: [FeatureTemplate] = ["-1q", "+1q"].map { FeatureTemplate($0) }
    private static let sideSign: [FeatureTemplate] = ["-1gd", "+1gd"].map { FeatureTemplate($0) }
    private static let sideLength: [FeatureTemplate] = ["-1len", "+1len"].map { FeatureTemplate($0) }
    private static let sideWord: [FeatureTemplate] = ["-1w", "+1w"].map { FeatureTemplate($0) }

    private static let start = StatementHash.of("^"), end = StatementHash.of("$")
    private static let cueHashes: [UInt64] = ClauseCue.names.map { StatementHash.of($0) }
    private static let kindNames = ["concept", "complaint", "praise", "aspect"]
    private static let kindHashes: [UInt64] = kindNames.map { StatementHash.of($0) }
    private static let angleHashes: [UInt64] = Angle.allCases.map { StatementHash.of($0.rawValue) }
    private static let listNames = ["none", "merits", "faults"]
    private static let listHashes: [UInt64] = listNames.map { StatementHash.of($0) }
    private static let signNames = ["minus", "even", "plus"]
    private static let signHashes: [UInt64] = signNames.map { StatementHash.of($0) }

    /// Valence from which a word that no list knows leans to praise or blame: five of six words of the lists lie beyond half of it.
    private static let softValence: Float = 0.07
    /// Documents of the web below which a word is rare.
    private static let rareDocuments: Int32 = 60

    /// - Parameters:
    ///   - withWords: whether the words of the clause and of its neighbours are features too, or only what any market shares.
    static func bag(_ views: [ClauseView], _ n: Int, _ reviews: ReadReviews, withWords: Bool, into sink: inout FeatureSink) {
        let view = views[n], read = reviews.texts[view.text]
        if withWords { addWords(view, read, &sink) }
        addClasses(view, &sink)
        addMeasures(view, read, &sink)
        addHits(view, read, reviews, &sink)
        addNeighbours(views, n, reviews, withWords, &sink)
    }

    private static func addWords(_ view: ClauseView, _ read: ReadText, _ sink: inout FeatureSink) {
        var seen: Set<UInt64> = []
        for at in view.words {
            let fact = read.facts[at]
            if seen.insert(fact.stem).inserted { sink.add(word, fact.stem) }
            guard !fact.roles.contains(.stop), fact.coarse != 0 else { continue }
            if seen.insert(fact.coarse &+ 1).inserted { sink.add(coarse, fact.coarse) }
            if seen.insert(fact.middle &+ 2).inserted { sink.add(middle, fact.middle) }
        }
        for (a, b) in zip(view.words, view.words.dropFirst()) { sink.add(pair, read.facts[a].word, read.facts[b].word) }
        if let a = view.words.first, let b = view.words.last {
            sink.add(first, read.facts[a].word)
            sink.add(last, read.facts[b].word)
        }
    }

    private static func addClasses(_ view: ClauseView, _ sink: inout FeatureSink) {
        let row = [start] + view.classes + [end]
        for hash in Set(row).sorted() { sink.add(class1, hash) }
        for n in 1..<row.count {
            sink.add(class2, row[n - 1], row[n])
            if n > 1 {
                sink.add(class3, parts: [row[n - 2], row[n - 1], row[n]])
                sink.add(skip, row[n - 2], row[n])
            }
        }
        let told = view.classes.filter { ClauseView.WordClass.all.contains($0) }
        sink.add(core, parts: Array(told.prefix(5)))
        let distinct = Set(told).sorted()
        for (i, a) in distinct.enumerated() { for b in distinct[(i + 1)...] { sink.add(both, a, b) } }
    }

    private static func addMeasures(_ view: ClauseView, _ read: ReadText, _ sink: inout FeatureSink) {
        let clause = read.clauses[view.clause]
        sink.add(joint, clause.joint)
        sink.add(hard, StatementHash.of(clause.isOpening ? 1 : 0))
        let length = StatementHash.of(min(8, view.words.count))
        sink.add(Self.length, length)
        let told = bits(view.cues)
        for (i, a) in told.enumerated() {
            sink.add(cue, cueHashes[a])
            for b in told[(i + 1)...] { sink.add(cues, cueHashes[a], cueHashes[b]) }
        }
        let g = StatementHash.of(min(2, view.praise)), d = StatementHash.of(min(2, view.blame))
        sink.add(praise, g)
        sink.add(blame, d)
        sink.add(seller, StatementHash.of(min(3, view.seller)))
        sink.add(shared, StatementHash.of(min(3, view.shared)))
        sink.add(aspects, StatementHash.of(min(2, view.aspects)), StatementHash.of(min(2, view.opinions)))
        sink.add(judged, parts: [min(1, view.aspects), min(1, view.praise), min(1, view.blame)].map { StatementHash.of($0) })
        sink.add(noun, StatementHash.of(view.content.isEmpty ? 0 : 1))
        sink.add(firstSign, signHashes[view.firstSign + 1])
        sink.add(lastSign, signHashes[view.lastSign + 1])
        sink.add(negated, parts: [view.hasNegation ? 1 : 0, min(1, view.praise), min(1, view.blame)].map { StatementHash.of($0) })
        for (n, at) in view.words.enumerated() where read.facts[at].sign == 0 && abs(read.facts[at].valence) >= softValence {
            let isTurned = StatementHash.of(ClauseView.isTurned(n, view.words, read) ? 1 : 0)
            sink.add(soft, isTurned, signHashes[read.facts[at].valence > 0 ? 2 : 0])
        }
        sink.add(rare, StatementHash.of(min(3, view.content.count { read.facts[$0].documents < rareDocuments })))
        let isTitle = StatementHash.of(read.isTitle ? 1 : 0)
        sink.add(title, isTitle)
        sink.add(titleLength, isTitle, length)
        sink.add(alone, StatementHash.of(read.clauses.count == 1 ? 1 : 0))
        sink.add(opens, StatementHash.of(view.clause == 0 ? 1 : 0))
        sink.add(closes, StatementHash.of(view.clause == read.clauses.count - 1 ? 1 : 0))
        // Twice the logarithm to base 2 of the number of clauses, up to 6.
        sink.add(pieces, StatementHash.of(min(6, Int((2 * Logarithm.natural(Double(read.clauses.count + 1)) / Logarithm.natural(2))))))
        sink.add(question, StatementHash.of(read.isQuestion ? 1 : 0))
    }

    private static func addHits(_ view: ClauseView, _ read: ReadText, _ reviews: ReadReviews, _ sink: inout FeatureSink) {
        let hits = read.hits[view.clause]
        let kinds = Set(hits.map(\.kind.rawValue)).sorted()
        sink.add(hitCount, StatementHash.of(min(3, Set(hits.map(\.point)).count)))
        let angles = Set(hits.map { angle in Angle.allCases.firstIndex(of: reviews.points[angle.point].concept.angle)! }).sorted()
        sink.add(hitAngles, parts: angles.map { angleHashes[$0] })
        let told = bits(view.cues)
        for kind in kinds {
            sink.add(hit, kindHashes[kind])
            for c in told { sink.add(hitCue, kindHashes[kind], cueHashes[c]) }
            sink.add(
                hitSign, parts: [kindHashes[kind], StatementHash.of(min(1, view.praise)), StatementHash.of(min(1, view.blame))])
        }
    }

    private static func addNeighbours(
        _ views: [ClauseView], _ n: Int, _ reviews: ReadReviews, _ withWords: Bool, _ sink: inout FeatureSink
    ) {
        let view = views[n], read = reviews.texts[view.text]
        for (side, step) in [-1, 1].enumerated() {
            let m = n + step
            guard views.indices.contains(m), views[m].text == view.text else { continue }
            let other = views[m]
            let joins = StatementHash.of(read.clauses[step < 0 ? view.clause : other.clause].isOpening ? 0 : 1)
            for c in bits(other.cues) { sink.add(sideCue[side], joins, cueHashes[c]) }
            sink.add(
                sideSign[side], parts: [joins, StatementHash.of(min(1, other.praise)), StatementHash.of(min(1, other.blame))])
            sink.add(sideLength[side], joins, StatementHash.of(min(4, other.words.count)))
            if withWords, joins == StatementHash.of(1) {
                for stem in Set(other.words.map { read.facts[$0].stem }).sorted() { sink.add(sideWord[side], stem) }
            }
        }
        sink.add(list, listHashes[read.listStates[view.clause]])
        sink.add(review, StatementHash.of(min(2, view.textPraise)), StatementHash.of(min(2, view.textBlame)))
        if let rating = read.rating { sink.add(stars, StatementHash.of(Int(rating.rounded()))) }
    }

    private static func bits(_ cues: UInt32) -> [Int] { ClauseCue.names.indices.filter { cues >> UInt32($0) & 1 == 1 } }

    /// Tells the names behind the part hashes.
    static func tell(_ names: FeatureNames) {
        for (name, hash) in zip(ClauseCue.names, cueHashes) { names.tell(hash, name) }
        for (name, hash) in zip(kindNames, kindHashes) { names.tell(hash, name) }
        for (angle, hash) in zip(Angle.allCases, angleHashes) { names.tell(hash, angle.rawValue) }
        for (name, hash) in zip(listNames, listHashes) { names.tell(hash, name) }
        for (name, hash) in zip(signNames, signHashes) { names.tell(hash, name) }
        for (name, hash) in zip(ClauseCutter.Joint.names, ClauseCutter.Joint.hashes) { names.tell(hash, name) }
        for kind in ClauseView.WordClass.allCases { names.tell(kind.hash, kind.rawValue) }
        names.tell(start, "^")
        names.tell(end, "$")
        WordTables.tell(names)
    }

    /// Tells the words of a text.
    static func tell(_ names: FeatureNames, _ read: ReadText, _ analyzer: TextAnalyzer) {
        for (at, part) in read.text.parts.enumerated() where part.term != .none {
            names.tell(read.facts[at].word, analyzer.string(part.term))
            names.tell(read.facts[at].stem, analyzer.string(part.stem))
        }
    }
}
