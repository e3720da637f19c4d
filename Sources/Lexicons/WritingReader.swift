internal import TextAnalysis

/// Reads how a language is written: `writing.tsv`, `fold.tsv`, `segments.tsv`, `components.tsv`.
struct WritingReader {
    private enum Rule: String, CaseIterable {
        case decimal, thousands, elision, abbreviation, link, inflection
        case closingAbbreviation = "abbreviation-end"
    }

    private let language: String
    private let files: LexiconFiles
    private(set) var problems: [LexiconError.Problem] = []
    private(set) var elisions: [String] = []
    private(set) var rules = WritingRules()

    init(language: String, files: LexiconFiles) {
        self.language = language
        self.files = files
        var values: [Rule: [String]] = [:]
        for row in rows("writing.tsv", ["rule", "values"]) {
            if let rule = Rule(rawValue: row[0]) {
                values[rule, default: []] += row.list(1)
            } else {
                let known = Rule.allCases.map(\.rawValue).joined(separator: ", ")
                problems.append(row.problem("\"\(row[0])\" is no rule of writing. Write one of: \(known)."))
            }
        }
        elisions = values[.elision] ?? []
        let components = costs("components.tsv"), segments = costs("segments.tsv")
        rules = WritingRules(
            decimal: values[.decimal]?.last ?? ".", thousands: values[.thousands] ?? [","], elisions: elisions,
            abbreviations: values[.abbreviation] ?? [], closingAbbreviations: values[.closingAbbreviation] ?? [], folds: folds(),
            compounds: components.map {
                CompoundCutter(words: $0, links: values[.link] ?? [], inflections: values[.inflection] ?? [])
            }, segmenter: segments.map(WordSegmenter.init))
    }

    private mutating func rows(_ name: String, _ columns: [String]) -> [LexiconRow] {
        ["common", language].flatMap { folder -> [LexiconRow] in
            let file = folder + "/" + name
            guard let bytes = files.read(file) else { return [] }
            let table = LexiconTable(file: file, bytes: bytes, columns: columns)
            problems += table.problems
            return table.rows
        }
    }

    /// `fold.tsv`: a character, and the one that stands for it.
    private mutating func folds() -> [UInt32: UInt32] {
        var folds: [UInt32: UInt32] = [:]
        for row in rows("fold.tsv", ["written", "read"]) {
            let (written, read) = (row[0].unicodeScalars, row[1].unicodeScalars)
            guard written.count == 1, read.count == 1 else {
                problems.append(row.problem("\"\(row[0])\" and \"\(row[1])\" are not one character each. Write one beside one."))
                continue
            }
            folds[written.first!.value] = read.first!.value
        }
        return folds
    }

    /// Words with a whole number each; `nil` when the language has no such file.
    private mutating func costs(_ name: String) -> WordCosts? {
        let file = language + "/" + name
        guard let bytes = files.read(file) else { return nil }
        do {
            var costs: [Int32] = []
            let words = try WordLines.read(file: file, bytes: bytes) { field in
                guard field.count > 1, field.count < 8, field.dropFirst().allSatisfy({ $0 &- 48 < 10 }) else {
                    return "a word and its cost"
                }
                costs.append(field.dropFirst().reduce(0) { $0 * 10 + Int32($1 &- 48) })
                return nil
            }
            return WordCosts(words, costs: costs)
        } catch {
            problems += error.problems
            return nil
        }
    }
}
