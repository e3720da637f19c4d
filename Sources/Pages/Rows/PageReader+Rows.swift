public import MarketModel

extension PageReader {
    /// Makes a page of a row: its fields are the record, its texts blocks as of a page's own.
    ///
    /// - Parameters:
    ///   - source: where the row came from, as the user named it.
    ///   - place: the row's identity where it gives neither address nor code.
    public func read(row: StatedRow, source: String, place: String, hints: PageHints = .init()) -> ProductPage {
        let address = (row.url ?? hints.url).flatMap { PageAddress.clean($0) }
        var page = ProductPage(source: source, id: PageID(address ?? place))
        page.url = row.url ?? address
        page.captured = hints.captured
        page.segment = hints.segment
        page.kind = hints.kind ?? .product
        page.kindReason = "a row of a table"
        page.product = record(of: row, address: address, brand: hints.brand)
        page.blocks = Self.blocks(of: row)
        let copy = page.blocks.filter { $0.zone.isSellerCopy }
        let texts = (copy.isEmpty ? page.blocks : copy).map { Array($0.text.utf8)[...] }
        page.language = LanguageGuess.language(of: texts, declared: nil, models.words.little)
        page.observability = observability(of: copy, language: page.language)
        return page
    }

    private func observability(of copy: [Block], language: String?) -> Observability {
        let words = copy.reduce(0) { $0 + WordScan.hashes($1.text).count }
        if words < Self.leastCopy { return .notObservable(reason: "the row has nearly no text of the seller: \(words) words") }
        return observability(in: language)
    }

    private func record(of row: StatedRow, address: String?, brand: String?) -> ProductRecord {
        var record = ProductRecord()
        record.from = row.columns.mapValues { "column \($0)" }
        record.name = row.name.map { MarkupText.plain($0) }
        record.brand = row.brand.map { MarkupText.plain($0) } ?? brand
        if row.brand == nil, brand != nil { record.from["brand"] = Source.sideCar.rawValue }
        record.seller = row.seller.map { MarkupText.plain($0) }
        record.category = row.category.map { MarkupText.plain($0) }.filter { !$0.isEmpty }
        let home = CurrencyHome(address: address)
        record.price = row.price.flatMap { RowMoney.read($0, currency: row.currency, home: home) }
        record.listPrice = row.listPrice.flatMap { RowMoney.read($0, currency: row.currency, home: home) }
        if let list = record.listPrice?.value, let price = record.price?.value, list <= price { record.listPrice = nil }
        record.sku = Identifier.stated(row.sku)
        record.gtin = Identifier.gtin(row.gtin)
        record.size = PackSize.read(row.size) ?? PackSize.read(record.name)
        record.availability = row.availability.flatMap(RowStock.word)
        if let value = row.rating, value > 0 { record.rating = Rating(value: value, count: row.ratingCount) }
        record.images = row.images.prefix(24).map { PageImage(url: $0) }
        let known: [(String, Bool)] = [
            ("price", record.price != nil), ("listPrice", record.listPrice != nil), ("sku", record.sku != nil),
            ("gtin", record.gtin != nil),
            ("availability", record.availability != nil), ("rating", record.rating != nil), ("brand", record.brand != nil),
        ]
        for (field, isKnown) in known where !isKnown { record.from[field] = nil }
        return record
    }

    private static func blocks(of row: StatedRow) -> [Block] {
        var blocks: [Block] = []
        var seen: Set<String> = []
        func add(_ zone: Zone, _ text: String) {
            guard !text.isEmpty, zone == .title || zone == .bullet || seen.insert(text).inserted else { return }
            blocks.append(Block(zone: zone, text: text))
        }
        if let name = row.name.map({ MarkupText.plain($0) }) { add(.title, name) }
        for text in row.texts {
            for piece in Fragment.pieces(of: text.text) {
                switch text.place {
                case .bullet: add(.bullet, piece.text)
                case .paragraph: add(piece.zone, piece.text)
                case .specification: add(.specification, piece.text)
                case .question: add(.question, piece.text)
                case .answer: add(.answer, piece.text)
                }
            }
        }
        for review in row.reviews {
            let parts = ([review.title].compactMap(\.self) + review.texts).map { Fragment.plain($0) }.filter { !$0.isEmpty }
            guard !parts.isEmpty else { continue }
            // A title that the body begins with is said once.
            let isRepeated = review.title != nil && parts.count > 1 && parts[1].hasPrefix(parts[0])
            blocks.append(
                Block(
                    zone: .review, text: parts.dropFirst(isRepeated ? 1 : 0).joined(separator: "\n"), rating: review.rating,
                    date: review.date))
        }
        return blocks
    }
}

/// A piece of a page that stands in a cell: HTML, or plain text with line breaks.
enum Fragment {
    /// The text as blocks: of HTML its items, headings, rows and paragraphs; of plain text its paragraphs.
    static func pieces(of text: String) -> [(zone: Zone, text: String)] {
        guard isMarkup(text) else {
            return lines(text).map { line in
                let bare = line.drop { "•·▪►✓✔-–*".contains($0) || $0 == " " }
                // A mark before the line makes it an item, unless the mark is part of the text.
                return bare.count < line.count && line.first != "-" || line.hasPrefix("- ") ? (.bullet, String(bare)) : (.paragraph, line)
            }
        }
        let tree = HTMLParser.parse(Array(("<html><body>" + text + "</body></html>").utf8))
        let runs = PageText(tree)
        return runs.runs.map { run in (zone(of: run.element, in: tree), runs.string(of: run)) }
    }

    /// The text without markup, its lines kept.
    static func plain(_ text: String) -> String {
        guard isMarkup(text) else { return lines(text).joined(separator: "\n") }
        return pieces(of: text).map(\.text).joined(separator: "\n")
    }

    /// Tags and entities as they stand in cells; a bare `<` is none.
    private static func isMarkup(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() where index + 2 < bytes.count {
            if byte == UInt8(ascii: "<") {
                let next = bytes[index + 1] == UInt8(ascii: "/") ? bytes[index + 2] : bytes[index + 1]
                if (0x61...0x7A).contains(next | 0x20), bytes[index...].prefix(400).contains(UInt8(ascii: ">")) { return true }
            }
            if byte == UInt8(ascii: "&"), let end = bytes[index...].prefix(10).firstIndex(of: UInt8(ascii: ";")), end > index + 1,
                bytes[(index + 1)..<end].allSatisfy({ WordScan.isASCIIWord($0) || $0 == UInt8(ascii: "#") })
            {
                return true
            }
        }
        return false
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { MarkupText.collapsed($0) }.filter { !$0.isEmpty }
    }

    private static func zone(of element: Int, in tree: DocumentTree) -> Zone {
        var at = element
        while at >= 0 {
            switch tree.tags[at] {
            case .li: return .bullet
            case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
            case .td, .th, .dt, .dd: return .specification
            default: at = Int(tree.parents[at])
            }
        }
        return .paragraph
    }
}

/// Money in a cell.
enum RowMoney {
    /// "Price: $959.00", "£159.00 - £199.00" (the lower counts), "1.449,99lei", `1.58e+03`; `nil` without a number.
    ///
    /// - Parameters:
    ///   - currency: what the table's currency column says.
    ///   - home: the currencies of the row's address.
    static func read(_ text: String, currency: String?, home: CurrencyHome) -> Money? {
        let bytes = Array(text.utf8)
        guard let number = Amount.numberRange(in: bytes, from: 0), text.utf8.count <= 80 else { return nil }
        let shown = Currency.beside(bytes, number, home: home)
        let code = currency.flatMap(stated) ?? shown ?? home.only
        let digits = String(decoding: bytes[number], as: UTF8.self)
        let isBare = bytes.allSatisfy { (0x30...0x39).contains($0) || [0x2E, 0x20, 0x65, 0x45, 0x2B, 0x2D].contains($0) }
        guard let amount = isBare ? Amount.markup(text) : Amount.shown(digits, currency: code) else { return nil }
        return Money(amount: amount, currency: code)
    }

    /// "USD $" → USD.
    private static func stated(_ text: String) -> String? {
        if let code = Currency.code(text) { return code }
        return text.split(whereSeparator: { !$0.isLetter }).lazy.compactMap { $0.utf8.count == 3 ? Currency.code(String($0)) : nil }.first
    }
}

/// Stock in a cell: a word, yes or no, or how many there are.
enum RowStock {
    static func word(_ text: String) -> String? {
        if let count = Double(text.filter { $0 != " " }) { return count > 0 ? "InStock" : "OutOfStock" }
        return Availability.word(text) ?? VisibleAvailability.word(in: Array(text.utf8))
    }
}
