import Foundation

/// Names of columns and the few words of cells that are no content, from the lexicon file.
///
/// File: what the column holds, a tab, its names parted by ` | `; a line that begins with `#` is a note.
struct ColumnWords: Sendable {
    static let path = "common/columns.tsv"

    /// How well a name says what the column holds.
    struct Match: Comparable {
        let role: ColumnRole
        /// 0 to 1.
        let score: Double

        static func < (one: Match, other: Match) -> Bool { one.score < other.score }
    }

    private var names: [String: [ColumnRole]] = [:]
    private var phrases: [(words: [String], role: ColumnRole)] = []
    private var absent: Set<String> = []
    private var labels: Set<String> = []
    private(set) var months: [String: Int] = [:]

    /// - Parameter file: the bytes of a lexicon file by its path below the folder.
    /// - Throws: `UnusableInput` for a line that is no group of names.
    init(file: (String) -> [UInt8]?) throws(UnusableInput) {
        guard let bytes = file(Self.path) else { return }
        for (number, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let columns = line.split(separator: "\t", maxSplits: 1)
            guard columns.count == 2 else { throw Self.problem(number, "expected what the column holds, a tab, and its names") }
            let words = columns[1].split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            try add(String(columns[0]), words, number)
        }
    }

    private mutating func add(_ group: String, _ words: [String], _ line: Int) throws(UnusableInput) {
        if group == "absent" {
            absent.formUnion(words.map { Self.folded($0, keepingMarks: true) })
        } else if group == "label" {
            labels.formUnion(words.map { Self.folded($0) })
        } else if group.hasPrefix("month-"), let month = Int(group.dropFirst(6)), (1...12).contains(month) {
            for word in words { months[Self.folded(word)] = months[Self.folded(word)] ?? month }
        } else if let role = ColumnRole(rawValue: group) {
            for word in words {
                let name = Self.folded(word)
                guard !name.isEmpty else { continue }
                names[name, default: []].append(role)
                phrases.append((name.split(separator: " ").map(String.init), role))
            }
        } else {
            throw Self.problem(line, "no column holds “\(group)”; known are \(ColumnRole.allCases.map(\.rawValue).joined(separator: ", "))")
        }
    }

    private static func problem(_ line: Int, _ message: String) -> UnusableInput {
        UnusableInput("the lexicons cannot be used: \(path):\(line + 1): \(message)", remedy: "")
    }

    /// What a name may stand for, the likeliest first: the whole name, its end behind a prefix, or a spelling that differs by a letter.
    func matches(_ name: String) -> [Match] {
        let folded = Self.folded(name)
        var best: [ColumnRole: Double] = [:]
        func note(_ role: ColumnRole, _ score: Double) { best[role] = max(best[role] ?? 0, score) }
        for (place, role) in (names[folded] ?? []).enumerated() { note(role, 1 - 0.01 * Double(place)) }
        let words = folded.split(separator: " ").map(String.init)
        let joined = words.joined()
        for (phrase, role) in phrases {
            if phrase.count < words.count {
                if Array(words.suffix(phrase.count)) == phrase {
                    note(role, 0.6 + 0.25 * Double(phrase.count) / Double(words.count))
                } else if Array(words.prefix(phrase.count)) == phrase {
                    note(role, 0.45 + 0.25 * Double(phrase.count) / Double(words.count))
                }
            } else if words.count == phrase.count || words.count == 1 {
                let spelled = phrase.joined()
                if spelled == joined {
                    note(role, 0.95)
                } else if spelled.count >= 6, joined.count >= 6, Self.differByOne(Array(spelled.utf8), Array(joined.utf8)) {
                    note(role, 0.7)
                }
            }
        }
        return best.map { Match(role: $0.key, score: $0.value) }.sorted { ($1.score, $0.role.rawValue) < ($0.score, $1.role.rawValue) }
    }

    /// Whether a text stands for nothing.
    func isAbsent(_ text: String) -> Bool {
        let folded = Self.folded(text, keepingMarks: true)
        return folded.isEmpty
            || folded.utf8.count <= 48 && (absent.contains(folded) || folded.hasSuffix(".") && absent.contains(String(folded.dropLast())))
    }

    /// The text without a label that the cell repeats: "Brand: YRUN" → "YRUN".
    func withoutLabel(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count <= 24, labels.contains(Self.folded(String(text[..<colon])))
        else { return text }
        let rest = text[text.index(after: colon)...].drop(while: \.isWhitespace)
        return rest.isEmpty ? text : String(rest)
    }

    /// Lower case without accents; camel case and marks part words; a number at the end is dropped.
    static func folded(_ text: String, keepingMarks: Bool = false) -> String {
        if keepingMarks { return text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        var spaced = "", previous: Character = " "
        for character in text {
            if character.isUppercase, previous.isLowercase || previous.isNumber { spaced.append(" ") }
            spaced.append(character.isLetter || character.isNumber ? character : " ")
            previous = character
        }
        let plain = spaced.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            !$0.properties.isDiacritic || $0.value > 0x2FFF
        }
        var words = String(String.UnicodeScalarView(plain)).split(separator: " ").map(String.init)
        if words.count > 1, let last = words.last, last.allSatisfy(\.isNumber) { words.removeLast() }
        if let last = words.last, let digit = last.firstIndex(where: \.isNumber), digit > last.startIndex,
            last[digit...].allSatisfy(\.isNumber),
            !["ean13", "gtin13", "gtin14", "gtin8"].contains(last)
        {
            words[words.count - 1] = String(last[..<digit])
        }
        return words.joined(separator: " ").precomposedStringWithCanonicalMapping
    }

    /// One letter put in, left out, changed, or two exchanged.
    private static func differByOne(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard abs(one.count - other.count) <= 1 else { return false }
        var start = 0
        while start < min(one.count, other.count), one[start] == other[start] { start += 1 }
        var end = 0
        while end < min(one.count, other.count) - start, one[one.count - 1 - end] == other[other.count - 1 - end] { end += 1 }
        let left = one.count - start - end, right = other.count - start - end
        if left <= 1, right <= 1 { return true }
        return left == 2 && right == 2 && one[start] == other[start + 1] && one[start + 1] == other[start]
    }
}
