/// Days as `YYYY-MM-DD`.
public enum CalendarDay {
    /// The day at the start of an ISO 8601 text; `nil` when there is none.
    public static func iso(_ text: String) -> String? {
        let bytes = Array(text.utf8.prefix(10))
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        for index in [0, 1, 2, 3, 5, 6, 8, 9] where !(0x30...0x39).contains(bytes[index]) { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The day at the start of digits alone, `20260105101112`; `nil` when there is none.
    static func compact(_ text: String) -> String? {
        let digits = Array(text.utf8.prefix(8))
        guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let written = String(decoding: digits, as: UTF8.self)
        return iso("\(written.prefix(4))-\(written.dropFirst(4).prefix(2))-\(written.suffix(2))")
    }

    /// The day that a short English text names with the month as a word: "on 24 August 2026", "Aug 24, 2026".
    ///
    /// - Returns: `nil` also for days in figures only: 3/4 is another day in another country.
    public static func written(_ text: String) -> String? {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
        for (index, word) in words.enumerated() {
            guard word.count >= 3, let month = months.firstIndex(where: { $0.hasPrefix(word) }) else { continue }
            let before = index > 0 ? day(words[index - 1]) : nil, after = index + 1 < words.count ? day(words[index + 1]) : nil
            let yearAt = before != nil ? index + 1 : index + 2
            guard let day = before ?? after, yearAt < words.count, let year = Int(words[yearAt]), (1990...2100).contains(year) else {
                continue
            }
            return "\(year)-\(padded(month + 1))-\(padded(day))"
        }
        return nil
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]

    private static func day(_ word: String) -> Int? {
        var digits = word[...]
        for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) { digits = digits.dropLast(2) }
        return Int(digits).flatMap { (1...31).contains($0) ? $0 : nil }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
