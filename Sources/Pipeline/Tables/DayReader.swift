import Foundation
import Pages

/// Days as tables write them: ISO 8601, `09.04.2025`, `2/15/2023`, "22 Nov 2025", "Reviewed in Mexico January 6, 2025", seconds since 1970.
struct DayReader {
    /// Months by name, in the languages of the lexicon.
    let months: [String: Int]
    /// Whether the month stands before the day in days of figures with strokes.
    var monthFirst = true

    /// Learns the order of day and month from a column: a number above twelve can be no month.
    mutating func learn(from texts: some Sequence<String>) {
        var first = 0, second = 0
        for text in texts {
            let parts = text.prefix(10).split { !$0.isNumber }.compactMap { Int($0) }
            guard parts.count >= 2, text.contains("/") || text.contains("-"), parts[0] <= 31 else { continue }
            if parts[0] > 12 { first += 1 }
            if parts[1] > 12 { second += 1 }
        }
        if first != second { monthFirst = second > first }
    }

    func day(_ text: String) -> String? {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.count <= 120, text.contains(where: \.isNumber) else { return nil }
        if let day = CalendarDay.iso(text) { return day }
        return epoch(text) ?? figures(text) ?? CalendarDay.written(text) ?? written(text)
    }

    /// Seconds or thousandths since 1970, in UTC; between 1995 and 2100.
    private func epoch(_ text: String) -> String? {
        guard let number = Double(text), number >= 790_000_000 else { return nil }
        let seconds = number > 100_000_000_000 ? number / 1_000 : number
        guard seconds < 4_102_444_800 else { return nil }
        return Self.civil(days: Int(seconds / 86_400))
    }

    /// The day that many days after 1 January 1970 (H. Hinnant, days_from_civil).
    static func civil(days: Int) -> String {
        let z = days + 719_468, era = z / 146_097, doe = z - era * 146_097
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153, day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9
        return text(yoe + era * 400 + (month <= 2 ? 1 : 0), month, day) ?? ""
    }

    /// `09.04.2025`, `2/15/2023`, `15-02-2023`, `2023/2/15`, each alone or before a time.
    private func figures(_ text: String) -> String? {
        let head = text.split(whereSeparator: { $0 == " " || $0 == "T" || $0 == "," }).first ?? ""
        guard let mark = head.first(where: { $0 == "." || $0 == "/" || $0 == "-" }) else { return cjk(text) }
        let parts = head.split(separator: mark)
        guard parts.count == 3 else { return cjk(text) }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        if parts[0].count == 4 { return Self.text(numbers[0], numbers[1], numbers[2]) }
        let year = parts[2].count == 4 ? numbers[2] : parts[2].count == 2 ? 2_000 + numbers[2] : 0
        // With points the day stands first everywhere.
        let isMonthFirst = mark != "." && monthFirst
        return Self.text(year, isMonthFirst ? numbers[0] : numbers[1], isMonthFirst ? numbers[1] : numbers[0])
            ?? Self.text(year, isMonthFirst ? numbers[1] : numbers[0], isMonthFirst ? numbers[0] : numbers[1])
    }

    /// `2025年3月4日`
    private func cjk(_ text: String) -> String? {
        guard text.contains("年") || text.contains("년") else { return nil }
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        return numbers.count >= 3 ? Self.text(numbers[0], numbers[1], numbers[2]) : nil
    }

    /// A month by its name in any language of the lexicon, a day and a year.
    private func written(_ text: String) -> String? {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { ColumnWords.folded(String($0)) }
        for (index, word) in words.enumerated() {
            guard let month = months[word] else { continue }
            let near = words[max(0, index - 2)..<min(words.count, index + 4)].compactMap { Int($0) }
            guard let year = near.first(where: { (1990...2100).contains($0) }), let day = near.first(where: { (1...31).contains($0) })
            else { continue }
            return Self.text(year, month, day)
        }
        return nil
    }

    private static func text(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (1990...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}
