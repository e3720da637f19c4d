public import MarketModel

extension Wording {
    /// As people write it: `₹24,499`, `€29.95`, `24,499 SEK`.
    public static func money(_ amount: Double, _ currency: String?) -> String {
        let shown = amount >= 1000 || amount == amount.rounded() ? grouped(Int(amount.rounded())) : Table.fixed(amount, 2)
        guard let currency, !currency.isEmpty else { return shown }
        return symbols[currency].map { $0 + shown } ?? "\(shown) \(currency)"
    }

    public static func money(_ money: Money) -> String {
        guard let value = money.value else { return [money.amount, money.currency].compactMap { $0 }.joined(separator: " ") }
        return self.money(value, money.currency)
    }

    /// "₹13,999–46,999"; several currencies stand side by side.
    public static func prices(_ prices: [Money]) -> String {
        var ranges: [String] = []
        for currency in Set(prices.map { $0.currency ?? "" }).sorted() {
            let values = prices.filter { ($0.currency ?? "") == currency }.compactMap(\.value).sorted()
            guard let low = values.first, let high = values.last else { continue }
            let start = money(low, currency), end = money(high, currency)
            let bare = money(high, nil)
            ranges.append(start == end ? start : symbols[currency] != nil ? "\(start)–\(bare)" : "\(money(low, nil))–\(end)")
        }
        return ranges.joined(separator: " · ")
    }

    /// ISO 4217 codes whose sign cannot be taken for another's.
    private static let symbols = [
        "EUR": "€", "USD": "$", "GBP": "£", "INR": "₹", "JPY": "¥", "KRW": "₩", "TRY": "₺", "ILS": "₪", "VND": "₫", "BRL": "R$",
    ]

    /// Thousands parted by commas.
    static func grouped(_ n: Int) -> String {
        var digits = String(abs(n)), parts: [Substring] = []
        while digits.count > 3 {
            parts.insert(Substring(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        return (n < 0 ? "-" : "") + ([Substring(digits)] + parts).joined(separator: ",")
    }

    /// "902", "9.3k", "154k", "1.2M".
    public static func short(_ n: Int) -> String {
        func scaled(_ unit: Double, _ sign: String) -> String {
            let value = Double(n) / unit
            return (value < 9.95 ? Table.fixed(value, 1).replacing(".0", with: "") : Table.fixed(value, 0)) + sign
        }
        return n < 1000 ? String(n) : n < 999_500 ? scaled(1000, "k") : scaled(1_000_000, "M")
    }

    /// A count as a sentence begins with it: "Sixteen", and digits above twenty.
    static func number(_ n: Int) -> String {
        let words = [
            "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen",
            "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty",
        ]
        return words.indices.contains(n) ? words[n] : String(n)
    }

    /// "a", "a and b", "a, b and c".
    static func joined(_ parts: [String], _ last: String = "and") -> String {
        guard parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(last) " + parts.last!
    }

    /// At most so many characters, cut at a space and told by "…"; a single long word is never cut.
    static func clipped(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        let start = text.prefix(length)
        guard let space = start.lastIndex(of: " ") else { return String(text.prefix { $0 != " " }) + (text.contains(" ") ? "…" : "") }
        return start[..<space].trimmingPrefix(" ") + "…"
    }
}
