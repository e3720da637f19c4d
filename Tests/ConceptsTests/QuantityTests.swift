import Lexicons
import MarketModel
import Testing
import TextAnalysis

@testable import Concepts

@Suite struct QuantityTests {
    private let lexicon: LanguageLexicon
    private let reader: QuantityReader

    init() throws {
        lexicon = try Shipped.english()
        reader = QuantityReader(lexicon: lexicon)
    }

    @Test func table() throws {
        let rows = try Shipped.rows("quantities"), analyzer = lexicon.analyzer()
        #expect(rows.count > 60)
        for row in rows {
            let found = reader.quantity(in: analyzer.analyze(row[0]))
            let shown = [
                number(found?.value), found.map { $0.unit.isEmpty ? "-" : $0.unit } ?? "-", found?.bound.rawValue ?? "-",
                number(found?.upper), number(found?.baseValue), found.map { $0.baseUnit.isEmpty ? "-" : $0.baseUnit } ?? "-",
            ]
            #expect(shown == Array(row[1...]), "\(row[0])")
        }
    }

    private func number(_ value: Double?) -> String {
        guard let value else { return "-" }
        return value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
    }

    /// The same span in other words has the same base value, so that claims compare.
    @Test(arguments: [
        ["24 h", "24 hours", "24hrs", "one day", "1 day"], ["1 litre", "1000 ml", "1L", "100 cl"], ["2 years", "24 months", "two years"],
    ])
    func sameValue(_ phrases: [String]) {
        let analyzer = lexicon.analyzer()
        let values = phrases.map { reader.quantity(in: analyzer.analyze($0))?.baseValue.rounded() }
        #expect(Set(values).count == 1 && values[0] != nil, "\(phrases): \(values)")
    }

    /// Every number of a text is read once, in order, inside its range of parts.
    @Test func readingsAscend() {
        let text = lexicon.analyzer().analyze("Up to 24 hours cold, 12 h hot, 2-3 cups, 50+ colours, 1.5 L, IP68 and 20,000 mAh")
        let readings = reader.readings(in: text)
        #expect(readings.map(\.quantity.value) == [24, 12, 2, 50, 1.5, 68, 20_000])
        for (a, b) in zip(readings, readings.dropFirst()) { #expect(a.parts.upperBound <= b.parts.lowerBound) }
    }

    @Test(arguments: [("20,000", 20_000.0), ("1,00,000", 100_000), ("1,5", 1.5), ("1.5", 1.5), ("007", 7), ("12,34", 12.34)])
    func numbers(_ written: String, _ value: Double) { #expect(NumberText.value(ArraySlice(written.utf8), WritingRules()) == value) }

    @Test(arguments: ["", "1a", "1234567890123456789012", "-3", "½"])
    func noNumbers(_ written: String) { #expect(NumberText.value(ArraySlice(written.utf8), WritingRules()) == nil) }

    @Test(arguments: [
        ("1.299,00", 1299.0), ("1.299", 1299), ("1,5", 1.5), ("1.5", 1.5), ("1 299,50", 1299.5), ("１２", 12), ("１.５", 1.5), ("١٢", 12),
        ("1.299.000", 1_299_000),
    ])
    func numbersWithDecimalCommas(_ written: String, _ value: Double) {
        let rules = WritingRules(decimal: ",", thousands: [".", "space"])
        #expect(NumberText.value(ArraySlice(written.utf8), rules) == value)
    }

    @Test(arguments: [
        ("de", "bis zu 1,5 l", Quantity(value: 1.5, unit: "litre", bound: .upTo, baseValue: 1500, baseUnit: "millilitre")),
        ("fr", "jusqu'à 1 200 heures", Quantity(value: 1200, unit: "hour", bound: .upTo, baseValue: 4_320_000, baseUnit: "second")),
        ("zh", "12万次", Quantity(value: 120_000, unit: "cycle", bound: .exactly, baseValue: 120_000, baseUnit: "cycle")),
        ("ja", "約24時間", Quantity(value: 24, unit: "hour", bound: .exactly, baseValue: 86_400, baseUnit: "second")),
    ])
    func quantitiesOfOtherLanguages(language: String, text: String, quantity: Quantity) throws {
        let lexicon = try #require(try Shipped.lexicons.get().language(language))
        #expect(QuantityReader(lexicon: lexicon).quantity(in: lexicon.analyzer().analyze(text)) == quantity)
    }
}
