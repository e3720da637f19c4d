internal import Lexicons
internal import TextAnalysis

/// Words of a label or a quote that carry its meaning: stems, how rare each is, and the place of the whole in the space of meanings.
struct Phrase: Hashable {
    /// Content stems in order; of stop words alone, all of them.
    var stems: [TermID]
    /// ln(pages of the web ÷ pages with the word), above 0, of each stem.
    var rarity: [Double]
    /// Unit length, or all zeros when no word has a place.
    var place: [Float]

    var isEmpty: Bool { stems.isEmpty }

    /// How much of the rarer-weighted stems two phrases share, 0 to 1.
    func overlap(_ other: Phrase) -> Double {
        let mine = Set(stems), theirs = Set(other.stems)
        var shared = 0.0, all = 0.0, seen: Set<TermID> = []
        for (stem, weight) in zip(stems + other.stems, rarity + other.rarity) where seen.insert(stem).inserted {
            all += weight
            if mine.contains(stem), theirs.contains(stem) { shared += weight }
        }
        return all == 0 ? 0 : shared / all
    }

    /// Cosine of the places, −1 to 1.
    func cosine(_ other: Phrase) -> Double {
        var sum: Float = 0
        for d in place.indices where d < other.place.count { sum += place[d] * other.place[d] }
        return Double(sum)
    }
}

/// Reads labels and quotes of one analysis; belongs to one thread.
final class PhraseReader {
    let lexicon: GroundLexicon
    let analyzer: TextAnalyzer
    private var known: [String: Phrase] = [:]
    var roleStems: [GroundRoles.Role: Set<TermID>] = [:]
    var services: [String: Bool] = [:]
    var rolePhrases: [GroundRoles.Role: Set<Set<TermID>>] = [:]

    /// What is taken off a word's rarity before it pulls a phrase to its place: function words pull nowhere.
    private static let common = 0.5

    init(_ lexicon: GroundLexicon) {
        self.lexicon = lexicon
        analyzer = lexicon.language.analyzer()
    }

    func phrase(_ text: String) -> Phrase {
        if let phrase = known[text] { return phrase }
        let phrase = read(text)
        known[text] = phrase
        return phrase
    }

    /// Rarity of a word as written.
    func rarity(of term: TermID) -> Double {
        let total = Double(max(lexicon.background.total, 1))
        return max(0, log(total / Double(lexicon.background.value(of: analyzer.bytes(of: term)) + 1)))
    }

    func stem(_ part: Part) -> TermID { lexicon.language.roles.canonical(part.stem) }

    func isStop(_ part: Part) -> Bool { lexicon.language.stopWords.contains(part.term) }

    /// Whether a single word, in lower case, is a function word.
    func isStop(_ word: String) -> Bool { lexicon.language.stopWords.contains(analyzer.term(word)) }

    /// How the stem of a word is written; the word itself when it has none.
    func spelling(ofStemIn word: String) -> String {
        let stem = analyzer.string(analyzer.stem(of: analyzer.term(word)))
        return stem.isEmpty ? word : stem
    }

    private func read(_ text: String) -> Phrase {
        let read = analyzer.analyze(text)
        var stems: [TermID] = [], rarities: [Double] = [], place = [Float](repeating: 0, count: WordVectors.directions)
        var light: [(TermID, Double)] = []
        for part in read.parts where part.term != .none {
            let weight = rarity(of: part.term), stem = stem(part)
            if isStop(part) {
                light.append((stem, max(weight, 0.1)))
            } else if !stems.contains(stem) {
                stems.append(stem)
                rarities.append(max(weight, 0.1))
            }
            guard weight > Self.common, let vectors = lexicon.vectors, let row = vectors.row(of: analyzer.bytes(of: part.term)) else {
                continue
            }
            var one = [Float](repeating: 0, count: WordVectors.directions)[...]
            vectors.add(row, to: &one)
            for d in place.indices { place[d] += one[d] * Float(weight - Self.common) }
        }
        if stems.isEmpty {
            stems = light.map(\.0)
            rarities = light.map(\.1)
        }
        var length: Float = 0
        for x in place { length += x * x }
        if length > 0 { for d in place.indices { place[d] /= length.squareRoot() } }
        return Phrase(stems: stems, rarity: rarities, place: place)
    }
}
