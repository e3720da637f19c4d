internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension ConceptResolver {
    /// What a phrase of nothing but a quantity speaks of: "1.5 litres" of volume.
    func measure(of parts: Range<Int>, in text: AnalyzedText, angle: Angle?) -> Concept? {
        guard let unit = quantities.quantity(in: text, parts: parts)?.unit, let entry = lexicon.units.first(where: { $0.name == unit })
        else {
            return nil
        }
        let slug = entry.dimension.split(separator: " ").map { Slug.word(ArraySlice($0.lowercased().utf8)) }.joined(separator: "-")
        return slug.isEmpty ? nil : Concept(id: ConceptID(angle ?? .feature, slug), label: entry.dimension)
    }

    /// A concept that only its words name: the head and the word that tells most beside it.
    func ownConcept(_ said: Said, head stem: TermID) -> Concept {
        let analyzer = said.analyzer, isAbsent = said.polarity == .absent
        let told = said.objects.weighted.isEmpty ? said.objects.words : said.objects.weighted
        let head = told.last { $0.stem == stem } ?? told.last
        let beside = told.filter { $0.stem != head?.stem }.max { ($0.weight, -$0.part) < ($1.weight, -$1.part) }
        let key = [head, beside].compactMap { $0 }
        var names = Set(key.map { Slug.word(analyzer.bytes(of: $0.stem)) }).subtracting([""]).sorted()
        if names.isEmpty { names = ["unnamed"] }
        let slug = (isAbsent ? "no-" : "") + names.joined(separator: "-"), angle = said.angle ?? .feature
        // No phrase of the lexicon's concept of that name was said, so it is another one.
        let id = ConceptID(angle, lexicon.concept(ConceptID(angle, slug)) == nil ? slug : slug + "-claim")
        let trigger = isAbsent ? said.trigger?.parts : nil
        let words = label(told, key, said, trigger: trigger)
        return Concept(id: id, label: isAbsent && trigger == nil ? "no " + words : words, polarity: said.polarity)
    }

    /// Words of a label, at most.
    private static let labelWords = 4

    /// The phrase as a person would write it in a table, in one to four words: without leading function words, numbers and praise.
    ///
    /// - Parameters:
    ///   - told: the words that tell something.
    ///   - key: those of them that make the id; they are kept when the phrase is too long.
    private func label(_ told: [Wording.Word], _ key: [Wording.Word], _ said: Said, trigger: Range<Int>?) -> String {
        guard !told.isEmpty else { return "unnamed" }
        let text = said.text, parts = said.parts
        let numbers = quantities.readings(in: text, parts: parts).map(\.parts)
        let puffery = lexicon.pufferyMatcher.allMatches(in: text, parts: parts).map(\.parts)
        let first = told.map(\.part).min() ?? parts.lowerBound, last = told.map(\.part).max() ?? parts.upperBound - 1
        let start = min(trigger == nil ? first : parts.lowerBound, first), end = max(trigger.map { $0.upperBound - 1 } ?? last, last)
        if text.parts[start].shape.contains(.segmented) {
            return text.text(text.bytes(ofTokens: Int(text.parts[start].token)..<Int(text.parts[end].token) + 1))
        }
        var words: [(text: String, part: Int, isSmall: Bool)] = []
        for at in start...end {
            let part = text.parts[at], counts = told.contains { $0.part == at }
            guard part.isWordOrNumber, counts || !(numbers + puffery).contains(where: { $0.contains(at) }) else { continue }
            let written = text.text(part.range)
            let keepsCase = part.shape.contains(.allUpper) && written.utf8.count <= 4 || part.shape.contains(.mixedCase)
            let joins =
                at > parts.lowerBound && text.parts[at - 1].token == part.token && !words.isEmpty && text.parts[at - 1].kind == part.kind
            let word = keepsCase ? written : said.analyzer.string(part.term)
            if joins, let before = words.popLast() {
                // A compound is written in one, with the letters that link its words; others with a hyphen.
                let link = text.text(Int(text.parts[at - 1].end)..<Int(part.start))
                words.append((before.text + (link.allSatisfy(\.isLetter) ? link : "-") + word, before.part, false))
            } else if !words.contains(where: { $0.text == word }) {
                words.append((word, at, !counts && trigger?.contains(at) != true))
            }
        }
        if words.count > Self.labelWords { words = shortened(words, key, trigger) }
        return words.map(\.text).joined(separator: " ")
    }

    /// The words of the key and of the operator, with as many of those just before the head as there is room for.
    private func shortened(
        _ words: [(text: String, part: Int, isSmall: Bool)], _ key: [Wording.Word], _ trigger: Range<Int>?
    ) -> [(text: String, part: Int, isSmall: Bool)] {
        let solid = words.filter { !$0.isSmall }
        var kept = solid.indices.filter { n in key.contains { $0.part == solid[n].part } || trigger?.contains(solid[n].part) == true }
        let head = kept.last ?? solid.count - 1
        for n in (0..<max(0, head)).reversed() where kept.count < Self.labelWords && !kept.contains(n) { kept.append(n) }
        return kept.sorted().prefix(Self.labelWords).map { solid[$0] }
    }
}

/// Words as pieces of a concept's id and label.
enum Slug {
    /// A word in ASCII letters and digits; other letters as the hexadecimal number of their Unicode scalar.
    static func word(_ bytes: ArraySlice<UInt8>) -> String {
        var slug = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(scalar.value)
                if byte &- 97 < 26 || byte &- 48 < 10 { slug.unicodeScalars.append(scalar) }
            } else {
                slug += "x" + String(scalar.value, radix: 16)
            }
        }
        return slug
    }
}
