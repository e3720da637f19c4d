internal import Learning
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Which points of the lexicon words speak of, learned in labelled markets: each point as the mean of its statements' words (Rocchio 1971).
struct PointWords: Sendable {
    /// For a feature of a clause the points whose statements have it, with the feature's share of the point.
    private(set) var shares: [FeatureKey: [(point: Int32, share: Float)]] = [:]
    /// ln(1 + statements) of a point.
    private(set) var priors: [Int32: Float] = [:]

    private static let word = FeatureTemplate("w"), pair = FeatureTemplate("b")
    private static let prior = Array("all".utf8)
    /// Weight of a word that says nothing of a point.
    private static let generalWeight: Float = 0.3
    /// Likeness from which a point is worth a look, and how many are looked at.
    static let least: Float = 0.06, most = 6

    init() {}

    /// Reads lines `feature concept<TAB>share` and `all concept<TAB>prior`.
    init(_ file: WeightFile, catalogue: PointCatalogue) throws(WeightFile.Failure) {
        var shares: [FeatureKey: [(point: Int32, share: Float)]] = [:], priors: [Int32: Float] = [:]
        try file.forEachLine { name, numbers in
            guard let space = name.lastIndex(of: UInt8(ascii: " ")), let number = numbers.first,
                let id = ConceptID(rawValue: String(decoding: name[name.index(after: space)...], as: UTF8.self))
            else { return false }
            // A concept that the catalogue has no more is passed over.
            guard let point = catalogue.number(of: id) else { return true }
            let feature = name[..<space]
            if feature.elementsEqual(Self.prior) {
                priors[Int32(point)] = number
            } else {
                shares[FeatureKey(name: feature), default: []].append((Int32(point), number))
            }
            return true
        }
        self.shares = shares
        self.priors = priors
    }

    /// The words of a clause as a vector of length 1.
    static func vector(_ view: ClauseView, _ read: ReadText) -> [(key: FeatureKey, weight: Float)] {
        var out: [(key: FeatureKey, weight: Float)] = [], seen: Set<FeatureKey> = []
        func add(_ key: FeatureKey, _ weight: Float) {
            if weight > 0, seen.insert(key).inserted { out.append((key, weight)) }
        }
        func weight(_ fact: WordFact) -> Float { fact.weight * (fact.roles.contains(.general) ? generalWeight : 1) }
        for at in view.words { add(word.key.with(read.facts[at].stem), weight(read.facts[at])) }
        for (a, b) in zip(view.words, view.words.dropFirst()) {
            let (first, second) = (read.facts[a], read.facts[b])
            add(pair.key.with(first.stem).with(second.stem), (weight(first) + weight(second)) / 2)
        }
        let norm = out.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
        return norm > 0 ? out.map { ($0.key, $0.weight / norm) } : []
    }

    /// The cosine of a clause with each point that has one of its words.
    func likeness(_ vector: [(key: FeatureKey, weight: Float)]) -> [Int: Float] {
        var out: [Int: Float] = [:]
        for (key, weight) in vector {
            for (point, share) in shares[key] ?? [] { out[Int(point), default: 0] += weight * share }
        }
        return out
    }

    /// Learns from statements and the points that they are about.
    init(_ statements: [(vector: [(key: FeatureKey, weight: Float)], points: [Int])], settings: DemandTrainingSettings) {
        var sums: [Int: [FeatureKey: (sum: Float, count: Int)]] = [:], counts: [Int: Int] = [:]
        for statement in statements {
            for point in statement.points {
                counts[point, default: 0] += 1
                for (key, weight) in statement.vector {
                    let known = sums[point, default: [:]][key] ?? (0, 0)
                    sums[point, default: [:]][key] = (known.sum + weight, known.count + 1)
                }
            }
        }
        for (point, count) in counts where count >= settings.leastPointCount {
            priors[Int32(point)] = Float(Logarithm.natural(Double(1 + count)))
            let features = (sums[point] ?? [:]).sorted { $0.key.value < $1.key.value }
            let norm = features.reduce(Float(0)) { $0 + $1.value.sum * $1.value.sum }.squareRoot()
            for (key, entry) in features where entry.count >= settings.leastWordCount && norm > 0 && entry.sum / norm >= settings.leastShare
            {
                shares[key, default: []].append((Int32(point), entry.sum / norm))
            }
        }
        for key in Array(shares.keys) { shares[key]!.sort { $0.point < $1.point } }
    }

    /// Appends the lines to a weights file, by name.
    func write(to writer: inout WeightFileWriter, names: FeatureNames, catalogue: PointCatalogue) {
        var lines: [(String, Float)] = []
        for (point, prior) in priors { lines.append(("all " + catalogue.profiles[Int(point)].concept.id.rawValue, prior)) }
        for (key, entries) in shares {
            guard let name = names.name(of: key) else { continue }
            for (point, share) in entries { lines.append((name + " " + catalogue.profiles[Int(point)].concept.id.rawValue, share)) }
        }
        for (name, number) in lines.sorted(by: { $0.0 < $1.0 }) { writer.add(name, [number], decimals: 2) }
    }

    /// Names the features of a clause.
    static func tell(_ view: ClauseView, _ read: ReadText, into sink: inout FeatureSink) {
        for at in view.words { sink.add(word, read.facts[at].stem) }
        for (a, b) in zip(view.words, view.words.dropFirst()) { sink.add(pair, read.facts[a].stem, read.facts[b].stem) }
    }
}
