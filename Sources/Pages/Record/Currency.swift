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
        ("DKK", "DKK"), ("JPY", "JPY"), ("HUF", "HUF"), ("UAH", "UAH"), ("KZT", "KZT"), ("TL", "TRY"), ("TRY", "TRY"), ("ZAR", "ZAR"),
        ("INR", "INR"),
        ("AUD", "AUD"), ("CAD", "CAD"), ("NZD", "NZD"), ("SGD", "SGD"), ("HKD", "HKD"), ("TWD", "TWD"), ("PHP", "PHP"), ("₱", "PHP"),
        ("THB", "THB"),
        ("MYR", "MYR"), ("VND", "VND"), ("KRW", "KRW"), ("ILS", "ILS"), ("EGP", "EGP"), ("BYN", "BYN"), ("$", "USD"),
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
    static func beside(_ text: [UInt8], _ number: Range<Int>) -> String? {
        var before = number.lowerBound
        while before > 0, isBlank(text[before - 1]) { before -= 1 }
        for (sign, code) in before > 0 ? ending[Int(text[before - 1])] : []
        where before >= sign.count && text[(before - sign.count)..<before].elementsEqual(sign) {
            let start = before - sign.count
            if isLetter(sign[0]), start > 0, isLetter(text[start - 1]) { continue }
            return code
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
            return code
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0xA0 || byte == 0xC2 }
    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0xC3 }
}
