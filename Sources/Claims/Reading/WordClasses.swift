import Learning
import Lexicons
import TextAnalysis

/// Clusters and document frequencies of words, as the models see them.
struct WordClasses: Sendable {
    private let clusters: WordTable
    private let background: WordTable
    /// Places of words in a space of meanings.
    let vectors: WordVectors?
    private let stopWords: TermSet
    /// Part hashes of cluster numbers.
    private static let parts: [UInt64] = (0..<4096).map { FeatureKey.hash(String($0)) }

    init(lexicon: LanguageLexicon, clusters: WordTable, background: WordTable, vectors: WordVectors?) {
        self.vectors = vectors
        self.clusters = clusters
        self.background = background
        stopWords = lexicon.stopWords
    }

    /// What is known of a word in lower case; of a compound or plural that is not known, what is known of its last part or singular.
    func fact(_ bytes: ArraySlice<UInt8>, term: TermID) -> WordFact {
        var fact = WordFact(key: FeatureKey.hash(bytes), suffix: FeatureKey.hash(bytes.suffix(3)))
        fact.isStop = term != .none && stopWords.contains(term)
        guard term != .none else { return fact }
        fact.frequency = UInt8(min(15, background.value(of: bytes).bucket))
        var row = clusters.values(of: bytes)
        if row == nil, let hyphen = bytes.lastIndex(of: UInt8(ascii: "-")) { row = clusters.values(of: bytes[(hyphen + 1)...]) }
        if row == nil, bytes.count > 3, bytes.last == UInt8(ascii: "s") {
            row = clusters.values(of: bytes.dropLast(bytes.dropLast().last == UInt8(ascii: "'") ? 2 : 1))
        }
        if let vectors { fact.vector = Int32(place(of: bytes, in: vectors) ?? -1) }
        if let row, row.allSatisfy({ $0 >= 0 && Int($0) < WordClasses.parts.count }) {
            fact.coarse = WordClasses.parts[Int(row[row.startIndex])]
            fact.middle = WordClasses.parts[Int(row[row.startIndex + 1])]
            fact.fine = WordClasses.parts[Int(row[row.startIndex + 2])]
        }
        return fact
    }

    /// The row of a word, of the last part of a compound, or of a plural's singular.
    private func place(of bytes: ArraySlice<UInt8>, in vectors: WordVectors) -> Int? {
        if let row = vectors.row(of: bytes) { return row }
        if let hyphen = bytes.lastIndex(of: UInt8(ascii: "-")) { return vectors.row(of: bytes[(hyphen + 1)...]) }
        guard bytes.count > 3, bytes.last == UInt8(ascii: "s") else { return nil }
        return vectors.row(of: bytes.dropLast())
    }

    /// Tells the names of all clusters: their numbers.
    func tell(_ names: FeatureNames) {
        for number in 0..<4096 { names.tell(WordClasses.parts[number], String(number)) }
    }
}
