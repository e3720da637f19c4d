public import Lexicons
public import MarketModel
public import TextAnalysis

/// Reads the number with unit that a claim carries, so that "24 h", "24 hours" and "one day" compare.
///
/// Units and their factors come from `units.tsv`, limits such as "up to" from `bounds.tsv`.
public struct QuantityReader: Sendable {
    private let lexicon: LanguageLexicon
    private let numberRows: Set<Int>

    public init(lexicon: LanguageLexicon) {
        self.lexicon = lexicon
        numberRows = Set(lexicon.units.indices.filter { lexicon.units[$0].dimension == "number" })
    }

    /// A quantity with the parts that state it: number, unit and limit.
    public struct Reading: Hashable, Sendable {
        public let quantity: Quantity
        public let parts: Range<Int>

        /// Whether it tells how long something lasts, at most hours: days and years are ages and guarantees as well.
        public var isTime: Bool { ["second", "minute", "hour"].contains(quantity.unit) }
    }

    /// The first quantity with a unit in a range of parts, else the first number whose unit is unknown; `nil` without a number.
    ///
    /// - Parameter parts: the parts to read; all when `nil`.
    public func quantity(in text: AnalyzedText, parts: Range<Int>? = nil) -> Quantity? {
        let readings = readings(in: text, parts: parts)
        return (readings.first { !$0.quantity.unit.isEmpty } ?? readings.first)?.quantity
    }

    /// Every number in a range of parts, with its unit, limit and range where they are stated, in order.
    public func readings(in text: AnalyzedText, parts: Range<Int>? = nil) -> [Reading] {
        let range = parts ?? text.parts.indices
        let units = UnitMatches(meant(lexicon.unitMatcher.allMatches(in: text, parts: range), in: text), numberRows)
        var found: [Reading] = [], at = range.lowerBound
        while at < range.upperBound {
            guard let first = number(at, text, units, range.upperBound) else {
                at += 1
                continue
            }
            let reading = reading(first, text, units, range)
            if !isSaying(reading, text) { found.append(reading) }
            at = max(reading.parts.upperBound, at + 1)
        }
        return found
    }

    /// The units without those that the sentence speaks against: an ounce of weight beside "weighs", one of volume elsewhere.
    private func meant(_ matches: [PhraseMatch], in text: AnalyzedText) -> [PhraseMatch] {
        guard matches.contains(where: { lexicon.units[$0.row].isInContext }) else { return matches }
        var told: [Int: Set<Int>] = [:]
        func isTold(_ match: PhraseMatch) -> Bool {
            let sentence = text.sentence(ofToken: Int(text.parts[match.parts.lowerBound].token))
            let rows =
                told[sentence]
                ?? Set(
                    lexicon.unitContextMatcher.allMatches(in: text, parts: text.parts(of: text.sentences[sentence])).map(\.row))
            told[sentence] = rows
            return rows.contains(match.row)
        }
        let open = matches.filter { !lexicon.units[$0.row].isInContext || isTold($0) }
        return open.filter { match in
            lexicon.units[match.row].isInContext
                || !open.contains { $0.parts == match.parts && lexicon.units[$0.row].isInContext }
        }
    }

    /// Whether a sign of one letter is written with the capital that means something else: the "G" of "5G" is no gram, the "M" of "2M" no
    /// metre.
    private func isOtherSign(_ unit: UnitMatches.Match, _ text: AnalyzedText) -> Bool {
        let part = text.parts[unit.parts.lowerBound]
        return unit.isOneLetter(text) && part.shape.contains(.initialUpper)
            && ["mass", "length"].contains(lexicon.units[unit.row].dimension) && unit.parts.lowerBound > 0
            && text.parts[unit.parts.lowerBound - 1].end == part.start
    }

    /// Whether two numbers with a stroke between them are a figure of speech and no quantity: "24/7".
    private func isSaying(_ reading: Reading, _ text: AnalyzedText) -> Bool {
        guard reading.quantity.unit.isEmpty else { return false }
        let at = reading.parts
        func isStroke(_ from: Int, _ to: Int) -> Bool {
            from >= 0 && to < text.parts.count && text.parts[from].kind == .number && text.parts[to].kind == .number
                && text.bytes[Int(text.parts[from].end)..<Int(text.parts[to].start)].elementsEqual("/".utf8)
        }
        if isStroke(at.upperBound - 1, at.upperBound) || isStroke(at.lowerBound - 1, at.lowerBound) { return true }
        func isMark(_ mark: Int) -> Bool {
            mark > 0 && mark + 1 < text.parts.count && text.parts[mark].mark == .slash && text.parts[mark - 1].kind == .number
                && text.parts[mark + 1].kind == .number
        }
        return isMark(at.upperBound) || isMark(at.lowerBound - 1)
    }

    // MARK: Numbers

    private struct Number {
        var value: Double
        var parts: Range<Int>
        /// Whether it is written with digits.
        let digits: Bool
    }

    /// A number in digits, in words ("twenty four", "two million") or both ("5 million").
    private func number(_ at: Int, _ text: AnalyzedText, _ units: UnitMatches, _ end: Int) -> Number? {
        var number: Number?
        if text.parts[at].kind == .number, let value = NumberText.value(text.bytes[text.parts[at].range], lexicon.writing) {
            number = Number(value: value, parts: at..<at + 1, digits: true)
        } else if let word = units.word(at) {
            number = Number(value: lexicon.units[word.row].factor, parts: word.parts, digits: false)
        }
        guard var number else { return nil }
        while number.parts.upperBound < end, let word = units.word(number.parts.upperBound) {
            let factor = lexicon.units[word.row].factor
            if factor >= 100 {
                number.value *= factor
            } else if !number.digits, number.value >= 20, factor < 10, factor >= 1 {
                number.value += factor
            } else {
                break
            }
            number.parts = number.parts.lowerBound..<word.parts.upperBound
        }
        return number
    }

    private func reading(_ first: Number, _ text: AnalyzedText, _ units: UnitMatches, _ range: Range<Int>) -> Reading {
        var value = first.value, end = first.parts.upperBound, begin = first.parts.lowerBound
        var upper: Double?, bound = Quantity.Bound.exactly
        var unit = units.unit(end)
        let afterFirst = unit?.parts.upperBound ?? end
        if let second = upperEnd(afterFirst, text, units, range.upperBound), second.value > value {
            let secondUnit = units.unit(second.parts.upperBound)
            if unit == nil || secondUnit == nil || unit?.row == secondUnit?.row {
                upper = second.value
                bound = .range
                unit = secondUnit ?? unit
                end = second.parts.upperBound
            }
        }
        if let found = unit, isOtherSign(found, text) { unit = nil }
        if let unit, unit.parts.lowerBound >= begin { end = max(end, unit.parts.upperBound) }
        if unit == nil, end < range.upperBound, let degrees = degreeUnit(text.bytes[text.parts[end].range]) {
            unit = UnitMatches.Match(parts: end..<end + 1, row: degrees)
            end += 1
        }
        // "50+ hours": the plus stands before the unit.
        if end < range.upperBound, isPlus(text.parts[end], text) {
            end += 1
            if bound == .exactly { bound = .over }
            if unit == nil, let late = units.unit(end) {
                unit = late
                end = late.parts.upperBound
            }
        }
        // "SPF 50", "IP68": the unit stands before the number.
        if unit == nil, let before = units.unit(endingAt: begin), !before.isOneLetter(text) {
            unit = before
            begin = before.parts.lowerBound
        }
        if bound == .exactly, let limit = limit(begin, end, text, range) {
            bound = limit.bound
            begin = min(begin, limit.parts.lowerBound)
            end = max(end, limit.parts.upperBound)
        }
        guard let row = unit?.row else {
            return Reading(quantity: Quantity(value: value, unit: "", bound: bound, upper: upper), parts: begin..<end)
        }
        let measure = lexicon.units[row]
        if value == 0 { value = 0 }
        return Reading(
            quantity: Quantity(
                value: value, unit: measure.name, bound: bound, upper: upper, baseValue: Self.rounded((upper ?? value) * measure.factor),
                baseUnit: measure.base), parts: begin..<end)
    }

    /// The number behind "-", "to" or "–" that ends a range.
    private func upperEnd(_ at: Int, _ text: AnalyzedText, _ units: UnitMatches, _ end: Int) -> Number? {
        guard at < end else { return nil }
        let part = text.parts[at]
        // "10-12" is one token: its second part follows at once.
        if part.kind == .number, at > 0, text.parts[at - 1].token == part.token, joinedByHyphen(at, text) {
            return number(at, text, units, end)
        }
        let isDash = part.mark == .dash || text.bytes[part.range].elementsEqual("-".utf8)
        guard at + 1 < end, isDash || lexicon.roles.ranges.contains(text.stem(ofWord: at)) else { return nil }
        return number(at + 1, text, units, end)
    }

    private func joinedByHyphen(_ at: Int, _ text: AnalyzedText) -> Bool {
        let between = text.bytes[Int(text.parts[at - 1].end)..<Int(text.parts[at].start)]
        return between.first != UInt8(ascii: "/") && between.first != UInt8(ascii: ":") && !between.isEmpty
    }

    /// The unit of "°C" and "°F", which stand as one symbol behind a number.
    private func degreeUnit(_ symbol: ArraySlice<UInt8>) -> Int? {
        guard symbol.count == 3, symbol.starts(with: "°".utf8), let letter = symbol.last else { return nil }
        let name = letter | 32 == UInt8(ascii: "c") ? "degree Celsius" : "degree Fahrenheit"
        return lexicon.units.firstIndex { $0.name == name }
    }

    private func isPlus(_ part: Part, _ text: AnalyzedText) -> Bool { text.bytes[part.range].elementsEqual("+".utf8) }

    /// The limit that stands right before or right after a number.
    private func limit(_ begin: Int, _ end: Int, _ text: AnalyzedText, _ range: Range<Int>) -> (bound: Quantity.Bound, parts: Range<Int>)? {
        let near = max(range.lowerBound, begin - 6)..<min(range.upperBound, end + 3)
        let matches = lexicon.boundMatcher.allMatches(in: text, parts: near)
        let before = matches.filter { $0.parts.upperBound == begin }.max { $0.parts.count < $1.parts.count }
        let after = matches.filter { $0.parts.lowerBound == end }.max { $0.parts.count < $1.parts.count }
        return (before ?? after).map { (lexicon.bounds[$0.row].bound, $0.parts) }
    }

    /// Removes the noise of binary fractions, so that 0.1 × 3 prints as 0.3.
    private static func rounded(_ value: Double) -> Double {
        guard value.magnitude < 1e12 else { return value }
        return (value * 1e6).rounded() / 1e6
    }
}

/// The units and number words of a text by the part at which they begin or end.
private struct UnitMatches {
    struct Match {
        let parts: Range<Int>
        let row: Int

        /// Whether it is one letter, which before a number is rarely a unit ("model A 5").
        func isOneLetter(_ text: AnalyzedText) -> Bool { text.parts[parts].allSatisfy { $0.range.count == 1 } }
    }

    private var units: [Int: Match] = [:]
    private var unitsByEnd: [Int: Match] = [:]
    private var words: [Int: Match] = [:]

    init(_ matches: [PhraseMatch], _ numberRows: Set<Int>) {
        for found in matches {
            let match = Match(parts: found.parts, row: found.row)
            if numberRows.contains(found.row) {
                words[found.parts.lowerBound] = match
            } else {
                units[found.parts.lowerBound] = match
                unitsByEnd[found.parts.upperBound] = match
            }
        }
    }

    func unit(_ at: Int) -> Match? { units[at] }
    func unit(endingAt end: Int) -> Match? { unitsByEnd[end] }
    func word(_ at: Int) -> Match? { words[at] }
}
