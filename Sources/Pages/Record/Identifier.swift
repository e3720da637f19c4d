/// Codes that shops give to products: in the address, behind a label, in markup.
enum Identifier {
    /// `SKU: 12` → `12`.
    static func withoutLabel(_ text: String) -> String {
        for label in ["sku", "mpn", "id", "ref.", "ref", "art."] where text.lowercased().hasPrefix(label) {
            let rest = text.dropFirst(label.count).drop { $0 == " " }
            if rest.first == ":" { return String(rest.dropFirst().drop { $0 == " " }) }
        }
        return text
    }

    // MARK: Placeholders

    /// What stands where no code is known, letters and digits in lower case.
    private static let placeholders: Set<String> = [
        "na", "none", "null", "nil", "nan", "unknown", "undefined", "notapplicable", "doesnotapply", "notavailable", "tbd", "tba",
        "default", "sku",
        "nosku", "nogtin", "gtin", "ean", "upc", "mpn", "false", "true", "test", "xxx",
    ]

    /// A code as data state it; `nil` for a placeholder such as `N/A` or a row of noughts.
    static func stated(_ text: String?) -> String? {
        guard let text, !placeholders.contains(folded(text)) else { return nil }
        let code = foldedWords(text)
        return code.isEmpty || code.allSatisfy { $0 == "0" } ? nil : text
    }

    /// A trade item number, without what parts its digits; `nil` when it cannot be one: another length, or one digit over and over.
    static func gtin(_ text: String?) -> String? {
        guard let text = stated(text) else { return nil }
        let digits = withoutLabel(text).filter { $0 != " " && $0 != "-" && $0 != "'" && $0 != "\u{200E}" }
        let isBook = digits.utf8.count == 10 && digits.utf8.dropLast().allSatisfy { (0x30...0x39).contains($0) }
        guard isBook || (7...14).contains(digits.utf8.count) && digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            Set(digits).count > 1
        else { return nil }
        return digits
    }

    /// Letters and digits in lower case: two spellings of one code fold alike.
    static func folded(_ text: String) -> String {
        String(
            decoding: text.utf8.filter { WordScan.isASCIIWord($0) && $0 != 0x5F }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
            as: UTF8.self)
    }

    /// Letters and digits of any script in lower case.
    static func foldedWords(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    // MARK: Address

    private static let queryKeys = ["sku", "item", "prod", "pid", "variant", "article", "asin"]

    /// Codes in an address, the last piece first: query values that name an item, then pieces of the path with four digits or more.
    static func candidates(inAddress address: String) -> [String] {
        var out: [String] = []
        func add(_ text: some StringProtocol) { if !out.contains(String(text)) { out.append(String(text)) } }
        let bare = address.prefix { $0 != "#" }
        let parts = bare.split(separator: "?", maxSplits: 1)
        if parts.count == 2 {
            for pair in parts[1].split(separator: "&") {
                let key = pair.prefix { $0 != "=" }.lowercased(), value = pair.dropFirst(key.count + 1)
                if queryKeys.contains(where: { key.contains($0) }), value.utf8.count < 30, digits(value) >= 3 { add(value) }
            }
        }
        guard let path = parts.first else { return out }
        for segment in path.split(separator: "/").dropFirst(2).reversed() {
            var segment = segment
            for ending in [".html", ".htm", ".php", ".aspx", ".asp", ".jsp"] where segment.hasSuffix(ending) {
                segment = segment.dropLast(ending.count)
            }
            if (6...14).contains(segment.utf8.count), digits(segment) > 0,
                segment.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
            {
                add(segment)
                continue
            }
            for piece in segment.split(whereSeparator: { "-_,;.".contains($0) }).reversed() {
                guard (4...20).contains(piece.utf8.count), longestDigits(piece) >= 4, piece.utf8.allSatisfy({ WordScan.isASCIIWord($0) })
                else { continue }
                add(piece)
                for prefix in ["iid", "prod", "item", "art", "pd", "id", "dp", "p", "x", "a"] where piece.lowercased().hasPrefix(prefix) {
                    let rest = piece.dropFirst(prefix.count)
                    if rest.utf8.prefix(4).count == 4, rest.utf8.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }) { add(rest) }
                }
            }
        }
        return out
    }

    private static func digits(_ text: some StringProtocol) -> Int { text.utf8.count { (0x30...0x39).contains($0) } }

    private static func longestDigits(_ text: some StringProtocol) -> Int {
        var best = 0, run = 0
        for byte in text.utf8 {
            run = (0x30...0x39).contains(byte) ? run + 1 : 0
            best = max(best, run)
        }
        return best
    }

    /// How often a code stands in the document as a whole token.
    static func occurrences(of code: String, in bytes: [UInt8]) -> Int {
        let needle = Array(code.utf8)
        guard !needle.isEmpty else { return 0 }
        return needle.withUnsafeBufferPointer { needle in
            bytes.withUnsafeBufferPointer { bytes in
                var count = 0, from = 0
                while let at = ByteSearch.first(of: needle, in: bytes, from: from) {
                    let end = at + needle.count
                    let isToken = (at == 0 || !isAlphanumeric(bytes[at - 1])) && (end == bytes.count || !isAlphanumeric(bytes[end]))
                    if isToken { count += 1 }
                    from = end
                }
                return count
            }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { WordScan.isASCIIWord(byte) && byte != 0x5F }

    /// Of the forms of a code, with its letters or its digits alone, the one that the document repeats most.
    static func bestForms(_ codes: [String], in bytes: [UInt8]) -> [String] {
        var out: [String] = []
        for code in codes {
            var forms = [code]
            for run in code.split(whereSeparator: { !$0.isNumber }) where run.count >= 5 && run != code { forms.append(String(run)) }
            let counts = forms.map { occurrences(of: $0, in: bytes) }
            let best = forms.indices.max { (counts[$0], -$0) < (counts[$1], -$1) }!
            let form = counts[best] >= 1 ? forms[best] : code
            if !out.contains(form) { out.append(form) }
        }
        return out
    }

    // MARK: Labels

    private static func set(_ words: String) -> HashSet { HashSet(words.split(separator: " ").map { ByteHash.of(String($0)) }) }

    /// Words that announce a code by themselves, and those that need a second word, a colon or a number sign.
    private static let strong = set(
        "sku asin artikelnummer artikelnr artnr référence reference referencia referência ref réf cod código codigo codice kód kod артикул арт šifra 品番 型番 商品編號 商品编号 商品番号 商品コード 商品コ mpn artikelnum vnr tuotenumero tootekood tuotekoodi varenummer varenr cikkszám product_code item_number bestellnr bestellnummer"
    )
    private static let weak = set(
        "item article artikel art product produkt catalog catalogue code код model style mã id identyfikator numer número numéro מקט קוד رقم ean teilenummer"
    )
    private static let qualifiers = set(
        "no nr num number nummer code id model articolo prodotto produs produto producto art do del du de produktu tovaru товара продукта sp artikla izdelka proizvoda is número numero numéro sku part manufacturer artigo article artikel modelo sản phẩm"
    )

    /// Codes behind labels in a short run of text, such as `Item no.: 123-45`.
    static func labelled(in text: ArraySlice<UInt8>) -> [String] {
        var out: [String] = []
        text.withUnsafeBufferPointer { bytes in
            var words: [(hash: UInt64, range: Range<Int>)] = []
            WordScan.forEachWord(bytes) { words.append(($0, $1)) }
            var index = 0
            while index < words.count {
                let isStrong = strong.contains(words[index].hash)
                guard isStrong || weak.contains(words[index].hash) else {
                    index += 1
                    continue
                }
                var last = index, qualified = 0
                while last + 1 < words.count, qualified < 3, qualifiers.contains(words[last + 1].hash) {
                    last += 1
                    qualified += 1
                }
                if let code = code(bytes, after: words[last].range.upperBound, needsMark: !isStrong && qualified == 0) { out.append(code) }
                index = last + 1
            }
        }
        return out
    }

    /// The code in a text that is hardly more than a code: `1002/710`, `Ref. 1002/710`.
    static func bare(_ text: [UInt8]) -> String? {
        if let code = labelled(in: text[...]).first { return code }
        let parts = text.split(separator: 0x20)
        guard parts.count <= 2, let last = parts.last, (3...25).contains(last.count), last.contains(where: { (0x30...0x39).contains($0) }),
            last.allSatisfy({ WordScan.isASCIIWord($0) || [0x2E, 0x2F, 0x2D].contains($0) })
        else { return nil }
        return String(decoding: last, as: UTF8.self)
    }

    private static func code(_ bytes: UnsafeBufferPointer<UInt8>, after start: Int, needsMark: Bool) -> String? {
        var at = start, marks = 0
        while at < bytes.count, [0x20, 0x2E, 0x3A, 0x23, 0xC2, 0xA0, 0x28, 0x29, 0xB0, 0xBA].contains(bytes[at]) || isWideColon(bytes, at) {
            if bytes[at] != 0x20 { marks += 1 }
            at += 1
        }
        guard at > start, at - start <= 8, !needsMark || marks > 0 else { return nil }
        let first = at
        while at < bytes.count, WordScan.isASCIIWord(bytes[at]) && bytes[at] != 0x5F || [0x2E, 0x2F, 0x2D].contains(bytes[at]) { at += 1 }
        var code = bytes[first..<at]
        while let end = code.last, [0x2E, 0x2F, 0x2D].contains(end) { code = code.dropLast() }
        guard (3...25).contains(code.count), code.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        if at < bytes.count, bytes[at] >= 0xC3 || bytes[at] == 0x25 { return nil }
        return String(decoding: code, as: UTF8.self)
    }

    /// A full-width colon, byte by byte.
    private static func isWideColon(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        bytes[at] == 0xEF && at + 2 < bytes.count && bytes[at + 1] == 0xBC && bytes[at + 2] == 0x9A
            || bytes[at] == 0xBC && at > 0 && bytes[at - 1] == 0xEF || bytes[at] == 0x9A && at > 1 && bytes[at - 2] == 0xEF
    }
}
