import Foundation
import MarketModel
import Pages

/// Products gathered from the rows of one or more tables, each with the reviews that name it.
struct TableProducts {
    /// A product in the making.
    struct Product {
        var row: StatedRow
        /// File and row that it was first told by.
        let source: String
        /// What it is known by where it gives no address.
        let place: String
        var priceRows = 0
    }

    private(set) var products: [Product] = []
    private var known: [Key: Int] = [:]
    private var said: Set<String> = []
    private let words: ColumnWords

    private enum Key: Hashable {
        case code(String), address(String), name(String), group(String, file: String), file(String)
    }

    init(words: ColumnWords) { self.words = words }

    /// Adds a table; tables of products come before those of reviews, so that a review finds its product.
    mutating func add(_ table: TableFile, _ layout: TableLayout) {
        for row in table.rows { add(row, of: table, layout) }
    }

    private mutating func add(_ flat: FlatRow, of table: TableFile, _ layout: TableLayout) {
        let cells = RowCells(flat, layout, words)
        let reviews = cells.reviews
        let stated = cells.statedRow
        let keys = Self.keys(stated, cells, table)
        let isReview = layout.roles.has(.reviewBody) || layout.roles.has(.reviewPros)
        // A row of a list of products is a product of its own, unless it only goes on with the one before it.
        let goesOn = cells.isContinuation || isReview || stated.name == nil && !reviews.isEmpty
        let index: Int
        if goesOn, let found = keys.compactMap({ known[$0] }).first {
            index = found
        } else {
            guard stated.isTelling || !reviews.isEmpty else { return }
            // A place for advertising, a line of sums: nothing is named where the others are.
            if layout.roles.has(.title), stated.name == nil, stated.price == nil, stated.texts.isEmpty, reviews.isEmpty { return }
            if isReview, keys.isEmpty, let found = known[.file(table.source)] {
                index = found
            } else {
                index = products.count
                let source = "\(table.source)#\(flat.number)"
                let code = stated.sku.map { "\(table.source)#\($0)" }
                products.append(Product(row: StatedRow(), source: source, place: code ?? source))
                if keys.isEmpty { known[.file(table.source)] = index }
            }
        }
        for key in keys where known[key] == nil { known[key] = index }
        products[index].row.complete(from: stated)
        for review in reviews {
            let print = "\(index)\u{1}" + review.texts.joined(separator: "\u{1}") + "\u{1}\(review.title ?? "")\u{1}\(review.date ?? "")"
            if said.insert(print).inserted { products[index].row.reviews.append(review) }
        }
    }

    /// What tells the product, the surest first.
    private static func keys(_ row: StatedRow, _ cells: RowCells, _ table: TableFile) -> [Key] {
        var keys: [Key] = []
        if let group = cells.group { keys.append(.group(group, file: table.source)) }
        if let code = row.sku?.lowercased(), !code.isEmpty { keys.append(.code(code)) }
        if let url = row.url.flatMap(DocumentBytes.address) { keys.append(.address(url)) }
        if let name = row.name { keys.append(.name(name.lowercased().filter { $0.isLetter || $0.isNumber })) }
        if let key = cells.reviewedProduct {
            keys.append(.code(key.lowercased()))
            keys.append(.name(key.lowercased().filter { $0.isLetter || $0.isNumber }))
        }
        return keys
    }
}

extension StatedRow {
    /// Whether the row says what the product is.
    var isTelling: Bool { name != nil || sku != nil || url != nil || !texts.isEmpty || rating != nil }

    /// Takes what is still open from another row of the same product.
    mutating func complete(from other: StatedRow) {
        func take(_ path: WritableKeyPath<StatedRow, String?>, _ field: String? = nil) {
            guard self[keyPath: path] == nil, let value = other[keyPath: path] else { return }
            self[keyPath: path] = value
            if let field, let column = other.columns[field] { columns[field] = column }
        }
        take(\.name, "name")
        take(\.brand, "brand")
        take(\.seller, "seller")
        if price == nil { take(\.currency) }
        take(\.price, "price")
        take(\.listPrice, "listPrice")
        take(\.sku, "sku")
        take(\.gtin, "gtin")
        take(\.url)
        take(\.availability, "availability")
        take(\.size)
        if rating == nil {
            rating = other.rating
            columns["rating"] = other.columns["rating"]
        }
        ratingCount = ratingCount ?? other.ratingCount
        if category.isEmpty { category = other.category }
        if images.isEmpty { images = other.images }
        if texts.isEmpty { texts = other.texts }
    }
}
