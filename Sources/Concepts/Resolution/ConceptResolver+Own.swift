internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension ConceptResolver {
    /// A concept of the lexicon said of one part of the product: "stainless steel" and "jar".
    func composed(
        _ known: Concept, with parts: [Wording.Word], _ wording: Wording, _ text: AnalyzedText, _ analyzer: TextAnalyzer
    ) -> Concept {
        // "USB mini receiver" of a nano receiver: the part is in the concept's name already.
        let named = Set(analyzer.analyze(known.label).parts.map(\.stem))
        let parts = parts.filter { !named.contains(text.parts[$0.part].stem) }
        guard !parts.isEmpty else { return known }
        let names = parts.map { Slug.word(analyzer.bytes(of: $0.stem)) }.sorted()
        let slug = ([String(known.id.slug)] + names).joined(separator: "-")
        let first = wording.words.first?.part ?? 0
        let follows = parts.contains { $0.part > first }
        let words = parts.sorted { $0.part < $1.part }.map { analyzer.string(text.parts[$0.part].term) }.joined(separator: " ")
        let label = follows ? known.label + " " + words : words + " " + known.label
        return Concept(id: ConceptID(known.id.angle, slug), label: label, polarity: known.polarity)
    }

    /// What a phrase of nothing but a quantity speaks of: "1.5 litres" of volume.
    func measure(of parts: Range<Int>, in text: AnalyzedText, angle: Angle?) -> Concept? {
        guard let unit = quantities.quantity(in: text, parts: parts)?.unit, let entry = lexicon.units.first(where: { $0.name == unit })
        else {
            return nil
        }
        let slug = entry.dimension.split(separator: " ").map { Slug.word(ArraySlice($0.lowercased().utf8)) }.joined(separator: "-")
        return slug.isEmpty ? nil : Concept(id: ConceptID(angle ?? .feature, slug), label: entry.dimension)
    }

    /// A concept that only its words name.
    ///
    /// - Parameter trigger: the words of the phrase that make an absence of it; `nil` when none do, though those before it may.
    func ownConcept(
        _ wording: Wording, _ text: AnalyzedText, _ parts: Range<Int>, _ angle: Angle, _ polarity: Polarity, trigger: Range<Int>?,
        _ analyzer: TextAnalyzer
    ) -> Concept {
        let told = wording.weighted.isEmpty ? wording.words : wording.weighted
        var names = Set(told.map { Slug.word(analyzer.bytes(of: $0.stem)) }).subtracting([""]).sorted()
        if names.isEmpty { names = ["unnamed"] }
        let slug = (polarity == .absent ? "no-" : "") + names.joined(separator: "-")
        // No phrase of the lexicon's concept of that name was said, so it is another one.
        let id = ConceptID(angle, lexicon.concept(ConceptID(angle, slug)) == nil ? slug : slug + "-claim")
        let words = label(told, text, parts, trigger: polarity == .absent ? trigger : nil, analyzer)
        return Concept(id: id, label: polarity == .absent && trigger == nil ? "no " + words : words, polarity: polarity)
    }

    /// The phrase as a person would write it in a table: without leading function words, numbers and praise, in small letters.
    private func label(
        _ told: [Wording.Word], _ text: AnalyzedText, _ parts: Range<Int>, trigger: Range<Int>?, _ analyzer: TextAnalyzer
    ) -> String {
        guard !told.isEmpty else { return "unnamed" }
        let numbers = quantities.readings(in: text, parts: parts).map(\.parts)
        let puffery = lexicon.pufferyMatcher.allMatches(in: text, parts: parts).map(\.parts)
        let first = told.map(\.part).min() ?? parts.lowerBound, last = told.map(\.part).max() ?? parts.upperBound - 1
        let start = min(trigger == nil ? first : parts.lowerBound, first), end = max(trigger.map { $0.upperBound - 1 } ?? last, last)
        var words: [String] = []
        for at in start...end {
            let part = text.parts[at]
            let counts = told.contains { $0.part == at }
            guard part.isWordOrNumber, counts || !(numbers + puffery).contains(where: { $0.contains(at) }) else { continue }
            let written = text.text(part.range)
            let keepsCase = part.shape.contains(.allUpper) && written.utf8.count <= 4 || part.shape.contains(.mixedCase)
            let joins =
                at > parts.lowerBound && text.parts[at - 1].token == part.token && !words.isEmpty && text.parts[at - 1].kind == part.kind
            let word = keepsCase ? written : analyzer.string(part.term)
            if joins, let before = words.popLast() { words.append(before + "-" + word) } else { words.append(word) }
        }
        return words.prefix(8).joined(separator: " ")
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
