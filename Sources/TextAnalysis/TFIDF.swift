#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Fits term weights to a set of documents.
public enum TFIDF {
    /// Smooth inverse document frequency, idf(t) = ln((1 + n) / (1 + df(t))) + 1, as scikit-learn's `TfidfVectorizer` has it.
    ///
    /// - Parameter counts: for each document, how often each term stands in it; a count below 1 is no occurrence.
    /// - Complexity: O(entries).
    public static func fit<Term: Hashable & Comparable & Sendable>(_ counts: [[Term: Int]]) -> TFIDFModel<Term> {
        var frequency: [Term: Int] = [:]
        for document in counts {
            for (term, count) in document where count > 0 { frequency[term, default: 0] += 1 }
        }
        let documents = Double(counts.count)
        return TFIDFModel(
            documents: counts.count, documentFrequency: frequency,
            idf: frequency.mapValues { log((1 + documents) / (1 + Double($0))) + 1 })
    }
}

/// The weights of terms that were fitted to a set of documents.
public struct TFIDFModel<Term: Hashable & Comparable & Sendable>: Sendable {
    public let documents: Int
    /// In how many documents each term stands.
    public let documentFrequency: [Term: Int]
    let idf: [Term: Double]

    /// Inverse document frequency, at least 1; `nil` for a term that no document held.
    public func idf(_ term: Term) -> Double? { idf[term] }

    /// The weights of a document, tf · idf brought to Euclidean length 1, by ascending term; terms never fitted are left out.
    ///
    /// - Complexity: O(n log n) in the document's distinct terms.
    public func weights(_ counts: [Term: Int]) -> [(term: Term, weight: Double)] {
        var weighed: [(term: Term, weight: Double)] = []
        for (term, count) in counts where count > 0 {
            if let idf = idf[term] { weighed.append((term, Double(count) * idf)) }
        }
        weighed.sort { $0.term < $1.term }
        let norm = weighed.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        return norm > 0 ? weighed.map { ($0.term, $0.weight / norm) } : []
    }
}
