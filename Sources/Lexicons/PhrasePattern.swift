internal import TextAnalysis

/// A form of the lexicons, read into the sequences of words that it stands for.
///
/// | written | matches |
/// |---|---|
/// | `long lasting` | the words in this order, each by its stem, hyphenated or not |
/// | `=fit` | this word form alone |
/// | `keep/stay` | either |
/// | `[the] lid` | with or without |
/// | `keep ... cold` | up to two words between |
/// | `# hour` | any number |
struct PhrasePattern {
    enum Element: Hashable {
        case stem(TermID), exact(TermID), number, gap
    }

    struct Malformed: Error {
        /// What is wrong and what to do.
        let message: String
    }

    /// Every sequence that the form stands for, each once.
    let sequences: [[Element]]
}

/// Reads forms; one reader a lexicon, for it remembers the words it has met.
final class PhraseReader {
    private typealias Element = PhrasePattern.Element
    private typealias Malformed = PhrasePattern.Malformed

    private let analyzer: TextAnalyzer
    /// The words of forms, with their alternatives, that were met, and what each stands for.
    private var words = WordIndex(capacity: 8192)
    private var choicesOfWord: [[[PhrasePattern.Element]]] = []

    /// Sequences that one form may stand for.
    private static let limit = 256

    init(analyzer: TextAnalyzer) {
        self.analyzer = analyzer
    }

    func read(_ form: String) throws(PhrasePattern.Malformed) -> PhrasePattern {
        let bytes = Array(form.utf8)
        var sequences: [[Element]] = [[]], branches = false
        sequences[0].reserveCapacity(8)
        for item in try items(bytes, form) {
            var choices = try choices(bytes[item.range], in: form)
            if item.optional { choices.insert([], at: 0) }
            if choices.count == 1 {
                for index in sequences.indices { sequences[index] += choices[0] }
            } else {
                branches = true
                sequences = sequences.flatMap { sequence in choices.map { sequence + $0 } }
            }
            if sequences.count > Self.limit {
                throw Malformed(message: "\"\(form)\" stands for more than \(Self.limit) phrases. Split it into several forms.")
            }
        }
        for sequence in sequences { try check(sequence, form) }
        if branches {
            var seen: Set<[Element]> = []
            sequences.removeAll { !seen.insert($0).inserted }
        }
        return PhrasePattern(sequences: sequences)
    }

    private func check(_ sequence: [PhrasePattern.Element], _ form: String) throws(PhrasePattern.Malformed) {
        if sequence.isEmpty { throw Malformed(message: "\"\(form)\" matches nothing at all. Give it a word that is not optional.") }
        if sequence.first == .gap || sequence.last == .gap {
            throw Malformed(message: "\"\(form)\" begins or ends with a gap. Put a word on either side of \"...\".")
        }
        for index in sequence.indices.dropLast() where sequence[index] == .gap && sequence[index + 1] == .gap {
            throw Malformed(message: "\"\(form)\" has two gaps in a row. Leave one.")
        }
    }

    /// Cuts a form at its spaces, `[…]` being one item.
    private func items(_ bytes: [UInt8], _ form: String) throws(PhrasePattern.Malformed) -> [(range: Range<Int>, optional: Bool)] {
        var items: [(range: Range<Int>, optional: Bool)] = [], start = 0, inBrackets = false
        items.reserveCapacity(8)
        for (at, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "["):
                guard !inBrackets, at == start else {
                    throw Malformed(message: "\"\(form)\" has a \"[\" inside a word or brackets. Put it before a word.")
                }
                inBrackets = true
                start = at + 1
            case UInt8(ascii: "]"):
                guard inBrackets else { throw Malformed(message: "\"\(form)\" has a \"]\" without \"[\". Add or remove one.") }
                if at > start { items.append((start..<at, true)) }
                inBrackets = false
                start = at + 1
            case UInt8(ascii: " ") where !inBrackets:
                if at > start { items.append((start..<at, false)) }
                start = at + 1
            default: break
            }
        }
        if inBrackets { throw Malformed(message: "\"\(form)\" has a \"[\" without \"]\". Add or remove one.") }
        if bytes.count > start { items.append((start..<bytes.count, false)) }
        if items.isEmpty { throw Malformed(message: "an empty form. Remove it.") }
        return items
    }

    private func choices(_ word: ArraySlice<UInt8>, in form: String) throws(PhrasePattern.Malformed) -> [[PhrasePattern.Element]] {
        if let place = words.find(word) { return choicesOfWord[place] }
        var choices: [[Element]] = []
        for alternative in alternatives(word) { choices.append(try elements(String(decoding: alternative, as: UTF8.self), in: form)) }
        if word.withUnsafeBufferPointer({ words.insert($0) }) { choicesOfWord.append(choices) }
        return choices
    }

    /// Cuts at slashes, but not behind a digit (`24/7`).
    private func alternatives(_ word: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var found: [ArraySlice<UInt8>] = [], start = word.startIndex
        for at in word.indices where word[at] == UInt8(ascii: "/") && (at == start || word[at - 1] &- 48 > 9) {
            found.append(word[start..<at])
            start = at + 1
        }
        found.append(word[start...])
        return found.filter { !$0.isEmpty }
    }

    private func elements(_ word: String, in form: String) throws(PhrasePattern.Malformed) -> [PhrasePattern.Element] {
        if word == "..." { return [.gap] }
        var elements: [Element] = []
        for piece in word.split(separator: " ") {
            if piece == "#" {
                elements.append(.number)
                continue
            }
            let exact = piece.hasPrefix("=") && piece.utf8.count > 1
            let text = analyzer.analyze(String(exact ? piece.dropFirst() : piece))
            guard !text.parts.isEmpty, text.parts.allSatisfy({ $0.term != .none }) else {
                throw Malformed(
                    message: "\"\(piece)\" in \"\(form)\" is never a word of a text. Write words, without punctuation or addresses.")
            }
            elements += text.parts.map { exact ? .exact($0.term) : .stem($0.stem) }
        }
        return elements
    }
}
