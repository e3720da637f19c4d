internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// The forms of the catalogue as sets of weighed words, to find what a phrase may mean.
struct CatalogueForms: Sendable {
    struct Form: Sendable {
        /// Place in the lexicon's list of concepts.
        let entry: Int
        /// Ascending.
        let stems: [TermID]
        /// Words that must stand as they are written.
        let exact: [TermID]
        let weight: Float
        let hasNumber: Bool
    }

    /// How well the best form of a concept fits a phrase.
    struct Match: Sendable {
        let entry: Int
        /// Weight of the common words over that of all, 0 to 1.
        let likeness: Float
        /// Share of the phrase's weight that is in the form, and of the form's that is in the phrase.
        let phraseShare: Float
        let formShare: Float
        /// Place in `forms`.
        let form: Int
    }

    /// What the judge asks of a concept, whatever the phrase.
    struct Entry: Sendable {
        var forms = 0
        /// Words of the label, in order, and their places in the space of meanings.
        var label: [TermID] = []
        var labelWords: [[Float]] = []
        var labelMeaning: [Float] = []
        var formsMeaning: [Float] = []
        /// The words of label and forms as they are written.
        var written: Set<TermID> = []
    }

    private(set) var forms: [Form] = []
    private(set) var entries: [Entry] = []
    private var withStem: [TermID: [Int32]] = [:]

    /// Matches less alike than this, of which the form is not there whole either, are none.
    private static let leastLikeness: Float = 0.25, wholeForm: Float = 0.95
    /// Alternatives of one form that are read.
    private static let alternatives = 64

    init(lexicon: LanguageLexicon, reader: SaidPhraseReader) {
        let analyzer = lexicon.analyzer(), polarities = PolarityReader(lexicon: lexicon)
        struct Key: Hashable {
            let stems: [TermID], exact: [TermID]
        }
        for (number, concept) in lexicon.concepts.enumerated() {
            var entry = Entry(), seen: Set<Key> = [], sum = [Float](repeating: 0, count: WordVectors.directions), told: Set<TermID> = []
            for form in concept.forms {
                let exact = Set(
                    form.split { " /[]".contains($0) }.filter { $0.hasPrefix("=") }.map { analyzer.term(String($0.dropFirst())) })
                for text in Self.alternatives(of: form).map({ analyzer.analyze($0) }) {
                    let phrase = reader.phrase(
                        text.parts.indices, in: text, angle: concept.concept.angle, isAbsent: polarities.polarity(of: text) == .absent,
                        analyzer: analyzer)
                    for word in phrase.words where told.insert(word.stem).inserted {
                        reader.add(word.term, phrase.weight(of: word.stem), to: &sum, analyzer)
                    }
                    for part in text.parts where part.term != .none { entry.written.insert(part.term) }
                    let key = Key(
                        stems: phrase.bag.map(\.stem).sorted(), exact: text.parts.map(\.term).filter { exact.contains($0) }.sorted())
                    // The one word of "face to face" says something else by itself.
                    guard !key.stems.isEmpty, key.stems.count > 1 || phrase.words.count == 1, seen.insert(key).inserted else { continue }
                    for stem in key.stems { withStem[stem, default: []].append(Int32(forms.count)) }
                    forms.append(
                        Form(entry: number, stems: key.stems, exact: key.exact, weight: phrase.weight, hasNumber: form.contains("#")))
                }
            }
            let label = analyzer.analyze(concept.concept.label)
            let said = reader.phrase(label.parts.indices, in: label, angle: concept.concept.angle, isAbsent: false, analyzer: analyzer)
            for part in label.parts where part.term != .none { entry.written.insert(part.term) }
            entry.forms = seen.count
            entry.label = said.words.map(\.stem)
            entry.labelWords = said.words.map { word in
                var place = [Float](repeating: 0, count: WordVectors.directions)
                reader.add(word.term, 1, to: &place, analyzer)
                return Meaning.unit(place)
            }
            entry.labelMeaning = said.meaning
            entry.formsMeaning = Meaning.unit(sum)
            entries.append(entry)
        }
    }

    /// The best form of each concept that shares words with a phrase, by ascending place of the concept.
    ///
    /// - Parameter written: the words of the phrase as they are written, for forms that ask for them.
    func matches(_ phrase: SaidPhrase, written: Set<TermID>) -> [Match] {
        var shared: [Int32: Float] = [:]
        for word in phrase.bag { for form in withStem[word.stem] ?? [] { shared[form, default: 0] += word.weight } }
        var best: [Int: Match] = [:]
        for (place, common) in shared {
            let form = forms[Int(place)]
            guard form.exact.allSatisfy(written.contains) else { continue }
            let match = Match(
                entry: form.entry, likeness: common / max(1e-6, phrase.weight + form.weight - common),
                phraseShare: common / max(1e-6, phrase.weight),
                formShare: min(1, common / max(1e-6, form.weight)), form: Int(place))
            guard match.likeness >= Self.leastLikeness || match.formShare >= Self.wholeForm else { continue }
            if let known = best[form.entry],
                (known.likeness, known.formShare, -known.form) >= (match.likeness, match.formShare, -match.form)
            {
                continue
            }
            best[form.entry] = match
        }
        return best.values.sorted { $0.entry < $1.entry }
    }

    /// A form as plain phrases: every choice, numbers and gaps left out.
    private static func alternatives(of form: String) -> [String] {
        var phrases = [""]
        for item in form.split(separator: " ") where item != "..." && item != "#" {
            let optional = item.hasPrefix("["), bare = item.filter { $0 != "[" && $0 != "]" && $0 != "=" }
            // "24/7" is one word; "keep/stay" is two.
            let cut = bare.first?.isNumber == true ? [Substring(bare)] : bare.split(separator: "/")
            phrases = phrases.flatMap { phrase in
                (optional ? [phrase] : []) + cut.map { phrase.isEmpty ? String($0) : phrase + " " + $0 }
            }
            if phrases.count > alternatives { return Array(phrases.prefix(alternatives)) }
        }
        return phrases.filter { !$0.isEmpty }
    }
}
