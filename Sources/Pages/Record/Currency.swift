/// Currencies as prices show them.
enum Currency {
    /// Signs and codes with the ISO 4217 code that they stand for; longer ones first where one begins another.
    static let signs: [(sign: String, code: String)] = [
        ("US$", "USD"), ("R$", "BRL"), ("CA$", "CAD"), ("C$", "CAD"), ("AU$", "AUD"), ("A$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"),
        ("NT$", "TWD"),
        ("S$", "SGD"), ("MX$", "MXN"), ("RM", "MYR"), ("Rs.", "INR"), ("Rs", "INR"), ("₹", "INR"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"),
        ("￥", "JPY"), ("円", "JPY"), ("元", "CNY"), ("₽", "RUB"), ("₴", "UAH"), ("₺", "TRY"), ("zł", "PLN"), ("kr.", "DKK"), ("kr", "SEK"),
        ("Kč", "CZK"), ("lei", "RON"), ("Lei", "RON"), ("Ft", "HUF"), ("лв", "BGN"), ("грн", "UAH"), ("руб", "RUB"), ("р.", "RUB"),
        ("тг", "KZT"),
        ("₸", "KZT"), ("₪", "ILS"), ("₩", "KRW"), ("฿", "THB"), ("₫", "VND"), ("ريال", "SAR"), ("درهم", "AED"), ("ر.س", "SAR"),
        ("د.إ", "AED"),
        ("CHF", "CHF"), ("EUR", "EUR"), ("USD", "USD"), ("GBP", "GBP"), ("AED", "AED"), ("SAR", "SAR"), ("KM", "BAM"), ("Kn", "HRK"),
        ("kn", "HRK"),
        ("PKR", "PKR"), ("IDR", "IDR"), ("Rp", "IDR"), ("MXN", "MXN"), ("ARS", "ARS"), ("CLP", "CLP"), ("COP", "COP"), ("BRL", "BRL"),
        ("ден", "MKD"),
        ("din", "RSD"), ("RSD", "RSD"), ("HRK", "HRK"), ("BGN", "BGN"), ("RON", "RON"), ("PLN", "PLN"), ("CZK", "CZK"), ("SEK", "SEK"),
        ("NOK", "NOK"),
        ("DKK", "DKK"), ("JPY", "JPY"), ("HUF", "HUF"), ("UAH", "UAH"), ("KZT", "KZT"), ("TL", "TRY"), ("ZAR", "ZAR"),
        ("INR", "INR"),
        ("AUD", "AUD"), ("CAD", "CAD"), ("NZD", "NZD"), ("SGD", "SGD"), ("HKD", "HKD"), ("TWD", "TWD"), ("PHP", "PHP"), ("₱", "PHP"),
        ("THB", "THB"),
        ("MYR", "MYR"), ("VND", "VND"), ("KRW", "KRW"), ("ILS", "ILS"), ("EGP", "EGP"), ("BYN", "BYN"), ("KWD", "KWD"), ("KD", "KWD"),
        ("د.ك", "KWD"), ("BHD", "BHD"), ("د.ب", "BHD"),
        ("OMR", "OMR"), ("ر.ع", "OMR"), ("JOD", "JOD"), ("د.أ", "JOD"), ("TND", "TND"), ("د.ت", "TND"),
        ("QAR", "QAR"), ("ر.ق", "QAR"), ("Dhs", "AED"), ("ج.م", "EGP"), ("NGN", "NGN"),
        ("₦", "NGN"), ("ZAR", "ZAR"), ("KES", "KES"), ("KSh", "KES"), ("NOK", "NOK"), ("SEK", "SEK"), ("DKK", "DKK"), ("ISK", "ISK"),
        ("PLN", "PLN"), ("CZK", "CZK"), ("HUF", "HUF"), ("RON", "RON"), ("BGN", "BGN"), ("UAH", "UAH"), ("RUB", "RUB"),
        ("CNY", "CNY"), ("RMB", "CNY"), ("JPY", "JPY"), ("S/", "PEN"), ("PEN", "PEN"), ("₾", "GEL"), ("₼", "AZN"), ("֏", "AMD"),
        ("৳", "BDT"), ("BDT", "BDT"), ("LKR", "LKR"), ("NPR", "NPR"), ("₨", "INR"), ("$", "USD"),
    ]

    /// Currencies whose coin is a thousandth, and the mark before it.
    static let threeDecimals: [String: UInt8] = [
        "KWD": 0x2E, "BHD": 0x2E, "OMR": 0x2E, "JOD": 0x2E, "IQD": 0x2E, "LYD": 0x2E, "TND": 0x2C,
    ]

    /// Currencies that are never written with decimals: a point in them parts thousands.
    static let withoutCoins: Set<String> = ["JPY", "KRW", "VND", "IDR", "CLP", "PYG", "ISK", "COP", "UGX", "HUF"]

    /// Signs that several currencies share, with those that do, by the code that stands for the sign in `signs`.
    static let sharing: [String: Set<String>] = [
        "$": ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS", "UYU"], "kr": ["SEK", "NOK", "DKK", "ISK"],
        "kr.": ["DKK", "SEK", "NOK", "ISK"], "¥": ["JPY", "CNY"], "￥": ["JPY", "CNY"], "元": ["CNY", "TWD", "HKD"],
        "Rs": ["INR", "PKR", "LKR", "NPR"], "Rs.": ["INR", "PKR", "LKR", "NPR"], "₨": ["INR", "PKR", "LKR", "NPR"],
        "lei": ["RON", "MDL"], "Lei": ["RON", "MDL"], "руб": ["RUB", "BYN"], "р.": ["RUB", "BYN"], "£": ["GBP", "EGP"],
        "ريال": ["SAR", "QAR", "OMR", "YER"],
    ]

    private typealias ByteSign = (bytes: [UInt8], code: String)
    private static let byteSigns: [ByteSign] = signs.map { (Array($0.sign.utf8), $0.code) }
    /// The signs that begin with a byte, and those that end with it: nearly all numbers stand beside neither.
    private static let beginning: [[ByteSign]] = (0...255).map { byte in byteSigns.filter { $0.bytes.first == UInt8(byte) } }
    private static let ending: [[ByteSign]] = (0...255).map { byte in byteSigns.filter { $0.bytes.last == UInt8(byte) } }
    private static let codes: Set<String> = Set(signs.map(\.code))

    /// An ISO 4217 code from a code or a sign as markup gives it; `nil` for anything else.
    static func code(_ text: String) -> String? {
        let trimmed = text.filter { !$0.isWhitespace }
        let upper = trimmed.uppercased()
        if upper.utf8.count == 3, upper.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) { return upper }
        return signs.first { $0.sign == trimmed }?.code
    }

    /// The sign that ends right before, or starts right after, a number.
    ///
    /// - Parameter home: tells which of the currencies that share the sign is meant.
    static func beside(_ text: [UInt8], _ number: Range<Int>, home: CurrencyHome = CurrencyHome()) -> String? {
        var before = number.lowerBound
        while before > 0, isBlank(text[before - 1]) { before -= 1 }
        for (sign, code) in before > 0 ? ending[Int(text[before - 1])] : []
        where before >= sign.count && text[(before - sign.count)..<before].elementsEqual(sign) {
            let start = before - sign.count
            if isLetter(sign[0]), start > 0, isLetter(text[start - 1]) { continue }
            guard let sharing = sharing[String(decoding: sign, as: UTF8.self)] else { return code }
            // "$49.95 CAD", "CAD $49.95": a code says which dollar.
            return [isoCode(text, from: number.upperBound), isoCode(text, before: start)].lazy.compactMap(\.self).first {
                sharing.contains($0)
            }
                ?? home.choice(of: sharing) ?? code
        }
        var after = number.upperBound
        while after < text.count, isBlank(text[after]) { after += 1 }
        // "12,-" and "12,–" are whole amounts.
        if after + 1 < text.count, text[after] == 0x2C, text[after + 1] == 0x2D { after += 2 }
        while after < text.count, isBlank(text[after]) { after += 1 }
        guard after < text.count else { return nil }
        for (sign, code) in beginning[Int(text[after])]
        where after + sign.count <= text.count && text[after..<(after + sign.count)].elementsEqual(sign) {
            let end = after + sign.count
            if isLetter(sign[sign.count - 1]), end < text.count, isLetter(text[end]) { continue }
            guard let sharing = sharing[String(decoding: sign, as: UTF8.self)] else { return code }
            return isoCode(text, from: end).flatMap { sharing.contains($0) ? $0 : nil } ?? home.choice(of: sharing) ?? code
        }
        return nil
    }

    /// Three capitals right behind a place.
    private static func isoCode(_ text: [UInt8], from start: Int) -> String? {
        var at = start
        while at < text.count, isBlank(text[at]) || text[at] == 0x28 { at += 1 }
        guard at + 3 <= text.count, text[at..<(at + 3)].allSatisfy({ (0x41...0x5A).contains($0) }),
            at + 3 == text.count || !isLetter(text[at + 3])
        else { return nil }
        return String(decoding: text[at..<(at + 3)], as: UTF8.self)
    }

    /// Three capitals right before a place.
    private static func isoCode(_ text: [UInt8], before end: Int) -> String? {
        var at = end
        while at > 0, isBlank(text[at - 1]) { at -= 1 }
        guard at >= 3, text[(at - 3)..<at].allSatisfy({ (0x41...0x5A).contains($0) }), at == 3 || !isLetter(text[at - 4]) else {
            return nil
        }
        return String(decoding: text[(at - 3)..<at], as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0xA0 || byte == 0xC2 }
    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0xC3 }
}
