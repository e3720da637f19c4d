import CLibStemmer

/// A Snowball stemmer (Porter, Snowball: a language for stemming algorithms, 2001) of one language; the one place that sees libstemmer.
///
/// It keeps state between calls, so one instance belongs to one thread.
final class Stemmer {
    private let handle: OpaquePointer?

    /// - Parameter language: Snowball's name or an ISO 639-1 code; a language without stemmer leaves words as they are.
    init(language: String) {
        handle = sb_stemmer_new(language, "UTF_8")
    }

    deinit {
        if let handle { sb_stemmer_delete(handle) }
    }

    /// The stem of a word in lower case; `nil` when it is the word itself.
    ///
    /// Words that hold digits (model numbers) or are longer than any word of a language stay whole.
    func stem(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        guard let handle, word.count > 2, word.count <= 60, !word.contains(where: { $0 &- 48 < 10 }) else { return nil }
        return word.withUnsafeBufferPointer { source -> [UInt8]? in
            guard let result = sb_stemmer_stem(handle, source.baseAddress, Int32(source.count)) else { return nil }
            let length = Int(sb_stemmer_length(handle))
            let stem = UnsafeBufferPointer(start: result, count: length)
            if length == 0 || (length == source.count && zip(stem, source).allSatisfy { $0 == $1 }) { return nil }
            return [UInt8](stem)
        }
    }
}
