import MarketModel

extension RecordReader {
    /// What each source says, read when it is asked for.
    struct Sources {
        private let reader: RecordReader
        private let jsonLD: ProductFacts?
        private let microdata: ProductFacts?
        private let meta: ProductFacts
        private let places: VisiblePlaces
        private let visible: Visible
        private var shown: VisiblePrice.Found? { visible.price }
        private lazy var state = AppState(reader.material.tree)

        init(_ reader: RecordReader) {
            self.reader = reader
            let material = reader.material, title = reader.titleText, addresses = reader.addresses
            let places = VisiblePlaces(material: material)
            meta = MetaFacts.read(material.head)
            let stated =
                material.linked.products.lazy.compactMap(\.currency).first ?? material.microdata.products.lazy.compactMap(\.currency).first
            let home = CurrencyHome(material, stated: meta.currency ?? stated, addresses: addresses)
            let visible = Visible(material, places, home)
            func settled(_ products: [ProductFacts]) -> ProductFacts? {
                var products = products
                for index in products.indices {
                    if products[index].offers.count > 1 {
                        // Only offers in several currencies ask what the page shows.
                        let isMixed = Set(products[index].offers.compactMap(\.currency)).count > 1
                        products[index].settleOffers(addresses: addresses, currency: isMixed ? visible.price?.currency : nil)
                    }
                }
                return RecordReader.best(of: products, title: title, addresses: addresses) { visible.price?.amount }?.completed(
                    from: products)
            }
            jsonLD = settled(material.linked.products)
            microdata = settled(material.microdata.products)
            self.places = places
            self.visible = visible
        }

        /// The price that the page shows, sought when it is asked for.
        private final class Visible {
            private let find: () -> VisiblePrice.Found?
            private(set) lazy var price = find()

            init(_ material: PageMaterial, _ places: VisiblePlaces, _ home: CurrencyHome) {
                find = { VisiblePrice.find(material, places, home: home) }
            }
        }

        func facts(_ source: Source) -> ProductFacts? {
            switch source {
            case .jsonLD: jsonLD
            case .microdata: microdata
            case .meta: meta
            case .visible, .appState, .sideCar: nil
            }
        }

        /// Whether the price that the page shows belongs to its title, so that it is the product's even when that is sold out.
        var showsPriceBesideTitle: Bool { shown?.isBesideTitle == true }

        mutating func price(_ source: Source) -> Money? {
            switch source {
            case .visible: shown.map { Money(amount: $0.amount, currency: $0.currency ?? statedCurrency) }
            case .appState: state.price.map { Money(amount: $0, currency: statedCurrency ?? state.currency) }
            default:
                facts(source).flatMap { facts in
                    facts.price.map { Money(amount: meant($0, facts), currency: facts.currency.flatMap(Currency.code) ?? statedCurrency) }
                }
            }
        }

        /// A stated amount as it is meant: `1.299` is a thousand where the page shows a thousand, or where the currency has no coins.
        private func meant(_ amount: String, _ facts: ProductFacts) -> String {
            guard Amount.mayGroup(amount) else { return amount }
            let whole = amount.filter { $0 != "." }
            if let shown = shown?.amount, Double(shown) == Double(whole) { return shown }
            let code = facts.currency.flatMap(Currency.code) ?? statedCurrency
            return code.map(Currency.withoutCoins.contains) == true ? whole : amount
        }

        /// A currency that some source states.
        private var statedCurrency: String? {
            [jsonLD?.currency, microdata?.currency, meta.currency].lazy.compactMap { $0.flatMap(Currency.code) }.first
        }

        mutating func listPrice(_ source: Source, above price: Money?) -> Money? {
            let amount = source == .visible ? (price != nil ? shown?.listPrice : nil) : facts(source)?.listPrice
            guard let amount, let price, let list = Double(amount), let value = price.value, list > value else { return nil }
            return Money(amount: amount, currency: price.currency)
        }

        mutating func availability(_ source: Source) -> String? {
            switch source {
            case .visible: VisibleAvailability.find(reader.material, reader.selection, places)
            case .appState: state.availability
            default: facts(source)?.availability
            }
        }

        mutating func brand(_ source: Source, productName: String?) -> String? {
            switch source {
            case .visible:
                BrandReading(
                    material: reader.material, selection: reader.selection, address: reader.address, language: reader.language
                ).labelled(places)
            case .appState:
                // The state also holds other products; a brand that the name does not hold may be theirs.
                state.brand.flatMap { BrandReading.cleaned($0, productName: productName) }.flatMap { brand in
                    Identifier.foldedWords(productName ?? "").contains(Identifier.foldedWords(brand)) ? brand : nil
                }
            default: facts(source)?.brand.flatMap { BrandReading.cleaned($0, productName: productName) }
            }
        }

        func rating(_ source: Source) -> Rating? {
            if source == .visible { return VisibleRating.read(reader.material, reader.selection) }
            guard let facts = facts(source), let value = facts.ratingValue, value > 0, facts.ratingCount != 0 else { return nil }
            let best = facts.ratingBest ?? 5
            let scaled = best > 5 ? value / best * 5 : value
            return (0...5).contains(scaled) ? Rating(value: scaled, count: facts.ratingCount) : nil
        }

        mutating func stateCode() -> String? { state.sku }

        /// Codes behind labels in the page's own short texts, and in elements that are called so.
        mutating func labelledCodes() -> [String] {
            let text = reader.material.text, tree = reader.material.tree
            var out: [String] = []
            for element in 0..<tree.count where places.cues(element) & RecordCue.code.bit != 0 {
                guard let shown = places.shortText(element, limit: 40), let code = Identifier.bare(shown), !out.contains(code) else {
                    continue
                }
                let context = places.context(of: element)
                if (context.own | context.all) & RecordCue.elsewhere.bit == 0 { out.append(code) }
            }
            for (index, run) in text.runs.enumerated() where run.text.count < 400 && run.characters.digits >= 2 {
                guard ![.related, .review].contains(reader.selection.regions[index]) else { continue }
                for code in Identifier.labelled(in: text.contents(of: run)) where !out.contains(code) { out.append(code) }
            }
            return out
        }
    }
}

/// The path that a page shows from its root to the product.
enum VisibleBreadcrumb {
    static func read(_ material: PageMaterial) -> [String] {
        let layout = material.layout, tree = material.tree
        var root = -1
        for element in 0..<tree.count where layout.purposes[element] & Purpose.crumb.bit != 0 && layout.words[element] > 0 {
            if (1...12).contains(Int(layout.runCount[element])) || layout.linkWords[element] > 0 {
                root = element
                break
            }
        }
        guard root >= 0, layout.runCount[root] <= 24, layout.words[root] <= 80 else { return [] }
        var crumbs: [String] = []
        for index in tree.textIndices(in: root) {
            let text = MarkupText.plain(tree.contents(of: tree.texts[index]))
            guard text.contains(where: \.isLetter), text.utf8.count < 80, crumbs.last != text else { continue }
            crumbs.append(text)
        }
        return crumbs.count <= 12 ? crumbs : []
    }
}

/// A mean rating that a page shows, such as "4.1 out of 5 stars" beside "1,92,590 ratings".
enum VisibleRating {
    /// Runs before the title in which the product's rating may stand.
    private static let before = 2

    static func read(_ material: PageMaterial, _ selection: BlockSelection) -> Rating? {
        let runs = material.text.runs, title = material.layout.titleRun ?? 0
        for (index, run) in runs.enumerated() where run.cues & TextCue.star.bit != 0 && run.text.count <= 80 && run.characters.digits > 0 {
            // What stands above the title, or names the shop, is the shop's rating.
            guard selection.regions[index] != .related, index >= title - before,
                let value = value(in: material.text.string(of: run)), value > 0
            else { continue }
            let near = max(0, index - 1)..<min(runs.count, index + 2)
            guard !near.contains(where: { runs[$0].count <= 20 && isOfShop(material, $0) }) else { continue }
            for next in index..<min(runs.count, index + 4) {
                if let count = count(in: material.text.string(of: runs[next])) {
                    return count > 0 ? Rating(value: value, count: count) : nil
                }
            }
            return Rating(value: value)
        }
        return nil
    }

    private static func isOfShop(_ material: PageMaterial, _ run: Int) -> Bool {
        material.words.groups(in: material.text.contents(of: material.text.runs[run])) & PageWord.shopRating.bit != 0
    }

    private static func value(in text: String) -> Double? {
        let words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "/" || $0 == "(" })
        for (index, word) in words.enumerated() {
            guard let value = Double(word.replacingComma), (0...5).contains(value) else { continue }
            let rest = words[(index + 1)...].prefix(3).joined(separator: " ")
            if ["out of 5", "von 5", "sur 5", "su 5", "de 5", "of 5", "5"].contains(where: { rest.hasPrefix($0) }) { return value }
            if rest.hasPrefix("star"), word.contains(".") || word.contains(",") { return value }
        }
        return nil
    }

    private static func count(in text: String) -> Int? {
        let words = text.lowercased().split(separator: " ")
        for (index, word) in words.enumerated() where index > 0 {
            let isCounted = ["rating", "review", "bewertung", "avis", "recension", "valoracion", "opini", "global"].contains {
                word.hasPrefix($0)
            }
            if isCounted, let count = Amount.count(String(words[index - 1])) { return count }
        }
        return nil
    }
}

extension Substring {
    fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}

extension PackSize {
    /// The contents that a name states: "500 ml", "2 x 250 g", "60 capsules"; `nil` when it states none.
    static func read(_ text: String?) -> PackSize? {
        guard let text else { return nil }
        let bytes = Array(text.lowercased().utf8)
        var from = 0, found: PackSize?
        while let number = Amount.numberRange(in: bytes, from: from) {
            from = number.upperBound
            guard let value = Amount.shown(String(decoding: bytes[number], as: UTF8.self)).flatMap(Double.init) else { continue }
            let rest = bytes[number.upperBound...].drop { $0 == 0x20 || $0 == 0x2D }
            let unit = String(decoding: rest.prefix { $0 >= 0x61 && $0 <= 0x7A }, as: UTF8.self)
            guard let (name, factor) = units[unit], value > 0, value < 1_000_000 else { continue }
            var size = value * factor
            if let times = multiplier(bytes, before: number.lowerBound) { size *= times }
            found = found ?? PackSize(value: size, unit: name)
        }
        return found
    }

    private static let units: [String: (String, Double)] = [
        "ml": ("ml", 1), "cl": ("ml", 10), "l": ("ml", 1_000), "litre": ("ml", 1_000), "litres": ("ml", 1_000), "liter": ("ml", 1_000),
        "liters": ("ml", 1_000), "g": ("g", 1), "gm": ("g", 1), "gr": ("g", 1), "grams": ("g", 1), "kg": ("g", 1_000),
        "oz": ("g", 28.349_523_125),
        "lb": ("g", 453.592_37), "lbs": ("g", 453.592_37), "capsules": ("piece", 1), "tablets": ("piece", 1), "gummies": ("piece", 1),
        "pieces": ("piece", 1), "pcs": ("piece", 1), "pack": ("piece", 1), "count": ("piece", 1), "servings": ("piece", 1),
        "sachets": ("piece", 1),
    ]

    /// The number before "x" or "×" that stands before another number.
    private static func multiplier(_ bytes: [UInt8], before index: Int) -> Double? {
        var at = index
        while at > 0, bytes[at - 1] == 0x20 { at -= 1 }
        guard at > 0, bytes[at - 1] == UInt8(ascii: "x") else { return nil }
        at -= 1
        while at > 0, bytes[at - 1] == 0x20 { at -= 1 }
        let end = at
        while at > 0, (0x30...0x39).contains(bytes[at - 1]) { at -= 1 }
        return at < end && end - at <= mostTimesDigits ? Double(String(decoding: bytes[at..<end], as: UTF8.self)) : nil
    }

    /// Digits of a number of packs: more are an article's number, or too large for any number.
    private static let mostTimesDigits = 4
}
