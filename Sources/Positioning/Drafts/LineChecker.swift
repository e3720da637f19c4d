internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Checks lines that were written elsewhere, by a person or a model, against the brief of their position.
public struct LineChecker {
    private let brief: Brief
    private let reader: PhraseReader
    private let rivals: [String]
    private let length: Int
    private let regulated: [RegulatedTerm]
    private let superlatives: Set<String>, certificates: Set<String>

    /// Words in a row that make a rival's wording, when they are more than function words.
    private static let run = 2

    /// - Parameter length: characters that a line may have; `nil`: the brief's.
    public init(_ brief: Brief, input: MarketInput, rivals: [String], length: Int? = nil) {
        self.brief = brief
        reader = PhraseReader(input.lexicon)
        self.rivals = rivals
        self.length = length ?? brief.length
        let countries = Set(input.settings.countries)
        regulated = input.catalogue.regulated.filter {
            countries.isEmpty || $0.countries.isEmpty || !countries.isDisjoint(with: $0.countries)
        }
        superlatives = reader.forms(.superlative)
        certificates = reader.forms(.certificate)
    }

    public func check(_ line: DraftedPoint) -> CheckedLine {
        var faults: [CheckedLine.Fault] = []
        let words = FoldedWords.of(line.text), own = Set(brief.gap.concepts.flatMap { FoldedWords.of($0.label) })
        let able = Set(brief.capabilities.flatMap(FoldedWords.of))
        for number in words where number.contains(where: \.isNumber) && !able.contains(number) && !isStated(number) {
            faults.append(.number(number))
        }
        for word in words where certificates.contains(word) && !able.contains(word) && !own.contains(word) {
            faults.append(.certificate(word))
        }
        for word in words where superlatives.contains(word) && !own.contains(word) { faults.append(.superlative(word)) }
        let text = " " + words.joined(separator: " ") + " "
        for name in rivals where text.contains(" " + FoldedWords.of(name).joined(separator: " ") + " ") { faults.append(.rivalName(name)) }
        if let wording = rivalWording(words, own: own) { faults.append(.rivalWording(wording)) }
        faults += regulatedWords(line.text)
        if line.text.count > length { faults.append(.tooLong(line.text.count, of: length)) }
        if let angle = saidAngle(words), angle != line.angle { faults.append(.angle(angle)) }
        if !saysPosition(line.text) { faults.append(.offPosition) }
        return CheckedLine(line: line, faults: faults)
    }

    /// Whether a number is the figure that the position's own evidence states for the own product; a rival's figure is none of ours.
    private func isStated(_ number: String) -> Bool { brief.lines.contains { FoldedWords.of($0.text).contains(number) } }

    /// The longest run of words that a rival uses on this ground and that is not the position's own name.
    private func rivalWording(_ words: [String], own: Set<String>) -> String? {
        for theirs in brief.rivalWords.map(FoldedWords.of) {
            for size in stride(from: min(theirs.count, words.count), through: Self.run, by: -1) {
                for start in 0...(words.count - size) {
                    let run = Array(words[start..<(start + size)])
                    let telling = run.filter { !reader.isStop($0) && !own.contains($0) }
                    if telling.count >= Self.run, contains(theirs, run) { return run.joined(separator: " ") }
                }
            }
        }
        return nil
    }

    private func contains(_ words: [String], _ run: [String]) -> Bool {
        guard words.count >= run.count else { return false }
        return (0...(words.count - run.count)).contains { Array(words[$0..<($0 + run.count)]) == run }
    }

    private func regulatedWords(_ text: String) -> [CheckedLine.Fault] {
        let stems = Set(reader.phrase(text).stems)
        return regulated.compactMap { term in
            let wanted = reader.phrase(term.pattern).stems
            return !wanted.isEmpty && wanted.allSatisfy(stems.contains) ? .regulated(term.pattern, note: term.note) : nil
        }
    }

    /// The angle that the opening of a line gives away: "for" somebody. Certain only there.
    private func saidAngle(_ words: [String]) -> Angle? {
        let opening = words.prefix(4).joined(separator: " ")
        return reader.lexicon.roles.words(.person).contains { opening.hasPrefix($0 + " ") } ? .user : nil
    }

    /// Whether a word of the position, or one that is very near to it, stands in the line.
    private func saysPosition(_ text: String) -> Bool {
        let line = reader.phrase(text), stems = Set(line.stems)
        let concepts = brief.gap.concepts.prefix(1) + (brief.gap.scene.map { [$0.concept] } ?? [])
        return concepts.contains { concept in
            let own = reader.phrase(concept.label)
            return own.stems.contains(where: stems.contains) || own.cosine(line) >= Self.near
        }
    }

    /// Cosine of a line and a position's name from which the line speaks of it.
    private static let near = 0.6
}
