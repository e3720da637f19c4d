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
    /// What a word of a form, with its alternatives, stands for.
    private var known: [String: [[PhrasePattern.Element]]] = [:]

    /// Sequences that one form may stand for.
    private static let limit = 256

    init(analyzer: TextAnalyzer) {
        self.analyzer = analyzer
    }

    func read(_ form: String) throws(PhrasePattern.Malformed) -> PhrasePattern {
        var sequences: [[Element]] = [[]], branches = false
        for item in try items(form) {
            var choices = try choices(item.word, in: form)
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
    private func items(_ form: String) throws(PhrasePattern.Malformed) -> [(word: String, optional: Bool)] {
        var items: [(word: String, optional: Bool)] = [], word: [UInt8] = [], inBrackets = false
        func close(optional: Bool) {
            if !word.isEmpty { items.append((String(decoding: word, as: UTF8.self), optional)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in form.utf8 {
            switch byte {
            case UInt8(ascii: "["):
                guard !inBrackets, word.isEmpty else {
                    throw Malformed(message: "\"\(form)\" has a \"[\" inside a word or brackets. Put it before a word.")
                }
                inBrackets = true
            case UInt8(ascii: "]"):
                guard inBrackets else { throw Malformed(message: "\"\(form)\" has a \"]\" without \"[\". Add or remove one.") }
                close(optional: true)
                inBrackets = false
            case UInt8(ascii: " ") where !inBrackets: close(optional: false)
            default: word.append(byte)
            }
        }
        if inBrackets { throw Malformed(message: "\"\(form)\" has a \"[\" without \"]\". Add or remove one.") }
        close(optional: false)
        if items.isEmpty { throw Malformed(message: "an empty form. Remove it.") }
        return items
    }

    private func choices(_ word: String, in form: String) throws(PhrasePattern.Malformed) -> [[PhrasePattern.Element]] {
        if let choices = known[word] { return choices }
        var choices: [[Element]] = []
        for alternative in alternatives(word) { choices.append(try elements(alternative, in: form)) }
        known[word] = choices
        return choices
    }

    /// Cuts at slashes, but not behind a digit (`24/7`).
    private func alternatives(_ word: String) -> [String] {
        var found: [[UInt8]] = [[]]
        for byte in word.utf8 {
            if byte == UInt8(ascii: "/"), (found.last?.last ?? 0) &- 48 > 9 {
                found.append([])
            } else {
                found[found.count - 1].append(byte)
            }
        }
        return found.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
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
