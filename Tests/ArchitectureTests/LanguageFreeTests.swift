import Foundation
import Testing

/// Words of a language live in `lexicons/<language>`, never in code.
///
/// A list counts as one of words when it is a literal of at least eight strings of which most are words of small letters that are common on
/// English pages. Sentences that the program prints are no lists.
@Suite struct LanguageFreeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Words of a list, at least, and the share of them that has to be common.
    private static let least = 8, share = 0.7

    /// Names of code, of markup or of a format that look like words, each with what they are.
    private static let names: [String: String] = [
        "Sources/MarketStore/DecisionCSV.swift": "columns of a file",
        "Sources/TextAnalysis/Tokenizer.swift": "top-level domains",
        "Sources/Pages/Record/Identifier.swift": "parameters of addresses",
        "Sources/Pages/Blocks/DrawnStars.swift": "class names of markup",
        "Sources/Demand/Reading/Clause.swift": "what parts two clauses, as features of the model",
        "Sources/Pipeline/Tables/ColumnRoles.swift": "keys of JSON objects that hold a value",
    ]

    /// Files that still hold words of English; nothing may be added here.
    private static let indebted: Set<String> = [
        "Sources/Pages/Record/BrandFromTitle.swift", "Sources/Pages/Record/BrandReading.swift",
        "Sources/Pages/Structured/CalendarDay.swift",
        "Sources/Positioning/Gaps/Caution.swift", "Sources/Positioning/Gaps/Label.swift", "Sources/Positioning/Gaps/NumberGaps.swift",
        "Sources/Positioning/Gaps/ProofGaps.swift", "Sources/Positioning/Segments/ProductForms.swift",
        "Sources/Positioning/Segments/ProductType.swift", "Sources/Positioning/Words/BlockIndex.swift",
        "Sources/Positioning/Words/ContentWords.swift", "Sources/Positioning/Words/Duration.swift",
        "Sources/Positioning/Words/LabelShape.swift", "Sources/Positioning/Words/NamingCue.swift",
    ]

    private static let common: Set<String> = {
        let file = root.appending(path: "lexicons/en/background.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return Set(
            text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: "\t").first.map(String.init) })
    }()

    /// The lists of words in a text of code.
    static func lists(in code: String) -> [[String]] {
        code.matches(of: #/\[(?:\s*"[^"\n]*"\s*,?)+\s*\]/#).compactMap { list in
            let strings = list.output.matches(of: #/"([^"\n]*)"/#).map { String($0.output.1) }
            let words = strings.filter { !$0.isEmpty && $0.allSatisfy { $0.isLetter && $0.isASCII && $0.isLowercase } }
            let known = words.count(where: common.contains)
            return words.count >= least && Double(known) >= share * Double(strings.count) ? strings : nil
        }
    }

    @Test func noListOfWordsStandsInCode() throws {
        let sources = Self.root.appending(path: "Sources")
        let found = FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String] ?? []
        #expect(!Self.common.isEmpty && !found.isEmpty)
        for name in found.sorted() where name.hasSuffix(".swift") {
            let path = "Sources/" + name
            guard Self.names[path] == nil, !Self.indebted.contains(path) else { continue }
            let lists = Self.lists(in: try String(contentsOf: sources.appending(path: name), encoding: .utf8))
            #expect(lists.isEmpty, "\(path) holds words of a language: \(lists.first?.prefix(6) ?? []). Move them to lexicons/<language>.")
        }
    }

    @Test(arguments: [
        (#"let stops = ["the", "and", "with", "for", "that", "which", "while", "from"]"#, 1),
        (#"let kinds = ["sb_ab", "xq", "zw", "kk", "qq", "vv", "jj", "hh"]"#, 0), (#"let few = ["the", "and", "with"]"#, 0),
    ])
    func listsOfWordsAreTold(code: String, count: Int) {
        #expect(Self.lists(in: code).count == count)
    }
}
