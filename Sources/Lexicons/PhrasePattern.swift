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

    /// Every sequence that the form stands for.
    let sequences: [[Element]]

    private static let limit = 256

    init(_ form: String, analyzer: TextAnalyzer) throws(Malformed) {
        var sequences: [[Element]] = [[]]
        for item in try Self.items(form) {
            var choices: [[Element]] = item.optional ? [[]] : []
            for alternative in item.alternatives { choices.append(try Self.elements(alternative, in: form, analyzer)) }
            sequences = sequences.flatMap { sequence in choices.map { sequence + $0 } }
            if sequences.count > Self.limit {
                throw Malformed(message: "\"\(form)\" stands for more than \(Self.limit) phrases. Split it into several forms.")
            }
        }
        for sequence in sequences {
            if sequence.isEmpty { throw Malformed(message: "\"\(form)\" matches nothing at all. Give it a word that is not optional.") }
            if sequence.first == .gap || sequence.last == .gap {
                throw Malformed(message: "\"\(form)\" begins or ends with a gap. Put a word on either side of \"...\".")
            }
            if zip(sequence, sequence.dropFirst()).contains(where: { $0 == .gap && $1 == .gap }) {
                throw Malformed(message: "\"\(form)\" has two gaps in a row. Leave one.")
            }
        }
        var seen: Set<[Element]> = []
        self.sequences = sequences.filter { seen.insert($0).inserted }
    }

    private struct Item {
        let alternatives: [String]
        let optional: Bool
    }

    /// Cuts a form at its spaces, `[…]` being one item.
    private static func items(_ form: String) throws(Malformed) -> [Item] {
        var items: [Item] = [], word = "", inBrackets = false
        func close(optional: Bool) {
            if !word.isEmpty { items.append(Item(alternatives: alternatives(word), optional: optional)) }
            word = ""
        }
        for character in form {
            switch character {
            case "[":
                guard !inBrackets, word.isEmpty else {
                    throw Malformed(message: "\"\(form)\" has a \"[\" inside a word or brackets. Put it before a word.")
                }
                inBrackets = true
            case "]":
                guard inBrackets else { throw Malformed(message: "\"\(form)\" has a \"]\" without \"[\". Add or remove one.") }
                close(optional: true)
                inBrackets = false
            case " " where !inBrackets: close(optional: false)
            default: word.append(character)
            }
        }
        if inBrackets { throw Malformed(message: "\"\(form)\" has a \"[\" without \"]\". Add or remove one.") }
        close(optional: false)
        if items.isEmpty { throw Malformed(message: "an empty form. Remove it.") }
        return items
    }

    /// Cuts at slashes, but not between digits (`24/7`).
    private static func alternatives(_ word: String) -> [String] {
        var found: [String] = [], current = ""
        for character in word {
            if character == "/", current.last?.isNumber != true {
                found.append(current)
                current = ""
            } else {
                current.append(character)
            }
        }
        found.append(current)
        return found.filter { !$0.isEmpty }
    }

    private static func elements(_ word: String, in form: String, _ analyzer: TextAnalyzer) throws(Malformed) -> [Element] {
        if word == "..." { return [.gap] }
        var elements: [Element] = []
        for piece in word.split(separator: " ") {
            if piece == "#" {
                elements.append(.number)
                continue
            }
            let exact = piece.hasPrefix("=") && piece.count > 1
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
