import Foundation
import MarketModel
import MarketStore
import Positioning
public import Reports

/// What a market remembers beside its pages: weights and exclusions, the own brand, capabilities, donors.
public struct MarketSettings: Sendable {
    var settings = Positioning.Settings()
    var ownBrand: String?
    /// What the own product can truthfully say, one a line.
    var capabilities: [String] = []
    var target: String?
    var donors: [DonorMarket] = []

    /// Names under which the market file keeps them; numbers go by their own names.
    enum Key {
        static let own = "market.own", capabilities = "market.capabilities", target = "market.target", donor = "market.donor."
        static let exclude = "exclude", countries = "countries"
    }

    init() {}

    /// - Throws: `Settings.Refusal` for a value that this program would not have written.
    init(stored: [String: String]) throws {
        for (key, value) in stored.sorted(by: { $0.key < $1.key }) {
            switch key {
            case Key.own: ownBrand = value
            case Key.capabilities: capabilities = Self.lines(value)
            case Key.target: target = value
            case Key.exclude: for id in value.split(separator: " ") { try settings.set(key, String(id)) }
            case _ where key.hasPrefix(Key.donor): donors.append(try JSONDecoder().decode(DonorMarket.self, from: Data(value.utf8)))
            case _ where Positioning.Settings.retired.contains(key): continue
            default: try settings.set(key, value)
            }
        }
    }

    static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }

    /// Keeps what a run was told, so that views see it too; what it was not told stays.
    static func remember(own: String?, capabilities: [String]?, target: String?, donors: [DonorMarket], in market: MarketWriter) throws {
        if let own { try market.set(Key.own, own) }
        if let capabilities { try market.set(Key.capabilities, capabilities.joined(separator: "\n")) }
        if let target { try market.set(Key.target, target.isEmpty ? nil : target) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for donor in donors { try market.set(Key.donor + donor.name, String(decoding: try encoder.encode(donor), as: UTF8.self)) }
    }

    /// Takes back what a run remembered and the market does not hold.
    static func forget(own: Bool, target: Bool, in market: MarketWriter) throws {
        if own { try market.set(Key.own, nil) }
        if target { try market.set(Key.target, nil) }
    }

    // MARK: Command line

    private static func unknown(_ key: String, _ names: [String], _ file: String) -> UnusableInput {
        UnusableInput(
            "there is no setting “\(key)”", remedy: NearestNames.remedy(key, among: names, else: "`creneau settings \(file)` lists them"))
    }

    /// Changes one setting of a market file as typed.
    ///
    /// - Throws: `UnusableInput` for an unknown key or a value out of range; `MarketFileError`.
    public static func change(_ key: String, to value: String, in file: String) throws {
        let market = try MarketFile(path: file, opening: .existing)
        try market.write { market in
            var known = try MarketSettings(stored: market.reader.settings())
            let names = Positioning.Settings.keys.map(\.name) + [Key.exclude, "include", Key.countries, "own"]
            guard names.contains(key) else { throw unknown(key, names, file) }
            if value == "default" {
                guard names.contains(key), key != "include" else { throw unknown(key, names, file) }
                return try market.set(key == "own" ? Key.own : key, nil)
            }
            if key == "own" { return try market.set(Key.own, value) }
            do {
                try known.settings.set(key, value)
            } catch let refusal as Positioning.Settings.Refusal {
                throw UnusableInput(refusal.description, remedy: "`creneau settings \(file)` lists all")
            }
            switch key {
            case "exclude", "include":
                let ids = known.settings.excludedConcepts.map(\.rawValue)
                try market.set(Key.exclude, ids.isEmpty ? nil : ids.joined(separator: " "))
            case Key.countries:
                let all = known.settings.countries
                try market.set(key, all.isEmpty ? nil : all.joined(separator: ","))
            default: try market.set(key, value)
            }
        }
        try market.close()
    }

    /// All settings of a market file as a table of name, value, default, range and meaning.
    public static func printed(_ file: String, as format: TableFormat, width: Int, style: TerminalStyle) throws -> [UInt8] {
        let market = try MarketFile(path: file, opening: .reading)
        let known = try market.read { try MarketSettings(stored: $0.settings()) }
        return try known.table().printed(as: format, width: width, style: style)
    }

    func table() -> Table {
        var table = Table(
            title: "Settings",
            columns: [
                .init("key", "Key"), .init("value", "Value", narrowest: 12), .init("default", "Default"), .init("lowest", "From"),
                .init("highest", "To"), .init("meaning", "Meaning", narrowest: 24),
            ])
        for key in Positioning.Settings.keys {
            table.add([
                .text(key.name), .number(settings[key.name] ?? key.defaultValue, decimals: 2), .number(key.defaultValue, decimals: 2),
                .number(key.range.lowerBound, decimals: 2), .number(key.range.upperBound, decimals: 2), .text(key.meaning),
            ])
        }
        func add(_ key: String, _ value: String, _ meaning: String) {
            table.add([.text(key), .text(value.isEmpty ? nil : value), .none, .none, .none, .text(meaning)])
        }
        add("exclude", settings.excludedConcepts.map(\.rawValue).joined(separator: " "), "concepts that are never proposed as a gap")
        add("countries", settings.countries.joined(separator: ","), "countries whose rules on wording apply; empty: all that are known")
        add("own", ownBrand ?? "", "your brand, never a rival")
        add("capabilities", capabilities.joined(separator: "; "), "what your product can say; set by analyze --capabilities")
        add("donors", donors.map(\.name).joined(separator: ", "), "markets that ideas are borrowed from; set by analyze --donor")
        return table
    }
}

extension Table {
    /// The table in one of the formats, as bytes for standard output.
    func printed(as format: TableFormat, width: Int, style: TerminalStyle) throws -> [UInt8] {
        switch format {
        case .table: Array(text(width: width, style: style).utf8)
        case .csv: Array(csv().utf8)
        case .json: Array(json().utf8)
        case .md: Array(markdown().utf8)
        case .xlsx: try Spreadsheet.bytes([Sheet(title, self)])
        }
    }
}

extension Spreadsheet {
    /// A workbook as bytes, by way of a file in the temporary folder.
    static func bytes(_ sheets: [Sheet]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "creneau-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        do { try write(sheets, to: path) } catch {
            throw UnusableInput("\(path): \(error.reason)", remedy: "free some space and try again")
        }
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }
}
