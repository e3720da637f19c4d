/// Tells the language of a page from its text first, then from what it declares.
///
/// Letters of other scripts name their language; languages of the Latin script are told by the little words that hold their sentences
/// together. Shops often declare "en" over a translated page, so text that speaks clearly outweighs the declaration.
enum LanguageGuess {
    /// - Parameters:
    ///   - texts: the page's copy.
    ///   - declared: what the page's `lang` says, as it stands there.
    ///   - little: the little words of each language.
    /// - Returns: a language code of ISO 639-1; `nil` when neither text nor declaration tells.
    static func language(of texts: some Sequence<ArraySlice<UInt8>>, declared: String?, _ little: LittleWords) -> String? {
        let code = declared?.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() }.flatMap {
            (2...3).contains($0.utf8.count) ? $0 : nil
        }
        var counts = Counts(little)
        for text in texts where counts.bytes < longest { counts.add(text) }
        if let script = counts.script {
            // Several languages share a script; the declaration tells which, when it can be true.
            guard let code, !little.has(code) else { return script }
            return code
        }
        let words = counts.byLanguage
        let ranked = words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let best = ranked.first, best.value >= 8 else { return code }
        let rival = code.map { words[$0, default: 0] } ?? ranked.dropFirst().first?.value ?? 0
        // A language without a list of words here cannot be outvoted.
        if let code, !little.has(code) { return code }
        return best.key == code || best.value >= (code == nil ? rival + 4 : rival * 3) ? best.key : code
    }

    /// Bytes of copy that are enough.
    private static let longest = 16_000

    private struct Counts {
        var bytes = 0
        private let little: LittleWords
        /// Little words of each of the languages that have any.
        private var words: [Int]
        /// Little words by language, for those of which some stand here.
        var byLanguage: [String: Int] {
            Dictionary(uniqueKeysWithValues: zip(little.languages, words).filter { $0.1 > 0 })
        }
        private var latin = 0
        private var scripts: [Script: Int] = [:]

        init(_ little: LittleWords) {
            self.little = little
            words = [Int](repeating: 0, count: little.languages.count)
        }

        mutating func add(_ text: ArraySlice<UInt8>) {
            bytes += text.count
            text.withUnsafeBufferPointer { text in
                WordScan.forEachWord(text) { hash, place in
                    guard place.count <= 6 else { return }
                    var left = little.languagesOfWord[hash] ?? 0
                    while left != 0 {
                        words[left.trailingZeroBitCount] += 1
                        left &= left - 1
                    }
                }
                var index = 0
                while index < text.count {
                    let byte = text[index]
                    if byte < 0x80 {
                        if (0x61...0x7A).contains(byte | 0x20) { latin += 1 }
                        index += 1
                    } else if byte < 0xE0, index + 1 < text.count {
                        count(UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F))
                        index += 2
                    } else if byte < 0xF0, index + 2 < text.count {
                        count(UInt32(byte & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F))
                        index += 3
                    } else {
                        index += 4
                    }
                }
            }
        }

        private mutating func count(_ scalar: UInt32) {
            switch scalar {
            case 0xC0...0x24F: latin += 1
            case 0x370...0x3FF: scripts[.greek, default: 0] += 1
            case 0x400...0x52F: scripts[.cyrillic, default: 0] += 1
            case 0x590...0x5FF: scripts[.hebrew, default: 0] += 1
            case 0x600...0x6FF: scripts[.arabic, default: 0] += 1
            case 0x900...0x97F: scripts[.devanagari, default: 0] += 1
            case 0xE00...0xE7F: scripts[.thai, default: 0] += 1
            case 0x3040...0x30FF: scripts[.kana, default: 0] += 1
            case 0x4E00...0x9FFF: scripts[.han, default: 0] += 1
            case 0xAC00...0xD7AF: scripts[.hangul, default: 0] += 1
            default: break
            }
        }

        /// The language of the letters when those of the Latin script are not the most; a sign of Han or Hangul says more than one letter.
        var script: String? {
            let weighed = scripts.map { (script: $0.key, count: $0.value * ($0.key.isSyllabic ? 3 : 1)) }
            guard weighed.reduce(0, { $0 + $1.count }) > latin, weighed.reduce(0, { $0 + $1.count }) >= 20 else { return nil }
            // Japanese is written with Han too.
            if scripts[.kana, default: 0] * 10 > scripts[.han, default: 0] { return Script.kana.language }
            return weighed.max { ($0.count, $1.script.rawValue) < ($1.count, $0.script.rawValue) }?.script.language
        }
    }

    private enum Script: String {
        case greek, cyrillic, hebrew, arabic, devanagari, thai, kana, han, hangul

        var language: String {
            switch self {
            case .greek: "el"
            case .cyrillic: "ru"
            case .hebrew: "he"
            case .arabic: "ar"
            case .devanagari: "hi"
            case .thai: "th"
            case .kana: "ja"
            case .han: "zh"
            case .hangul: "ko"
            }
        }

        var isSyllabic: Bool { [.kana, .han, .hangul].contains(self) }
    }
}
