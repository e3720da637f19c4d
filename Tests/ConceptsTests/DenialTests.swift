import Lexicons
import MarketModel
import Testing
import TextAnalysis

@testable import Concepts

@Suite struct DenialTests {
    private let lexicon: LanguageLexicon
    private let denials: DenialReader
    private let analyzer: TextAnalyzer

    init() throws {
        lexicon = try Shipped.english()
        denials = DenialReader(lexicon: lexicon)
        analyzer = lexicon.analyzer()
    }

    private func parts(_ phrase: String, in text: AnalyzedText) throws -> Range<Int> {
        let words = analyzer.analyze(phrase).parts.map(\.term)
        return try #require(
            text.parts.indices.lazy.map { $0..<$0 + words.count }.first {
                $0.upperBound <= text.parts.count && text.parts[$0].map(\.term) == words
            })
    }

    /// The cell of a table that says no, in words or by a mark.
    @Test(arguments: [
        ("No", true), ("none", true), ("Not supported", true), ("✗", true), ("❌", true), ("—", true), ("N/A", true), ("Yes", false),
        ("✓", false), ("No lid, no mess", false), ("", false), ("12", false), ("Nothing but wool", false), ("No (hand wash only)", true),
        ("None, see below", true), ("0 %", true), ("0 g", true),
        ("0.5 g", false), ("x", true), ("Not included", true), ("No. 4 wire", false),
    ])
    func cells(text: String, isNo: Bool) { #expect(denials.isNo(analyzer.analyze(text)) == isNo, "\(text)") }

    /// An answer behind a colon, a dash or a bar.
    @Test(arguments: [
        ("Freezer proof: no", "Freezer proof", true), ("Lid included | No", "Lid included", true), ("Timer – none", "Timer", true),
        ("Refillable: not supported", "Refillable", true), ("Refillable: yes", "Refillable", false),
        ("Refillable: not supported", "Refillable: not supported", true),
        ("Odour: no trace of it left", "Odour", false), ("Say no to spills", "spills", false),
    ])
    func answers(line: String, phrase: String, isDenied: Bool) throws {
        let text = analyzer.analyze(line)
        #expect(denials.isDenied(behind: try parts(phrase, in: text), in: text) == isDenied, "\(line)")
    }

    @Test(arguments: [
        ("Cons", true), ("The drawbacks", true), ("What we don't like:", true), ("Disadvantages", true), ("Pros", false),
        ("Convenience", false), ("Limitations of the old lid, solved", false), ("", false),
    ])
    func headings(heading: String, opens: Bool) { #expect(denials.opensFaults(analyzer.analyze(heading)) == opens, "\(heading)") }

    /// A line behind a cross is crossed out, up to the next tick.
    @Test(arguments: [
        ("✗ Freezer proof", "Freezer proof", true), ("❌ Freezer proof ✅ Oven proof", "Oven proof", false),
        ("✓ Freezer proof", "Freezer proof", false), ("- Freezer proof", "Freezer proof", false),
        ("Freezer proof ✗", "Freezer proof", false),
    ])
    func crossed(line: String, phrase: String, isCrossed: Bool) throws {
        let text = analyzer.analyze(line)
        #expect(denials.isCrossed(try parts(phrase, in: text), in: text) == isCrossed, "\(line)")
    }

    /// Heads of columns: rivals', one's own, neither.
    @Test(arguments: [
        ("Others", true, false), ("Other flasks", true, false), ("Competitors", true, false), ("The other guys", true, false),
        ("Ours", false, true), ("Us", false, true), ("Volume", false, false), ("Other", false, false),
    ])
    func columns(head: String, isRival: Bool, isOwn: Bool) {
        let text = analyzer.analyze(head), product: Set<TermID> = [analyzer.analyze("flask").parts[0].stem]
        #expect(denials.isRivalHead(text, product: product) == isRival, "\(head)")
        #expect(denials.isOwnHead(text) == isOwn, "\(head)")
    }

    /// What is said of rivals ends where one's own begins.
    @Test(arguments: [
        ("Unlike other flasks that dent, ours is cast in one piece", "dent", true),
        ("Unlike other flasks that dent, ours is cast in one piece", "cast in one piece", false),
        ("Cheap flasks taste of tin after a week; ours does not", "taste of tin", true),
        ("Sick of flasks that leak in your bag?", "leak in your bag", true),
        ("Traditional flasks lose heat, but our double wall keeps it", "lose heat", true),
        ("Compared with ordinary flasks that dent, the body is cast", "dent", true),
        ("Compared with ordinary flasks that dent, the body is cast", "body is cast", false),
        ("Half as heavy compared with other flasks", "Half as heavy", false),
        ("Most flasks weigh more. We use titanium.", "weigh more", true),
        ("A traditional flask with a cork lid", "cork lid", false), ("Most flasks weigh more", "weigh more", false),
    ])
    func rivals(line: String, phrase: String, isOfRivals: Bool) throws {
        let text = analyzer.analyze(line)
        let product: Set<TermID> = [analyzer.analyze("flask").parts[0].stem]
        #expect(denials.isOfRivals(try parts(phrase, in: text), in: text, product: product) == isOfRivals, "\(line)")
    }

    /// A known selling point that is only taken back is none; what is sold by its absence stays.
    @Test(arguments: [
        ("not dishwasher safe", true), ("isn't microwave safe", true), ("not machine washable", true), ("not sticky", false),
        ("not tested on animals", false), ("dishwasher safe", false), ("BPA-free", false),
    ])
    func takenBack(phrase: String, isTakenBack: Bool) throws {
        let resolver = try Shipped.resolver.get(), text = analyzer.analyze(phrase)
        #expect(
            resolver.takesBack(text.parts.indices, in: text, angle: .feature, analyzer: analyzer) == isTakenBack, "\(phrase)")
    }

    /// A denial reaches into the phrase that it begins before.
    @Test(arguments: [
        ("Not suitable for toddlers", "suitable for toddlers"), ("Not intended for gas stoves", "intended for gas stoves"),
        ("This is not recommended for open fires", "recommended for open fires"),
    ])
    func reachesIn(line: String, phrase: String) throws {
        let text = analyzer.analyze(line), polarities = PolarityReader(lexicon: lexicon)
        #expect(polarities.assertion(of: try parts(phrase, in: text), in: text) == .denied)
    }
}
