import Foundation

/// What a table's columns and the tables inside its records hold, and how its cells are written.
struct TableLayout {
    let roles: ColumnRoles
    /// What a list inside the records is.
    enum Group {
        case reviews(ColumnRoles, days: DayReader, scale: Double)
        /// Names and values.
        case specification(name: String, value: String)
        case prices(amount: String, day: String?)
        case images(String)
        case category(String)
        case text(ColumnRole)
        case questions(question: String?, answer: String?)
    }

    private(set) var groups: [String: Group] = [:]
    private(set) var unusedGroups: [String] = []
    let days: DayReader
    /// By what ratings of reviews and of products are divided to lie between 0 and 5.
    let reviewScale: Double
    let ratingScale: Double
    /// Whether the day of a row is that of its scraping: each product has the same ones.
    let daysAreScrapes: Bool

    init(_ table: TableFile, words: ColumnWords, choice: ColumnChoice) {
        roles = ColumnRoles(rows: table.rows, paths: table.paths, isReviews: false, words: words, choice: choice)
        for path in table.groupPaths {
            if let group = Self.group(path, table.rows.flatMap { $0.groups[path] ?? [] }, words, choice) {
                groups[path] = group
            } else {
                unusedGroups.append(path)
            }
        }
        days = Self.dayReader(roles, table.rows, words)
        reviewScale = Self.scale(roles, .reviewRating, table.rows)
        ratingScale = Self.scale(roles, .rating, table.rows)
        daysAreScrapes = Self.daysRepeat(roles, table.rows)
    }

    /// Whether a text of a product or of a review stands anywhere in the table.
    var holdsText: Bool {
        ColumnRole.allCases.contains { $0.isText && roles.has($0) } || roles.has(.reviews)
            || groups.values.contains { if case .reviews = $0 { true } else if case .text = $0 { true } else { false } }
    }

    private static func dayReader(_ roles: ColumnRoles, _ rows: [FlatRow], _ words: ColumnWords) -> DayReader {
        var reader = DayReader(months: words.months)
        if let path = roles.columns[.reviewDate]?.first { reader.learn(from: rows.lazy.flatMap { $0.texts(path) }) }
        return reader
    }

    /// Stars of five, ten or a hundred: told by the largest of the column.
    private static func scale(_ roles: ColumnRoles, _ role: ColumnRole, _ rows: [FlatRow]) -> Double {
        guard let path = roles.columns[role]?.first else { return 1 }
        let largest = rows.lazy.flatMap { $0.texts(path) }.compactMap { CellText.rating($0) }.max() ?? 0
        return largest > 10 ? 20 : largest > 5 ? 2 : 1
    }

    private static func daysRepeat(_ roles: ColumnRoles, _ rows: [FlatRow]) -> Bool {
        guard let day = roles.columns[.reviewDate]?.first,
            let key = (roles.columns[.sku] ?? roles.columns[.url] ?? roles.columns[.title])?.first,
            roles.has(.price)
        else { return false }
        var byKey: [String: [String]] = [:]
        for row in rows { byKey[row.texts(key).first ?? "", default: []].append(String((row.texts(day).first ?? "").prefix(10))) }
        let days = byKey.values.map { Set($0) }
        return days.count > 1 && Set(days).count == 1
    }

    // MARK: Tables inside records

    private static func group(_ path: String, _ rows: [FlatRow], _ words: ColumnWords, _ choice: ColumnChoice) -> Group? {
        let names = ColumnPath.parts(path)
        let matches = words.matches(names.last ?? path)
        func isCalled(_ role: ColumnRole, _ least: Double = 0.8) -> Bool {
            choice.role(of: path) == role || matches.contains { $0.role == role && $0.score >= least }
        }
        var order: [String] = [], seen: Set<String> = []
        for row in rows.prefix(ColumnProfile.sample) {
            for column in row.order where row.cells[column] != nil && seen.insert(column).inserted { order.append(column) }
        }
        func column(_ wanted: [String]) -> String? {
            for name in wanted {
                if let found = order.first(where: { ColumnWords.folded(ColumnPath.last($0)) == name }) {
                    return found
                }
            }
            return nil
        }
        let isAside = matches.first.map { $0.role == .ignored && $0.score >= 0.9 } ?? false
        if isCalled(.reviews, 0.6) || isCalled(.reviewBody, 0.85) || choice.role(of: path) == .reviews {
            let roles = ColumnRoles(rows: rows, paths: order, isReviews: true, words: words, choice: choice)
            if roles.has(.reviewBody) || roles.has(.reviewPros) || roles.has(.reviewTitle) {
                return .reviews(roles, days: dayReader(roles, rows, words), scale: scale(roles, .reviewRating, rows))
            }
        }
        if isAside { return nil }
        if let question = column(["question", "question text", "title"]), let answer = column(["answer", "answer text", "text"]),
            path.lowercased().contains("q")
        {
            return .questions(question: question, answer: answer)
        }
        if isCalled(.specification, 0.6), let name = column(["name", "key", "label", "type", "attribute", "title"]),
            let value = column(["value", "values", "description", "text", "content"])
        {
            return .specification(name: name, value: value)
        }
        if names.last.map({ ["prices", "price history", "price"].contains(ColumnWords.folded($0)) }) == true,
            let amount = column(["price", "amount", "value", "current price"])
        {
            return .prices(amount: amount, day: column(["date", "day", "timestamp", "time"]))
        }
        if isCalled(.image), let address = column(["url", "src", "link", "href", "large", "hi res"]) { return .images(address) }
        if isCalled(.category), let name = column(["name", "title", "text", "label", "category"]) { return .category(name) }
        for role in [ColumnRole.description, .bullets] where isCalled(role) {
            // Pictures of a description are no text.
            guard rows.contains(where: { !$0.richText.allSatisfy { $0.hasPrefix("http") || $0 == "image" } }) else { continue }
            return .text(role)
        }
        return nil
    }
}

/// Texts of cells as they are meant.
enum CellText {
    /// The mean or the stars that a text names: "4.0 out of 5 stars", "4,5", "80%".
    static func rating(_ text: String) -> Double? {
        guard text.utf8.count <= 48, let first = text.firstIndex(where: \.isNumber) else { return nil }
        var digits = ""
        for character in text[first...] {
            if character.isNumber {
                digits.append(character)
            } else if (character == "." || character == ","), !digits.contains(".") {
                digits.append(".")
            } else {
                break
            }
        }
        while digits.hasSuffix(".") { digits.removeLast() }
        return Double(digits)
    }

    /// Without blanks around it, and without quotation marks that hold all of it.
    static func bare(_ text: String) -> String {
        var text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        for (open, close) in [("\"", "\""), ("'", "'"), ("“", "”")] where text.count > 2 && text.hasPrefix(open) && text.hasSuffix(close) {
            let inner = String(text.dropFirst().dropLast())
            if !inner.contains(open) { text = inner.trimmingCharacters(in: .whitespacesAndNewlines) }
        }
        // A stray mark at the beginning, as scripts leave it before a text or a number.
        if text.hasPrefix("'"), !text.dropFirst().contains("'") { text.removeFirst() }
        return text
    }

    /// A title without the stars that an export puts before it.
    static func withoutStars(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count >= 5, Double(words[0]) != nil, words[3] == "5" || words[2] == "5" else { return text }
        let rest = words.drop {
            Double($0) != nil
                || ["out", "of", "von", "sur", "su", "de", "stars", "sternen", "étoiles", "stelle", "estrellas", "estrelas"].contains(
                    $0.lowercased())
        }
        return rest.isEmpty ? text : rest.joined(separator: " ")
    }

    /// The items of a list that stands in one text: lines, or parts between bars, bullets or semicolons.
    static func items(_ text: String) -> [String] {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        if lines.count > 1 { return lines }
        for mark in [" | ", "•", "|", ";", "●", "✓", "✔"] {
            let parts = text.components(separatedBy: mark).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            if parts.count > 1 { return parts }
        }
        return [text]
    }
}
