internal import MarketModel
internal import TextAnalysis

/// Reads the files of one language into lists with matchers, and gathers every problem on the way.
struct LexiconCompiler {
    let analyzer: TextAnalyzer
    private let reader: PhraseReader
    var stopStems = TermSet()
    private(set) var problems: [LexiconError.Problem]
    let language: String
    private let files: LexiconFiles
    /// Short words that lose their vowel before another.
    let elisions: [String]

    init(language: String, files: LexiconFiles) {
        let writing = WritingReader(language: language, files: files)
        analyzer = TextAnalyzer(vocabulary: .empty(language: language, rules: writing.rules))
        elisions = writing.elisions
        problems = writing.problems
        reader = PhraseReader(analyzer: analyzer)
        self.language = language
        self.files = files
    }

    var sortedProblems: [LexiconError.Problem] {
        problems.sorted { ($0.file, $0.line ?? 0, $0.message) < ($1.file, $1.line ?? 0, $1.message) }
    }

    mutating func report(_ row: LexiconRow, _ message: String) { problems.append(row.problem(message)) }

    /// The rows of a file in `common` and then in the language's folder, or in the folders named.
    mutating func rows(_ name: String, _ columns: [String], in folders: [String]? = nil) -> [LexiconRow] {
        var rows: [LexiconRow] = []
        for folder in folders ?? ["common", language] {
            let file = folder + "/" + name
            guard let bytes = files.read(file) else { continue }
            let table = LexiconTable(file: file, bytes: bytes, columns: columns)
            problems += table.problems
            rows += table.rows
        }
        return rows
    }

    /// A file of which each row has forms that a matcher finds; a row that `make` refuses, it reports itself.
    mutating func list<Entry>(
        _ name: String, _ columns: [String], forms column: Int, make: (LexiconRow, inout LexiconCompiler) -> Entry?
    ) -> (entries: [Entry], matcher: PhraseMatcher) {
        var entries: [Entry] = [], sources: [LexiconRow] = [], matcher = PhraseMatcher()
        for row in rows(name, columns) {
            guard let entry = make(row, &self) else { continue }
            for form in row.list(column) {
                add(form, of: row, as: entries.count, to: &matcher) { other, compiler in
                    compiler.report(row, "\"\(form)\" stands in \(sources[other].file):\(sources[other].line) too. Remove one of them.")
                }
            }
            entries.append(entry)
            sources.append(row)
        }
        return (entries, matcher)
    }

    /// Compiles a form and adds it; a sequence that other rows have is told to `clash`, once a form.
    mutating func add(
        _ form: String, of row: LexiconRow, as entry: Int, to matcher: inout PhraseMatcher, needsContent: Bool = false,
        clash: (Int, inout LexiconCompiler) -> Void
    ) {
        do {
            let pattern = try reader.read(form)
            if needsContent, pattern.sequences.contains(where: { !hasContent($0) }) {
                report(
                    row,
                    "\"\(form)\" is only stop words and numbers, and would match everywhere. Add a word with content, or write it as =word."
                )
                return
            }
            var others: Set<Int> = []
            for sequence in pattern.sequences { others.formUnion(matcher.add(sequence, row: entry)) }
            for other in others.sorted() { clash(other, &self) }
        } catch {
            report(row, error.message)
        }
    }

    private func hasContent(_ sequence: [PhrasePattern.Element]) -> Bool {
        sequence.contains {
            switch $0 {
            case .stem(let stem): !stopStems.contains(stem) && analyzer.bytes(of: stem).contains { $0 &- 48 > 9 }
            case .exact(let term): analyzer.bytes(of: term).contains { $0 &- 48 > 9 }
            case .number, .gap: false
            }
        }
    }

    /// One of the words of an enumeration, or a report that names them all.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ row: LexiconRow, _ column: Int, _ name: String) -> Choice?
    where Choice.RawValue == String {
        choice(row, of: row[column], name)
    }

    /// All items of a field, each one of a few words, or a report.
    mutating func choices<Choice: RawRepresentable & CaseIterable>(_ row: LexiconRow, _ column: Int, _ name: String) -> [Choice]?
    where Choice.RawValue == String {
        let words = row.list(column)
        let found: [Choice] = (words.isEmpty ? [""] : words).compactMap { choice(row, of: $0, name) }
        return found.count == words.count ? found : nil
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(_ row: LexiconRow, of word: String, _ name: String) -> Choice?
    where Choice.RawValue == String {
        if let choice = Choice(rawValue: word) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        report(row, "\"\(word)\" is no \(name). Write one of: \(known).")
        return nil
    }

    /// A concept id whose slug is made of lower-case ASCII words with hyphens, or a report.
    mutating func conceptID(_ row: LexiconRow, _ column: Int) -> ConceptID? {
        if let id = ConceptID(rawValue: row[column]), id.slug.utf8.first != 45, id.slug.utf8.last != 45,
            id.slug.utf8.allSatisfy({ $0 &- 97 < 26 || $0 &- 48 < 10 || $0 == 45 })
        {
            return id
        }
        report(row, "\"\(row[column])\" is no concept id. Write angle/slug, such as feature/bpa-free, in lower-case ASCII with hyphens.")
        return nil
    }

    /// A concept id that `concepts.tsv` has, or a report.
    mutating func knownConcept(_ row: LexiconRow, _ column: Int, _ places: [ConceptID: Int]) -> ConceptID? {
        guard let id = conceptID(row, column) else { return nil }
        if places[id] != nil { return id }
        report(row, "there is no concept \(id). Add it to concepts.tsv or correct the id.")
        return nil
    }
}
