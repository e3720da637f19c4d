internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// The phrases of the lexicon as bags of words, to find a concept whatever the order of the words.
struct FormIndex: Sendable {
    struct Match {
        /// Place in the lexicon's list of concepts.
        let entry: Int
        /// Weighted share of common words, 0 to 1.
        let likeness: Double
    }

    private struct Key: Hashable {
        let polarity: Polarity
        let stems: [TermID]
    }

    private struct Form {
        let entry: Int
        let polarity: Polarity
        let angle: Angle
        let stems: [TermID]
        /// Words that add nothing beside others, but without which one word alone would say too little: "keeps" of "keeps cold".
        let light: [TermID]
        let weight: Double
        /// Whether the concept has forms that say for how long.
        let isTimed: Bool
    }

    /// Seconds of a month: longer times are ages and guarantees.
    private static let longestTime = 2_629_800.0

    private var forms: [Form] = []
    /// Forms with exactly these words, by place in `forms`.
    private var exact: [Key: [Int]] = [:]
    private var formsWithStem: [TermID: [Int]] = [:]

    init(lexicon: LanguageLexicon, wording: WordingReader) {
        let analyzer = lexicon.analyzer(), polarities = PolarityReader(lexicon: lexicon)
        let times = Set(
            lexicon.units.filter { $0.dimension == "time" && $0.factor <= Self.longestTime }.flatMap(\.forms).map {
                $0.filter { $0 != "=" }.lowercased()
            })
        for (entry, concept) in lexicon.concepts.enumerated() {
            var seen: Set<Key> = []
            let isTimed = concept.forms.contains { Self.tellsTime($0, times) }
            // A form with exact words says that their other inflections mean something else.
            for phrase in concept.forms.filter({ !$0.utf8.contains(UInt8(ascii: "=")) }).flatMap(Self.phrases) {
                let text = analyzer.analyze(phrase)
                let found = wording.withoutOperators(
                    wording.wording(of: text.parts.indices, in: text, quantities: nil, head: false, analyzer: analyzer), text, lexicon)
                var words: [TermID: Double] = [:]
                for word in found.weighted { words[word.stem] = word.weight }
                let stems = words.keys.sorted()
                let key = Key(polarity: polarities.polarity(of: text), stems: stems)
                let light = stems.count == 1 ? Set(found.light).sorted() : []
                guard !stems.isEmpty, seen.insert(key).inserted || !light.isEmpty else { continue }
                // "not too strong", "4k video": the one word that is left says something else by itself.
                let isNegated = key.polarity == .present && !lexicon.negationMatcher.allMatches(in: text).isEmpty
                // So does the word of "face to face".
                if stems.count == 1, found.weighted.count > 1 || isNegated || text.parts.contains(where: { $0.kind == .number }) {
                    continue
                }
                let place = forms.count
                forms.append(
                    Form(
                        entry: entry, polarity: key.polarity, angle: concept.concept.angle, stems: stems, light: light,
                        weight: stems.reduce(0) { $0 + words[$1]! }, isTimed: isTimed))
                exact[key, default: []].append(place)
                for stem in stems { formsWithStem[stem, default: []].append(place) }
            }
        }
    }

    /// Whether a form has a number with a unit of time: "# hour [of] battery".
    private static func tellsTime(_ form: String, _ times: Set<String>) -> Bool {
        // Of the thousands of forms few have a number; bytes are asked in a tenth of the time that characters take.
        guard form.utf8.contains(UInt8(ascii: "#")) else { return false }
        let items = form.lowercased().split(separator: " ").map { $0.filter { $0 != "[" && $0 != "]" && $0 != "=" } }
        return zip(items, items.dropFirst()).contains { number, unit in
            number == "#" && unit.split(separator: "/").contains { times.contains(String($0)) }
        }
    }

    /// The phrases of a form as plain words: every choice, numbers and gaps left out.
    private static func phrases(_ form: String) -> [String] {
        var phrases = [""]
        for item in form.split(separator: " ") where item != "..." && item != "#" {
            let optional = item.hasPrefix("[")
            let bare = item.filter { $0 != "[" && $0 != "]" && $0 != "=" }
            // "24/7" is one word; "keep/stay" is two.
            let cut = bare.first?.isNumber == true ? [Substring(bare)] : bare.split(separator: "/")
            phrases = phrases.flatMap { phrase in
                (optional ? [phrase] : []) + cut.map { phrase.isEmpty ? String($0) : phrase + " " + $0 }
            }
            if phrases.count > 64 { return Array(phrases.prefix(64)) }
        }
        return phrases.filter { !$0.isEmpty }
    }

    /// The lexicon's concept that is closest to a phrase.
    ///
    /// Likeness is the weighted Jaccard index of the words: the weight of the common ones over that of all.
    func best(for wording: Wording, angle: Angle?, polarity: Polarity, atLeast threshold: Double) -> Match? {
        var words: [TermID: Wording.Word] = [:]
        for word in wording.weighted where words[word.stem] == nil { words[word.stem] = word }
        let stems = words.keys.sorted(), light = Set(wording.light)
        func mayMatch(_ form: Form) -> Bool {
            // "10 hours of audio" is not about the sound.
            (angle == nil || form.angle == angle) && form.polarity == polarity && light.isSuperset(of: form.light)
                && !(wording.isTimed && stems.count == 1 && !form.isTimed)
        }
        if let place = exact[Key(polarity: polarity, stems: stems)]?.first(where: { mayMatch(forms[$0]) }) {
            return Match(entry: forms[place].entry, likeness: 1)
        }
        var common: [Int: Double] = [:]
        for stem in stems {
            for place in formsWithStem[stem] ?? [] where mayMatch(forms[place]) {
                common[place, default: 0] += words[stem]!.weight
            }
        }
        let total = stems.reduce(0) { $0 + words[$1]!.weight }
        var best: (likeness: Double, place: Int)?
        for (place, shared) in common.sorted(by: { $0.key < $1.key }) {
            let form = forms[place]
            // A part of the product that the concept leaves open: "stainless steel jar".
            let parts = form.angle == .feature ? stems.compactMap { words[$0] }.filter { $0.isPart && !form.stems.contains($0.stem) } : []
            let without = parts.reduce(0) { $0 + $1.weight }
            let whole = shared / (total + form.weight - shared)
            let withPart = parts.isEmpty ? 0 : shared / (total - without + form.weight - shared) * 0.99
            let likeness = max(whole, withPart)
            if likeness > (best?.likeness ?? 0) + 1e-9 { best = (likeness, place) }
        }
        guard let best, best.likeness >= threshold else { return nil }
        return Match(entry: forms[best.place].entry, likeness: best.likeness)
    }
}
