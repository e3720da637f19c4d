import Learning
import Lexicons
import TextAnalysis

/// What words do in every language: features of the models for all languages name a word by the English word that does the same, or by
/// what kind of word it is.
///
/// So a model learns from pages of many languages at once, English ones among them, and reads a language of which it saw no page.
struct SharedWords: Sendable {
    /// How features name a word.
    struct Name: Sendable {
        let text: String
        let kindText: String
        /// The English word; empty when none is known.
        let english: ArraySlice<UInt8>

        var key: UInt64 { FeatureKey.hash(text) }
        var kind: UInt64 { FeatureKey.hash(kindText) }
    }

    private let glosses: [TermID: String]

    /// Whether features name the words themselves too, for which the labelled pages of the language are enough; glosses name English ones.
    let namesOwnWords: Bool

    init(_ lexicon: LanguageLexicon) {
        glosses = lexicon.glosses
        namesOwnWords = lexicon.language != Lexicons.glossLanguage
    }

    /// - Parameter bytes: the word in lower case, or a mark as it is written.
    /// - Parameter head: the last part of a compound.
    func name(of bytes: ArraySlice<UInt8>, term: TermID, stem: TermID, head: Part?, isStop: Bool) -> Name {
        guard term != .none else { return Name(text: Self.mark(bytes), kindText: "~mark", english: []) }
        if let first = bytes.first, first &- 48 < 10 { return Name(text: "~number", kindText: "~number", english: []) }
        let kind = isStop ? "~function" : "~content"
        let known = glosses[term] ?? glosses[stem] ?? head.flatMap { glosses[$0.term] ?? glosses[$0.stem] }
        guard let word = known else { return Name(text: kind, kindText: kind, english: []) }
        return Name(text: word, kindText: kind, english: Array(word.utf8)[...])
    }

    /// A mark as ASCII has it: full-width marks lie at a fixed distance, others name what they do.
    private static func mark(_ bytes: ArraySlice<UInt8>) -> String {
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return "~mark" }
        switch scalar.value {
        case 0..<0x80: return String(decoding: bytes, as: UTF8.self)
        case 0xFF01...0xFF5E: return String(Character(Unicode.Scalar(UInt8(scalar.value - 0xFEE0))))
        case 0x3001: return ","
        case 0x3002, 0xFF61: return "."
        case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014: return "("
        case 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015: return ")"
        case 0x2010...0x2015, 0x2212: return "-"
        case 0x2018...0x201F, 0xAB, 0xBB, 0x2039, 0x203A: return "\""
        default: return "~mark"
        }
    }
}
