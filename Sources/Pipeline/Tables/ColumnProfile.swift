import Foundation
import Pages

/// What stands in a column: shares over its filled cells.
struct ColumnProfile {
    private(set) var filled = 0
    private(set) var numbers = 0
    /// Cells that begin with a number, whatever follows.
    private(set) var leadingNumbers = 0
    private(set) var addresses = 0
    private(set) var flags = 0
    private(set) var lists = 0
    private(set) var days = 0
    private(set) var characters = 0
    private(set) var words = 0
    private(set) var maximum = 0.0
    private var distinct: Set<String> = []

    /// Rows that are looked at.
    static let sample = 500

    mutating func add(_ value: TableValue, _ words: ColumnWords, _ days: DayReader) {
        switch value {
        case .list(let values):
            guard !values.isEmpty else { return }
            filled += 1
            lists += 1
            for inner in values { if let text = inner.scalar { characters += text.count / max(1, values.count) } }
            if let first = values.first?.scalar, Self.isAddress(first) { addresses += 1 }
        case .object, .null: return
        default:
            guard let text = value.scalar?.trimmingCharacters(in: .whitespacesAndNewlines), !words.isAbsent(text) else { return }
            filled += 1
            distinct.insert(text)
            characters += text.count
            self.words += text.split(whereSeparator: \.isWhitespace).count
            if case .bool = value { flags += 1 } else if ["true", "false", "yes", "no"].contains(text.lowercased()) { flags += 1 }
            if Self.isAddress(text) { addresses += 1 }
            if days.day(text) != nil { self.days += 1 }
            if let number = Double(text.filter { $0 != "," && $0 != " " }) {
                numbers += 1
                maximum = max(maximum, abs(number))
            } else if text.first?.isNumber == true || text.first == "(" {
                leadingNumbers += 1
                maximum = max(maximum, StatedNumber.value(text) ?? 0)
            } else if text.contains(where: \.isNumber), text.count <= 40 {
                leadingNumbers += 1
            }
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.")
            || text.hasPrefix("/") && text.count > 5 && !text.contains(where: \.isWhitespace)
    }

    private func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }

    var isEmpty: Bool { filled == 0 }
    var meanCharacters: Double { filled == 0 ? 0 : Double(characters) / Double(filled) }
    var meanWords: Double { filled == 0 ? 0 : Double(words) / Double(filled) }
    /// Different values by filled cells: 1 when none repeats.
    var variety: Double { share(distinct.count) }
    var isNumeric: Bool { share(numbers) >= 0.6 }
    var isNumberLike: Bool { share(numbers + leadingNumbers) >= 0.5 }
    var isAddress: Bool { share(addresses) >= 0.5 }
    var isFlag: Bool { share(flags) >= 0.8 }
    var isList: Bool { share(lists) >= 0.4 }
    var isDay: Bool { share(days) >= 0.5 }
    /// Whether most cells are bare numbers: then another text in the column is none.
    var isPlainNumber: Bool { numbers * 2 > filled }

    /// Whether a column with these contents can hold that; an empty one can hold anything.
    func fits(_ role: ColumnRole) -> Bool {
        guard filled > 0 else { return true }
        switch role {
        case .title: return !isNumeric && !isAddress && !isFlag && !isList && meanCharacters >= 3 && meanCharacters <= 400
        case .brand, .seller: return !isNumeric && !isAddress && !isFlag && meanCharacters <= 60
        case .price, .listPrice: return isNumberLike && !isAddress && !isFlag && !isList && meanCharacters <= 60 && !isDay
        case .currency: return !isNumeric && meanCharacters <= 8
        case .rating, .reviewRating:
            return isNumberLike && !isAddress && !isFlag && !isList && !isDay && maximum <= 100 && meanCharacters <= 40
        case .ratingCount: return isNumberLike && !isAddress && !isFlag && !isList && meanCharacters <= 40
        case .sku: return !isAddress && !isFlag && !isList && meanCharacters <= 64 && meanWords <= 2
        case .gtin: return !isAddress && !isFlag && meanCharacters <= 40
        case .url: return !isNumeric && !isFlag && !isList && (isAddress || meanWords <= 1.2)
        case .image: return !isNumeric
        case .category: return !isNumeric && !isFlag && !isAddress
        case .description: return !isNumeric && !isAddress && !isFlag
        case .bullets: return !isNumeric && !isFlag && !isAddress
        case .reviewBody, .reviewPros, .reviewCons, .reviews: return !isNumeric && !isAddress && !isFlag && !isDay
        case .reviewTitle: return !isNumeric && !isAddress && !isFlag && !isList && !isDay && meanCharacters <= 250
        case .reviewDate: return isDay
        case .reviewVerified, .availability, .specification, .packSize, .reviewCountry, .reviewProduct, .question, .answer, .group,
            .ignored:
            return true
        }
    }
}
