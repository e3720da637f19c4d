/// Reads the brand from what a page shows: a labelled text, a byline, the title, the site's own name.
struct BrandReading {
    let material: PageMaterial
    let selection: BlockSelection
    let address: String?
    let language: String?

    private static let longest = 40
    /// Words of a label.
    private static let longestLabel = 3

    // MARK: Labels and bylines

    private static let labels: [String] = [
        "brand name", "brand", "marke", "marca", "marque", "márka", "značka", "znamka", "blagovna znamka", "merk", "märke", "mærke",
        "tuotemerkki", "tootja",
        "ražotājs", "hersteller", "fabricant", "produttore", "manufacturer", "производитель", "бренд", "producent", "výrobce", "výrobca",
        "proizvajalec", "proizvođač", "valmistaja", "gamintojas", "make", "make/manufacturer", "brand/manufacturer", "品牌", "ブランド", "メーカー",
        "מותג", "الماركة", "author", "publisher", "artist",
    ]
    /// Of the words of each label, as `PageText.Run.key`.
    private static let labelKeys = HashSet(labels.map { ByteHash.of(WordScan.hashes($0)) })
    private static let bylines = [
        "visit the", "besuche den", "visiter la boutique", "visita lo store di", "visita la tienda de", "visite a loja", "bezoek de", "by",
        "from the brand",
        "brand:", "marke:", "marca:", "marque:", "márka:", "merk:", "von", "par", "di", "de", "sold by the brand",
    ]
    private static let notBrands: Set<String> = [
        "information", "outlet", "outlets", "store", "shop", "name", "names", "new", "all", "brand", "brands", "details", "us", "our",
        "the", "this", "n/a",
        "none", "other", "no brand", "guide", "story", "size", "generic name",
    ]

    /// A brand behind a label, in an element called brand, or in a byline.
    func labelled(_ places: VisiblePlaces) -> String? {
        let tree = material.tree
        for element in 0..<tree.count where places.cues(element) & RecordCue.brand.bit != 0 {
            let tag = tree.tags[element]
            guard [.a, .div, .span, .p, .h2, .h3, .h4, .strong, .li, .td, .dd, .b].contains(tag) else { continue }
            let context = places.context(of: element)
            guard (context.own | context.all) & RecordCue.elsewhere.bit == 0 else { continue }
            var text = places.shortText(element, limit: 80).map { String(decoding: $0, as: UTF8.self) } ?? ""
            if text.isEmpty, let image = tree.descendants(of: element).first(where: { tree.tags[$0] == .img }) {
                text = tree.string(of: .alt, at: image) ?? ""
            }
            if let brand = Self.accepted(Self.withoutByline(text)) { return brand }
        }
        for (index, run) in material.text.runs.enumerated() where run.text.count < 70 {
            guard ![.related, .review, .chrome, .legal, .overlay].contains(selection.regions[index]) else { continue }
            let bytes = material.text.contents(of: run), isShort = run.count <= Self.longestLabel
            if bytes.contains(UInt8(ascii: ":")) || bytes.contains(0xEF), let brand = Self.afterLabel(material.text.string(of: run)) {
                return brand
            }
            // A label in one cell, the brand in the next.
            if isShort, index + 1 < material.text.runs.count, Self.labelKeys.contains(run.key), Self.isLabel(material.text.string(of: run))
            {
                let next = material.text.runs[index + 1]
                if next.text.count < Self.longest, let brand = Self.accepted(material.text.string(of: next)) { return brand }
            }
        }
        return nil
    }

    private static func isLabel(_ text: String) -> Bool {
        let folded = text.lowercased().filter { $0 != ":" && $0 != "：" }
        return labels.contains(folded.split(separator: " ").joined(separator: " "))
    }

    private static func afterLabel(_ text: String) -> String? {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }), isLabel(String(text[..<colon])) else { return nil }
        return accepted(String(text[text.index(after: colon)...]))
    }

    private static func withoutByline(_ text: String) -> String {
        var text = text[...]
        if let labelled = afterLabel(String(text)) { return labelled }
        // "Label: X", in an element that is called brand, whatever the label's language.
        if let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }), text[..<colon].split(separator: " ").count <= 2,
            text.last != text[colon], !text[..<colon].contains(where: \.isNumber)
        {
            let rest = text[text.index(after: colon)...].drop { $0 == " " }
            if !rest.isEmpty { return String(rest) }
        }
        // "More articles of the brand: X".
        if let colon = text.lastIndex(where: { $0 == ":" || $0 == "：" }), let word = text[..<colon].split(separator: " ").last,
            isLabel(String(word))
        {
            return String(text[text.index(after: colon)...])
        }
        for byline in bylines where text.lowercased().hasPrefix(byline + " ") {
            text = text.dropFirst(byline.count + 1)
            break
        }
        for ending in [" Store", " Shop", "-Store", " store besuchen", "-Shop", " besuchen"]
        where text.lowercased().hasSuffix(ending.lowercased()) {
            text = text.dropLast(ending.count)
        }
        return String(text)
    }

    private static func accepted(_ text: String) -> String? {
        let text = text.split(separator: " ").joined(separator: " ")
        let first = text.split(separator: " ").first.map { $0.lowercased() } ?? ""
        guard (2..<longest).contains(text.utf8.count), !notBrands.contains(first), !notBrands.contains(text.lowercased()),
            text.split(separator: " ").count <= 5, text.contains(where: \.isLetter), !text.hasSuffix(":")
        else { return nil }
        return text
    }

    // MARK: Markup

    /// A brand from markup as it is meant: without shop, country and company endings; `nil` when it is a product's name.
    static func cleaned(_ text: String, productName: String?) -> String? {
        var text = withoutByline(text)
        if text.contains(where: { "${}<>[]\\".contains($0) }) { return nil }
        for separator in [" | ", " - ", " – ", " (", "®", "™"] {
            if let cut = text.range(of: separator), cut.lowerBound > text.startIndex { text = String(text[..<cut.lowerBound]) }
        }
        var words = text.split(separator: " ").map(String.init)
        // Countries, forms of company, and the lines that sports brands split into.
        let endings: Set<String> = [
            "us", "uk", "usa", "eu", "inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "company", "co.", "official", "store", "shop",
            "performance",
            "originals", "sportswear",
        ]
        while words.count > 1, let last = words.last, endings.contains(last.lowercased().filter { $0 != "," }) { words.removeLast() }
        text = words.joined(separator: " ")
        if let productName, words.count >= 3 {
            let name = Set(WordScan.hashes(productName)), own = WordScan.hashes(text)
            // Mostly the product's words, and not how its name begins.
            if own.count >= 3, own.filter({ name.contains($0) }).count * 3 >= own.count * 2, WordScan.hashes(productName).first != own.first
            {
                return nil
            }
        }
        let folded = text.lowercased()
        return text.isEmpty || notBrands.contains(folded) || ["unknown", "null", "default", "undefined"].contains(folded) ? nil : text
    }
}

extension String {
    /// The first occurrence of a text.
    fileprivate func range(of needle: String) -> Range<Index>? {
        guard let start = indices.first(where: { self[$0...].hasPrefix(needle) }) else { return nil }
        return start..<index(start, offsetBy: needle.count)
    }
}
