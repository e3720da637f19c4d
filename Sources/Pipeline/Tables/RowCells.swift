import Foundation
import Pages

/// One record as what its columns say.
struct RowCells {
    private let row: FlatRow
    private let layout: TableLayout
    private let words: ColumnWords

    init(_ row: FlatRow, _ layout: TableLayout, _ words: ColumnWords) {
        self.row = row
        self.layout = layout
        self.words = words
    }

    // MARK: Cells

    private func texts(_ path: String, of row: FlatRow) -> [String] {
        row.texts(path).map(CellText.bare).filter { !words.isAbsent($0) }
    }

    /// The first filled cell among the columns of a role, and its column.
    private func first(_ role: ColumnRole) -> (text: String, column: String)? {
        for column in layout.roles.columns[role] ?? [] {
            if let text = texts(column, of: row).first { return (words.withoutLabel(text), column) }
        }
        return nil
    }

    private func all(_ role: ColumnRole) -> [(texts: [String], column: String)] {
        (layout.roles.columns[role] ?? []).map { (texts($0, of: row), $0) }.filter { !$0.texts.isEmpty }
    }

    /// The key that rows of one product share, as shops export variants.
    var group: String? { first(.group)?.text }

    /// What a review calls its product.
    var reviewedProduct: String? { first(.reviewProduct)?.text }

    /// Whether the row only adds a variant or a picture to the product before it.
    var isContinuation: Bool { group != nil && layout.roles.has(.title) && first(.title) == nil }

    // MARK: Product

    var statedRow: StatedRow {
        var stated = StatedRow()
        func set(_ path: WritableKeyPath<StatedRow, String?>, _ role: ColumnRole, _ field: String) {
            guard let (text, column) = first(role) else { return }
            stated[keyPath: path] = text
            stated.columns[field] = ColumnPath.shown(column)
        }
        set(\.name, .title, "name")
        set(\.brand, .brand, "brand")
        set(\.seller, .seller, "seller")
        set(\.currency, .currency, "currency")
        set(\.sku, .sku, "sku")
        set(\.gtin, .gtin, "gtin")
        set(\.url, .url, "url")
        set(\.availability, .availability, "availability")
        set(\.size, .packSize, "size")
        stated.columns["currency"] = nil
        stated.columns["url"] = nil
        stated.columns["size"] = nil
        // "2 numbers in one cell": the first.
        stated.gtin = stated.gtin?.split(separator: " ").first.map(String.init)
        if stated.url?.hasPrefix("http") != true { stated.url = nil }
        if stated.name == nil, let key = reviewedProduct { stated.name = key }
        readPrices(&stated)
        readRating(&stated)
        stated.category = category
        stated.images = all(.image).flatMap(\.texts).filter { $0.hasPrefix("http") || $0.hasPrefix("//") } + groupedImages
        stated.texts = sellerTexts + questions
        return stated
    }

    private func readPrices(_ stated: inout StatedRow) {
        func price(_ role: ColumnRole) -> (text: String, column: String)? {
            for column in layout.roles.columns[role] ?? [] {
                let found = texts(column, of: row).first { text in
                    text.contains { $0.isNumber && $0 != "0" }
                }
                if let found { return (words.withoutLabel(found), column) }
            }
            return nil
        }
        if let (text, column) = price(.price) { (stated.price, stated.columns["price"]) = (text, ColumnPath.shown(column)) }
        if let (text, column) = price(.listPrice) { (stated.listPrice, stated.columns["listPrice"]) = (text, ColumnPath.shown(column)) }
        // "Price (USD)" tells the currency of bare numbers.
        if stated.currency == nil, let column = stated.columns["price"] ?? stated.columns["listPrice"] {
            stated.currency = Self.currency(inName: column)
        }
        if stated.price == nil, let (text, column) = latestPrice {
            (stated.price, stated.columns["price"]) = (text, ColumnPath.shown(column))
        }
        // With a price that is struck and none beside it the struck one is all there is.
        if stated.price == nil, stated.listPrice != nil, !layout.roles.has(.price) {
            (stated.price, stated.columns["price"]) = (stated.listPrice, stated.columns["listPrice"])
            stated.listPrice = nil
        }
    }

    /// The code of three capitals in brackets or behind a mark at the end of a column's name.
    private static func currency(inName name: String) -> String? {
        let last = name.split { !$0.isLetter }.last.map(String.init) ?? ""
        guard last.utf8.count == 3, last.allSatisfy(\.isUppercase), last.count < name.count else { return nil }
        return last
    }

    /// The last of a history of prices, by its day.
    private var latestPrice: (String, String)? {
        for path in row.order {
            guard case .prices(let amount, let day)? = layout.groups[path], let rows = row.groups[path] else { continue }
            let priced = rows.filter { inner in texts(amount, of: inner).contains { $0.contains(where: \.isNumber) } }
            let last = priced.enumerated().max { one, other in
                func key(_ inner: FlatRow) -> String { day.flatMap { texts($0, of: inner).first.flatMap(layout.days.day) } ?? "" }
                return (key(one.element), one.offset) < (key(other.element), other.offset)
            }
            if let text = last.flatMap({ texts(amount, of: $0.element).first }) { return (text, path) }
        }
        return nil
    }

    private func readRating(_ stated: inout StatedRow) {
        if let (text, column) = first(.rating), let value = CellText.rating(text), value > 0 {
            stated.rating = min(5, value / layout.ratingScale)
            stated.columns["rating"] = ColumnPath.shown(column)
        }
        for column in layout.roles.columns[.ratingCount] ?? [] {
            guard let text = texts(column, of: row).first, let count = StatedNumber.count(text), count > 0 else { continue }
            // "2 capacities" among bare numbers is another text.
            let isBare = text.allSatisfy { $0.isNumber || ",.()kKmM ".contains($0) }
            if isBare || layout.roles.profiles[column]?.isPlainNumber != true {
                stated.ratingCount = count
                return
            }
        }
    }

    private var category: [String] {
        var out: [String] = []
        for (texts, _) in all(.category) {
            let parts = texts.flatMap {
                $0.contains(">") || $0.contains("›") ? $0.split { $0 == ">" || $0 == "›" || $0 == "/" }.map(String.init) : [$0]
            }
            for part in parts.map({ $0.trimmingCharacters(in: .whitespaces) }) where !part.isEmpty && !out.contains(part) {
                out.append(part)
            }
        }
        for path in row.order {
            if case .category(let name)? = layout.groups[path] { out += (row.groups[path] ?? []).flatMap { texts(name, of: $0) } }
        }
        return out
    }

    private var groupedImages: [String] {
        row.order.flatMap { path -> [String] in
            guard case .images(let address)? = layout.groups[path] else { return [] }
            return (row.groups[path] ?? []).flatMap { texts(address, of: $0) }
        }
    }

    // MARK: Texts

    private var sellerTexts: [StatedRow.Text] {
        var out: [StatedRow.Text] = []
        for (texts, _) in all(.bullets) {
            let items = texts.count > 1 ? texts : texts.flatMap(CellText.items)
            out += items.map(words.withoutLabel).map { .init(place: .bullet, text: $0) }
        }
        for (texts, _) in all(.description) {
            // A list in the place of a description is one of selling points.
            out += texts.map { .init(place: texts.count > 1 ? .bullet : .paragraph, text: $0) }
        }
        for path in row.order {
            switch layout.groups[path] {
            case .specification(let name, let value)?:
                for inner in row.groups[path] ?? [] {
                    guard let label = texts(name, of: inner).first else { continue }
                    let values = texts(value, of: inner)
                    if !values.isEmpty { out.append(.init(place: .specification, text: label + ": " + values.joined(separator: ", "))) }
                }
            case .text(let role)?:
                guard role == .bullets || !out.contains(where: { $0.place == .paragraph }) else { continue }
                for text in (row.groups[path] ?? []).flatMap(\.richText).map(CellText.bare)
                where !words.isAbsent(text) && !text.hasPrefix("http") {
                    out.append(.init(place: role == .bullets ? .bullet : .paragraph, text: text))
                }
            default: break
            }
        }
        for (texts, column) in all(.specification) {
            out.append(.init(place: .specification, text: label(ColumnPath.last(column)) + ": " + texts.joined(separator: ", ")))
        }
        return out
    }

    /// A column's name as a reader writes it: `item_weight` → "item weight".
    private func label(_ name: String) -> String {
        String(name.prefix { $0 != "(" }).replacing("_", with: " ").trimmingCharacters(in: .whitespaces)
    }

    private var questions: [StatedRow.Text] {
        row.order.flatMap { path -> [StatedRow.Text] in
            guard case .questions(let question, let answer)? = layout.groups[path] else { return [] }
            return (row.groups[path] ?? []).flatMap { inner -> [StatedRow.Text] in
                let asked = question.flatMap { texts($0, of: inner).first }.map { StatedRow.Text(place: .question, text: $0) }
                let told = answer.flatMap { texts($0, of: inner).first }.map { StatedRow.Text(place: .answer, text: $0) }
                return [asked, told].compactMap(\.self)
            }
        }
    }

    // MARK: Reviews

    var reviews: [StatedRow.Review] {
        var out: [StatedRow.Review] = []
        for path in row.order {
            guard case .reviews(let roles, let days, let scale)? = layout.groups[path] else { continue }
            for inner in row.groups[path] ?? [] {
                if let review = review(inner, roles, days, scale, takesDay: true) { out.append(review) }
            }
        }
        guard out.isEmpty else { return out }
        // Reviews that are bare texts in a list.
        for column in layout.roles.columns[.reviews] ?? [] {
            for text in Self.mended(row.texts(column)).map(CellText.bare) where !words.isAbsent(text) {
                var review = StatedRow.Review()
                review.texts = [text]
                out.append(review)
            }
        }
        if out.isEmpty, let review = review(row, layout.roles, layout.days, layout.reviewScale, takesDay: !layout.daysAreScrapes) {
            out.append(review)
        }
        return out
    }

    /// Texts of a list that was cut at commas, put together again where the cut is plain: what follows begins with a blank and a small letter,
    /// and what stands before ends no sentence.
    static func mended(_ texts: [String]) -> [String] {
        var out: [String] = []
        for text in texts {
            let bare = text.drop(while: \.isWhitespace)
            let goesOn = bare.count < text.count && bare.first?.isLowercase == true
            if goesOn, let last = out.last, let end = last.last(where: { !$0.isWhitespace }), !".!?…\"”".contains(end) {
                out[out.count - 1] = last + "," + text
            } else {
                out.append(text)
            }
        }
        return out
    }

    private func review(_ inner: FlatRow, _ roles: ColumnRoles, _ days: DayReader, _ scale: Double, takesDay: Bool) -> StatedRow.Review? {
        func first(_ role: ColumnRole) -> [String] {
            (roles.columns[role] ?? []).lazy.map { texts($0, of: inner) }.first { !$0.isEmpty } ?? []
        }
        var review = StatedRow.Review()
        review.texts = first(.reviewBody)
        for role in [ColumnRole.reviewPros, .reviewCons] { review.texts += first(role).map(words.withoutLabel) }
        review.title = first(.reviewTitle).first.map(CellText.withoutStars)
        guard !review.texts.isEmpty || review.title != nil else { return nil }
        if let value = first(.reviewRating).first.flatMap(CellText.rating) { review.rating = min(5, value / scale) }
        if takesDay { review.date = first(.reviewDate).first.flatMap(days.day) }
        return review
    }
}
