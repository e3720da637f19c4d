/// The little words that hold the sentences of each language of the Latin script together.
///
/// File: `language TAB words parted by spaces`; a line that begins with `#` is a note.
struct LittleWords: Sendable {
    static let path = "common/languages.tsv"
    /// A word's languages are the bits of a number.
    private static let most = 64

    /// ISO 639-1 codes, sorted.
    let languages: [String]
    /// Bits of the places in `languages`, by the hash of a word.
    let languagesOfWord: [UInt64: UInt64]

    /// Knows no language.
    init() {
        languages = []
        languagesOfWord = [:]
    }

    /// - Parameter file: the bytes of a lexicon file by its path below the folder; `nil` when there is none.
    /// - Throws: `PageModelError` for a line that is no language with its words.
    init(file: (String) -> [UInt8]?) throws(PageModelError) {
        let bytes = file(Self.path) ?? []
        var words: [String: String] = [:]
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if text.isEmpty || text.hasPrefix("#") { continue }
            let columns = text.split(separator: "\t").map(String.init)
            guard columns.count == 2, (2...3).contains(columns[0].utf8.count), words[columns[0]] == nil, words.count < Self.most else {
                throw PageModelError(
                    path: Self.path, line: number + 1,
                    message: "expected a language not named before, a tab, and its words parted by spaces; at most \(Self.most) languages")
            }
            words[columns[0]] = columns[1]
        }
        languages = words.keys.sorted()
        var table: [UInt64: UInt64] = [:]
        for (place, language) in languages.enumerated() {
            for hash in WordScan.hashes(words[language] ?? "") { table[hash, default: 0] |= 1 << UInt64(place) }
        }
        languagesOfWord = table
    }

    func has(_ language: String) -> Bool { languages.contains(language) }
}
