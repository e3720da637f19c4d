import Learning

/// What words beside a text tell of it; the phrases are in the lexicon file, for all languages together.
enum PageWord: Int, CaseIterable {
    case instalment, unitPrice, withoutTax, withTax, former, current, used, preOrder, backOrder, challenge, missing, shopRating, purpose,
        script

    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// The name of the group in the file.
    var name: String {
        switch self {
        case .unitPrice: "unit-price"
        case .withoutTax: "without-tax"
        case .withTax: "with-tax"
        case .preOrder: "pre-order"
        case .backOrder: "back-order"
        case .shopRating: "shop-rating"
        default: "\(self)"
        }
    }
}

/// Finds the groups of `PageWord` in short texts.
///
/// File: `group TAB phrases parted by |`; a line that begins with `#` is a note. Phrases are written as `PatternSet` takes them.
public struct PageWords: Sendable {
    static let path = "common/pages-words.tsv"

    private let patterns: PatternSet?
    /// Words that tell languages apart.
    let little: LittleWords

    /// Knows no words.
    public init() {
        patterns = nil
        little = LittleWords()
    }

    /// - Parameter file: the bytes of a lexicon file by its path below the folder; `nil` when there is none.
    /// - Throws: `PageModelError` for a line of an unknown group or without phrases.
    public init(file: (String) -> [UInt8]?) throws(PageModelError) {
        little = try LittleWords(file: file)
        guard let bytes = file(Self.path) else {
            patterns = nil
            return
        }
        var groups = [String](repeating: "", count: PageWord.allCases.count)
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if text.isEmpty || text.hasPrefix("#") { continue }
            let columns = text.split(separator: "\t", maxSplits: 1)
            guard columns.count == 2, !columns[1].isEmpty, let word = PageWord.allCases.first(where: { $0.name == columns[0] }) else {
                throw PageModelError(
                    path: Self.path, line: number + 1,
                    message: "expected a group (\(PageWord.allCases.map(\.name).joined(separator: ", "))), a tab, and phrases parted by |")
            }
            groups[word.rawValue] += (groups[word.rawValue].isEmpty ? "" : "|") + columns[1].lowercased()
        }
        patterns = PatternSet(groups)
    }

    /// Bits of the groups that the text holds.
    func groups(in text: ArraySlice<UInt8>) -> UInt64 {
        guard let patterns else { return 0 }
        return text.withUnsafeBufferPointer { patterns.groups(in: $0) }
    }

    func groups(in text: String) -> UInt64 { groups(in: Array(text.utf8)[...]) }

    /// Whether a name turns, with these words, to what the thing is for.
    func turns(_ text: some StringProtocol) -> Bool { has(.purpose, in: " \(text) ") }

    func has(_ word: PageWord, in text: String) -> Bool { groups(in: text) & word.bit != 0 }
}
