import Foundation
import Lexicons
import MarketModel
import Pages

/// All tables that a user named, read together: a review joins its product wherever that stands.
final class TableArchive: PageArchive {
    private var inputs: [PageInput]

    /// - Parameters:
    ///   - paths: in the order in which they were named.
    ///   - hints: what is known of all rows.
    init(paths: [String], options: ReadingOptions) {
        var pending: [PageInput] = []
        var tables: [(file: TableFile, layout: TableLayout)] = []
        for path in paths {
            switch TableFile.read(path, words: options.columns) {
            case .failure(let failure): pending.append(.failure(failure))
            case .success(let file):
                let layout = TableLayout(file, words: options.columns, choice: options.choice)
                guard layout.holdsText else {
                    pending.append(.failure(Self.refusal(file)))
                    continue
                }
                tables.append((file, layout))
            }
        }
        // A list of products comes first, so that reviews find what they are of.
        let isReviews = tables.map { $0.layout.roles.has(.reviewBody) && !$0.layout.roles.has(.price) }
        var products = TableProducts(words: options.columns)
        for wanted in [false, true] {
            for (index, table) in tables.enumerated() where isReviews[index] == wanted { products.add(table.file, table.layout) }
        }
        for (file, layout) in tables { pending += TableReport.lines(file, layout).map(PageInput.note) }
        pending += products.products.map { product in
            .row(PageRow(row: product.row, source: product.source, place: product.place, hints: PageHints(kind: options.kind)))
        }
        inputs = pending.reversed()
    }

    func next() -> PageInput? { inputs.popLast() }

    private static func refusal(_ file: TableFile) -> PageFailure {
        let names = file.paths.prefix(12).map { "“\(ColumnPath.shown($0))”" }.joined(separator: ", ")
        return PageFailure(
            source: file.source, code: .malformedInput,
            message:
                "no column is a text of a product or of a review: looked for a title, a description, selling points or a review's text in \(names)"
                + (file.paths.count > 12 ? " and \(file.paths.count - 12) more" : "")
                + "; name them with --columns, such as --columns title=COLUMN")
    }
}

/// A row of a table that is to be a page.
public struct PageRow: Sendable {
    let row: StatedRow
    let source: String
    let place: String
    let hints: PageHints

    /// Adds all that the page will be made of to a hash.
    func mix(into hash: inout ContentHash) {
        for part in [
            row.name, row.brand, row.seller, row.price, row.listPrice, row.currency, row.sku, row.gtin, row.url, row.availability, row.size,
            row.rating.map { "\($0)" }, row.ratingCount.map { "\($0)" }, hints.kind?.rawValue, source, place,
        ] { hash.mix(part) }
        for text in row.category + row.images + row.texts.map({ "\($0.place) \($0.text)" }) { hash.mix(text) }
        for review in row.reviews {
            for part in [review.title, review.date, review.rating.map { "\($0)" }] + review.texts { hash.mix(part) }
        }
    }
}

/// What was understood of a table, for a reader.
enum TableReport {
    /// Columns that are named at most of those that nothing is read from.
    private static let mostUnused = 24

    static func lines(_ file: TableFile, _ layout: TableLayout) -> [String] {
        var lines = ["\(file.source): a table of \(file.rows.count) rows; its columns are read as"]
        var told: [(String, String)] = []
        for path in file.paths {
            if let role = ColumnRole.allCases.first(where: { layout.roles.columns[$0]?.contains(path) == true }) {
                told.append((path, role.rawValue))
            }
        }
        for inner in file.groupPaths {
            guard let group = layout.groups[inner] else { continue }
            let path = ColumnPath.shown(inner)
            switch group {
            case .reviews(let roles, _, _):
                for role in ColumnRole.allCases {
                    for column in roles.columns[role] ?? [] { told.append(("\(path)[].\(ColumnPath.shown(column))", role.rawValue)) }
                }
            case .specification: told.append(("\(path)[]", ColumnRole.specification.rawValue))
            case .prices: told.append(("\(path)[]", ColumnRole.price.rawValue))
            case .images: told.append(("\(path)[]", ColumnRole.image.rawValue))
            case .category: told.append(("\(path)[]", ColumnRole.category.rawValue))
            case .text(let role): told.append(("\(path)[]", role.rawValue))
            case .questions: told.append(("\(path)[]", ColumnRole.question.rawValue))
            }
        }
        let width = min(40, told.map(\.0.count).max() ?? 0)
        for (path, role) in told {
            lines.append("  \(path.padding(toLength: max(width, path.count), withPad: " ", startingAt: 0)) → \(role)")
        }
        let unused = (layout.roles.unused + layout.unusedGroups.map { $0 + "[]" }).map(ColumnPath.shown)
        if !unused.isEmpty {
            let more = unused.count > mostUnused ? " and \(unused.count - mostUnused) more" : ""
            lines.append("  not used: \(unused.prefix(mostUnused).joined(separator: ", "))\(more)")
        }
        lines.append("  --columns ROLE=COLUMN corrects it")
        return lines
    }
}

/// How inputs are read, beside what they are.
public struct ReadingOptions: Sendable {
    let columns: ColumnWords
    let choice: ColumnChoice
    /// What all pages are about, whatever they look like.
    let kind: PageKind?

    /// - Parameter file: the bytes of a lexicon file by its path below the folder.
    init(columns: ColumnChoice = ColumnChoice(), kind: PageKind? = nil, file: (String) -> [UInt8]?) throws(UnusableInput) {
        self.columns = try ColumnWords(file: file)
        choice = columns
        self.kind = kind
    }

    init(columns: ColumnChoice = ColumnChoice(), kind: PageKind? = nil, _ access: LexiconAccess) throws(UnusableInput) {
        try self.init(columns: columns, kind: kind) { access.lexicons.file($0) }
    }
}
