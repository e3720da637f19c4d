public import MarketModel
internal import Synchronization

/// The `lexicons` folder: a folder a language, and `common` for what has no language.
///
/// Nothing but the names of the folders is read until it is asked for, and each file once. Any thread may ask.
///
/// | file | columns |
/// |---|---|
/// | `common/concepts.tsv` | id, polarity, families, related ids |
/// | `concept-forms.tsv` | id, label, forms parted by ` | ` |
/// | `negation.tsv` | kind (preceding, following, terminating, pseudo, operator, word, question, answer, fault, rival, own), phrase; X is an operator's object, and a rival's kind of product |
/// | `puffery.tsv` | forms |
/// | `services.tsv` | forms |
/// | `cues.tsv` | angle, phrase, side of the claim (before, after, inside) |
/// | `units.tsv` | unit, dimension, factor to the base unit, forms |
/// | `bounds.tsv` | bound of a number (up to, over), forms |
/// | `words.tsv` | role (generic, part, product, conjunction, range, link, same, joint, opener, closer, joiner, pair, lead, denial, helper, empty, absence), words, and for `same` the word that stands for them |
/// | `glosses.tsv` | word, the English word that does most of what it does |
/// | `tradeoffs.tsv` | id of the strength, id of the weakness, reason |
/// | `regulated.tsv` | pattern, countries parted by ` | ` or `all`, note |
/// | `families.tsv` | family, forms |
/// | `stopwords.tsv` | word |
/// | `writing.tsv` | rule (decimal, thousands, elision, abbreviation, abbreviation-end, link, inflection), values |
/// | `fold.tsv` | character, the character that stands for it when words are compared |
/// | `segments.tsv` | word of a script without spaces, its cost (-10 times the natural logarithm of its frequency) |
/// | `components.tsv` | word that compounds are made of, its cost |
/// | `stems.tsv` | word, stem that stands for it instead of Snowball's |
/// | `demand.tsv` | sense, concept id, expressions, label |
/// | `demand-aspects.tsv` | concept id, names of the aspect, label |
/// | `demand-cues.tsv` | cue of a customer's clause (`StatementCue`), phrases |
/// | `demand-words.tsv` | role in a customer's clause (`StatementWords.Role`), words |
/// | `misspellings.tsv` | word, what it means |
/// | `community.tsv` | part (value, rhythm, together, advice, show, age, aside, idle), name, phrases, words |
/// | `substantiation.tsv` | proof that a claim needs (test, certificate, figure, comparison), forms, what to show |
/// | `common/marketplaces.tsv` | marketplace, parts of its addresses, zone, longest text, unit (bytes, characters), source |
/// | `opinion.tsv` | word, positive or negative |
/// | `background.tsv` | word or pair, documents that hold it |
/// | `clusters.tsv` | word, its cluster of 128, of 512, of 2,048 |
/// | `vectors.tsv` | word, its place in a space of meanings |
/// | `ground.tsv` | role (everyday, trust, terms, less, moment, measure, superlative, certificate, first, judgement, person), words |
/// | `generic-wants.tsv` | concept id, labelled markets whose customers want it, labels |
///
/// Every file may be missing. Phrases and forms are written as `PhrasePattern` tells: `keep/stay ... cold`, `=fit`, `[the] lid`, `# hour`.
public final class Lexicons: Sendable {
    /// ISO 639-1 codes of the languages that have a folder.
    public let languages: Set<String>
    private let files: LexiconFiles
    private let loaded = Mutex<[String: Result<LanguageLexicon, LexiconError>]>([:])
    private let tables = Mutex<[String: Result<WordTable, LexiconError>]>([:])

    /// The language that concepts are named in.
    private let labels: String

    private init(folder: String, languages: Set<String>, labels: String) {
        files = LexiconFiles(folder: folder)
        self.labels = labels
        self.languages = languages
    }

    /// Opens a folder; its files are read when they are asked for.
    ///
    /// - Parameter labels: the language that concepts are named in, where it has a name for them.
    /// - Throws: when it is no folder, or holds no language, or not the one that is to name things.
    public static func load(folder: String, labels: String? = nil) throws(LexiconError) -> Lexicons {
        guard let names = LexiconFile.names(in: folder) else {
            throw LexiconError([
                .init(file: folder, message: "no such folder. Name the lexicons with --lexicons DIR or CRENEAU_LEXICONS.")
            ])
        }
        let languages = names.filter { $0 != "common" && LexiconFile.isFolder(folder + "/" + $0) }
        if languages.isEmpty {
            throw LexiconError([.init(file: folder, message: "no language in it. It should hold a folder such as \"en\".")])
        }
        if let labels, !languages.contains(labels) {
            throw LexiconError([
                .init(
                    file: folder,
                    message:
                        "no language \"\(labels)\" in it to name things in. Choose one of: \(languages.sorted().joined(separator: ", ")).")
            ])
        }
        let usual = languages.contains("en") ? "en" : languages.sorted()[0]
        return Lexicons(folder: folder, languages: Set(languages), labels: labels ?? usual)
    }

    /// What is known of a language; `nil` when it has no folder.
    ///
    /// - Throws: every problem of the language's files, each with file, line and remedy.
    public func language(_ code: String) throws(LexiconError) -> LanguageLexicon? {
        guard languages.contains(code) else { return nil }
        return try loaded.withLock { loaded in
            if let known = loaded[code] { return known }
            let result = Result { () throws(LexiconError) in try LanguageLexicon(language: code, files: files, labels: labels) }
            loaded[code] = result
            return result
        }.get()
    }

    /// The bytes of a file below the folder, such as `en/claims.weights`; `nil` when there is none or the path leaves the folder.
    public func file(_ relativePath: String) -> [UInt8]? { files.read(relativePath) }

    /// In how many documents of a language's web each word and word pair stands (`background.tsv`); `total` is how many there are.
    public func background(_ language: String) throws(LexiconError) -> WordTable { try table(language + "/background.tsv", columns: 1) }

    /// The groups of alike words to which each word belongs (`clusters.tsv`): of 128, of 512 and of 2,048 groups.
    public func clusters(_ language: String) throws(LexiconError) -> WordTable { try table(language + "/clusters.tsv", columns: 3) }

    /// The places of words in a space of meanings (`vectors.tsv`); `nil` when the language has no such file.
    ///
    /// Read anew at each call: keep it.
    public func vectors(_ language: String) throws(LexiconError) -> WordVectors? {
        let path = language + "/vectors.tsv"
        guard let bytes = files.read(path) else { return nil }
        return try WordVectors(file: path, bytes: bytes)
    }

    /// The language of glosses.
    public static let glossLanguage = "en"

    private func table(_ path: String, columns: Int) throws(LexiconError) -> WordTable {
        try tables.withLock { tables in
            if let known = tables[path] { return known }
            let result = Result { () throws(LexiconError) in
                try WordTable(file: path, bytes: files.read(path) ?? [], columns: columns)
            }
            tables[path] = result
            return result
        }.get()
    }

    /// Concepts, trade-offs and regulated wordings; labels in the language that names things; forms of all languages.
    ///
    /// - Throws: every problem of the files of every language.
    public var catalogue: Catalogue { get throws(LexiconError) { try catalogue(of: languages) } }

    /// The same with the forms of some languages only: what a market's pages are searched for.
    ///
    /// - Parameter codes: languages of the pages; those without a folder have no forms.
    /// - Throws: every problem of the files of these languages.
    public func catalogue(of codes: Set<String>) throws(LexiconError) -> Catalogue {
        let order = [labels] + codes.intersection(languages).subtracting([labels]).sorted()
        var catalogue = Catalogue(), concepts: [ConceptID: CatalogueConcept] = [:], problems: [LexiconError.Problem] = []
        for code in order {
            do {
                guard let lexicon = try language(code) else { continue }
                for entry in lexicon.concepts {
                    concepts[entry.concept.id] = concepts[entry.concept.id].map { $0.joined(with: entry) } ?? entry
                }
                catalogue.tradeOffs += lexicon.tradeOffs.filter { !catalogue.tradeOffs.contains($0) }
                catalogue.regulated += lexicon.regulated.filter { !catalogue.regulated.contains($0) }
            } catch {
                problems += error.problems.filter { !problems.contains($0) }
            }
        }
        if !problems.isEmpty { throw LexiconError(problems) }
        catalogue.concepts = concepts.values.sorted { $0.concept.id < $1.concept.id }
        return catalogue
    }

    /// Reads everything that has a known format, so that every problem comes to light.
    ///
    /// - Throws: all problems of all files.
    public func validate() throws(LexiconError) {
        var problems: [LexiconError.Problem] = []
        do { _ = try catalogue } catch { problems += error.problems }
        do { _ = try marketplaces() } catch { problems += error.problems }
        for code in languages.sorted() {
            do { _ = try background(code) } catch { problems += error.problems }
            do { _ = try clusters(code) } catch { problems += error.problems }
            do { _ = try vectors(code) } catch { problems += error.problems }
            do { _ = try genericWants(code) } catch { problems += error.problems }
            do { _ = try groundRoles(code) } catch { problems += error.problems }
        }
        if !problems.isEmpty { throw LexiconError(problems) }
    }
}

extension CatalogueConcept {
    /// With the forms, families and neighbours of another language's line.
    fileprivate func joined(with other: CatalogueConcept) -> CatalogueConcept {
        CatalogueConcept(
            concept: concept, forms: forms + other.forms.filter { !forms.contains($0) },
            families: families + other.families.filter { !families.contains($0) },
            related: related + other.related.filter { !related.contains($0) })
    }
}

/// Reads files below the lexicons folder.
struct LexiconFiles: Sendable {
    let folder: String

    func read(_ relativePath: String) -> [UInt8]? {
        let steps = relativePath.split(separator: "/", omittingEmptySubsequences: false)
        if steps.contains(where: { $0 == ".." || $0.isEmpty }) { return nil }
        return LexiconFile.read(folder + "/" + relativePath)
    }
}
