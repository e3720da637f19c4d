internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension CommunityWriter {
    /// Words of a question or a piece of advice that can be printed alone.
    private static let question = 4...30, advice = 5...32
    private static let mostQuoted = 3

    /// What customers ask, advise, compare and show, and how they tell the age of theirs.
    func interactions() -> [CommunityBrief.Line] {
        var asked = Gathered(), advised = Gathered(), shown = Gathered(), aged = Gathered(), compared = Gathered()
        let names = RivalNames(ground.matrix, reader: ground.reader)
        for sentence in texts.sentences {
            let cues = texts.cues
            let isQuestion = sentence.isQuestion || texts.pages[sentence.page].blocks[sentence.block].zone == .question
            if isQuestion, Self.question.contains(sentence.words), sentence.has(.ask, cues), !sentence.has(.idle, cues) {
                asked.add(sentence)
            }
            let advises = sentence.has(.advice, cues) || sentence.begins(with: .imperative, cues)
            if !isQuestion, advises, !sentence.has(.aside, cues), Self.advice.contains(sentence.words) {
                advised.add(sentence)
            }
            if sentence.has(.show, cues) { shown.add(sentence) }
            if sentence.has(.age, besides: .person, cues) { aged.add(sentence) }
            if names.isNamed(in: texts.quote(sentence).text, besides: texts.pages[sentence.page].brand) { compared.add(sentence) }
        }
        let kinds: [(title: String, found: Gathered, open: String?)] = [
            ("Ask", asked, "who of the members answers, and where?"), ("Advise", advised, nil),
            ("Compare", compared, nil), ("Show", shown, nil), ("Tell its age", aged, nil),
        ]
        return kinds.compactMap { title, found, open in
            guard found.voices.count >= Self.leastCustomers else { return nil }
            return CommunityBrief.Line(
                part: .interaction, title: title, customers: found.voices.count, products: found.products.count,
                quotes: chooser.best(found.sentences, limit: Self.mostQuoted), open: open.map { "Open: " + $0 })
        }
    }

    /// Customers and products from which a scene comes round often enough to meet on.
    private static let ritualCustomers = 5, ritualProducts = 4
    private static let mostRituals = 5

    /// Rituals from scenes that come round: the day, the season, the event. What members do then is quoted where customers say it.
    func rituals() -> [Theme] {
        var gathered: [String: Gathered] = [:], often: [String: String] = [:]
        let product = productWords()
        for sentence in texts.sentences where !sentence.isQuestion {
            for name in Set(
                sentence.matches.filter { match in
                    texts.cues[match.cue].part == .rhythm && match.isOwn && !match.telling.contains(where: product.contains)
                }.map(\.cue))
            {
                let cue = texts.cues[name]
                often[cue.name] = cue.words
                gathered[cue.name, default: Gathered()].add(sentence, at: sentence.matches.filter { $0.cue == name }.map(\.range))
            }
        }
        let kept = gathered.filter { $0.value.voices.count >= Self.ritualCustomers && $0.value.products.count >= Self.ritualProducts }
        return kept.sorted {
            ($1.value.voices.count, $1.value.products.count, $0.key) < ($0.value.voices.count, $0.value.products.count, $1.key)
        }.prefix(Self.mostRituals).map { name, found in
            let doing = found.sentences.filter { $0.has(.together, texts.cues) }
            let acted = chooser.best(doing, limit: 1)
            let words = chooser.best(found.sentences, limit: Self.quotes - acted.count, besides: Set(acted))
            return Theme(
                line: CommunityBrief.Line(
                    part: .ritual, title: name, customers: found.voices.count, products: found.products.count,
                    facts: [often[name]!], quotes: acted + words,
                    open: acted.isEmpty ? "Open: what do members do then with each other, and who starts?" : "Open: who starts?"),
                words: often[name]!, said: found)
        }
    }
}

/// Finds the names of a market's brands in what customers of other brands write.
struct RivalNames {
    private struct Name {
        let brand: BrandID
        let words: [Substring]
        /// Whether the name is a word of the language too, so that a capital at the head of a sentence says nothing.
        let isWord: Bool
    }

    private let names: [Name]

    /// Letters of a name, at least: shorter ones are too often another word.
    private static let letters = 3

    init(_ matrix: Matrix, reader: PhraseReader) {
        names = matrix.brands.filter { $0.name.count >= Self.letters }.map { brand in
            let words = brand.name.split(separator: " ")
            let isWord = words.count == 1 && reader.lexicon.background.value(of: ArraySlice(Array(brand.name.lowercased().utf8))) > 0
            return Name(brand: brand.id, words: words, isWord: isWord)
        }
    }

    /// Whether a sentence names another brand, written as a name is: with a capital that no other word would have there.
    func isNamed(in sentence: String, besides own: BrandID?) -> Bool {
        let words = sentence.split { !$0.isLetter && !$0.isNumber }
        let isShouted = sentence == sentence.uppercased()
        return names.contains { name in
            guard name.brand != own, !name.words.isEmpty, !(name.isWord && isShouted) else { return false }
            return words.indices.contains { at in
                guard at + name.words.count <= words.count, words[at].first?.isUppercase ?? false || words[at] == name.words[0],
                    !(name.isWord && at == 0)
                else { return false }
                return zip(name.words, words[at...]).allSatisfy { $0.lowercased() == $1.lowercased() }
            }
        }
    }
}
