import Concepts
import Learning
import Lexicons
import MarketModel
import TextAnalysis

extension ClaimAssembly {
    /// Why a phrase is no claim, however likely the models find it.
    enum Strike: String, Sendable {
        case denied = "the page denies it"
        case service = "about the shop or its page, not the product"
        case cutOff = "its last word is cut off"
        case elsewhere = "a heading that links to another page"
        case brand = "only the name of the brand"
        case size = "only how much is in the pack"
        case rival = "about rivals, not the product"
        case fault = "in a list of faults"
        case empty = "only words that say nothing by themselves"
    }

    /// Why an analyst would strike a phrase; `nil` when nothing speaks against it.
    func strike(_ phrase: JudgedPhrase) -> Strike? {
        let block = read.blocks[phrase.candidate.block], text = block.text
        if block.zone == .heading, block.layout.linkDensity > 0.5 { return .elsewhere }
        guard let range = withoutBrand(phrase) else { return .brand }
        if isCutOff(phrase) { return .cutOff }
        let parts = text.parts(of: range)
        if !language.lexicon.serviceMatcher.allMatches(in: text, parts: parts).isEmpty { return .service }
        if isPackSize(parts, in: text) { return .size }
        if isEmpty(parts, in: text) || isBareTime(parts, in: text, angle: phrase.angle) { return .empty }
        let resolver = language.resolver, polarities = resolver.polarities, roles = language.lexicon.roles
        if let struck = tableStrike(phrase) { return struck }
        if isAnsweredNo(phrase, parts) || resolver.denials.isCrossed(parts, in: text)
            || resolver.takesBack(parts, in: text, angle: phrase.angle, analyzer: analyzer)
        {
            return .denied
        }
        if resolver.denials.isOfRivals(parts, in: text, product: context.product, names: context.names) || rivals.contains(block.index) {
            return .rival
        }
        if faults.contains(block.index) { return .fault }
        if polarities.assertion(of: parts, in: text) == .denied { return .denied }
        // "flask is not dishwasher safe", "does [not fit a cup holder]": what stands behind the word is denied inside the phrase.
        let isDeniedInside = parts.dropLast().contains { at in
            roles.denials.contains(text.parts[at].term)
                && (at > parts.lowerBound || at > 0 && roles.helpers.contains(text.parts[at - 1].term))
                && polarities.assertion(of: at + 1..<parts.upperBound, in: text) == .denied
        }
        return isDeniedInside ? .denied : nil
    }

    /// Whether "No" stands behind a phrase, or in the block behind it where the phrase is a whole row of specifications.
    private func isAnsweredNo(_ phrase: JudgedPhrase, _ parts: Range<Int>) -> Bool {
        let block = read.blocks[phrase.candidate.block], denials = language.resolver.denials
        if denials.isDenied(behind: parts, in: block.text) { return true }
        let next = block.index + 1
        guard block.zone == .specification, block.layout.cell == nil, page.blocks.indices.contains(next),
            page.blocks[next].zone == .specification,
            Self.isAll(block.text.parts.indices, in: block.text, covered: [parts])
        else { return false }
        return denials.isNo(analyzer.analyze(page.blocks[next].text))
    }

    /// The tokens of a phrase without the brand's whole name at its beginning or end; `nil` when nothing else is said.
    func withoutBrand(_ phrase: JudgedPhrase) -> Range<Int>? {
        let block = read.blocks[phrase.candidate.block]
        var range = phrase.candidate.tokens
        guard !brand.isEmpty else { return range }
        func isName(_ tokens: Range<Int>) -> Bool {
            let words = block.contents(tokens)
            return block.tokens[tokens.lowerBound].isUpper && words.map(\.key) == brand
        }
        // A mark such as the possessive may belong to the name.
        for length in 1...(brand.count + 1) where length <= range.count && isName(range.lowerBound..<range.lowerBound + length) {
            range = range.lowerBound + length..<range.upperBound
            break
        }
        for length in 1...(brand.count + 1) where length <= range.count && isName(range.upperBound - length..<range.upperBound) {
            range = range.lowerBound..<range.upperBound - length
            break
        }
        while let first = range.first, !block.tokens[first].isWord { range = first + 1..<range.upperBound }
        while let last = range.last, !block.tokens[last].isWord, block.tokens[last].mark != .other { range = range.lowerBound..<last }
        return range.contains { block.tokens[$0].isWord && !block.tokens[$0].word.isStop } ? range : nil
    }

    /// Whether nothing is said but a volume or a mass: "75 ml" stands in every title and is no reason to buy.
    private func isPackSize(_ parts: Range<Int>, in text: AnalyzedText) -> Bool {
        let lexicon = language.lexicon, readings = language.resolver.quantities.readings(in: text, parts: parts)
        let dimensions = readings.compactMap { reading in lexicon.units.first { $0.name == reading.quantity.unit }?.dimension }
        // "2 x 75 ml" is read as a factor and a volume.
        guard dimensions.contains(where: ["volume", "mass"].contains), dimensions.allSatisfy(["volume", "mass", "factor"].contains) else {
            return false
        }
        return Self.isAll(parts, in: text, covered: readings.map(\.parts))
    }

    /// Whether every word and number of a phrase lies in one of the ranges.
    private static func isAll(_ parts: Range<Int>, in text: AnalyzedText, covered: [Range<Int>]) -> Bool {
        parts.allSatisfy { at in !text.parts[at].isWordOrNumber || covered.contains { $0.contains(at) } }
    }

    /// Whether a phrase has only stop words, praise and words that add nothing to others, and is no phrase of the lexicon: "the product".
    private func isEmpty(_ parts: Range<Int>, in text: AnalyzedText) -> Bool {
        let lexicon = language.lexicon
        let praise = lexicon.pufferyMatcher.allMatches(in: text, parts: parts).map(\.parts)
        let saysNothing = parts.allSatisfy { at in
            let part = text.parts[at]
            return part.kind != .number
                && (part.kind != .word || lexicon.stopWords.contains(text.term(ofWord: at))
                    || lexicon.roles.generic.contains(text.stem(ofWord: at))
                    || praise.contains { $0.contains(at) })
        }
        return saysNothing && lexicon.conceptMatcher.allMatches(in: text, parts: parts).isEmpty
    }

    /// Whether a phrase names nothing but a time and yet is typed as whom or what the product is for: "24 hrs".
    private func isBareTime(_ parts: Range<Int>, in text: AnalyzedText, angle: Angle) -> Bool {
        guard angle == .user || angle == .occasion else { return false }
        let readings = language.resolver.quantities.readings(in: text, parts: parts)
        return readings.contains(where: \.isTime)
            && Self.isAll(parts, in: text, covered: readings.map(\.parts))
    }

    /// Whether the text breaks off right behind the phrase: "helps with scar...".
    private func isCutOff(_ phrase: JudgedPhrase) -> Bool {
        let block = read.blocks[phrase.candidate.block], rest = block.text.bytes[block.bytes(phrase.candidate.tokens).upperBound...]
        return rest.count <= 4 && (rest.starts(with: [46, 46]) || rest.starts(with: [0xE2, 0x80, 0xA6]))
    }
}
