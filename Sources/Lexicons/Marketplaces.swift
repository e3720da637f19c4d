/// How long texts may be where products are listed (`common/marketplaces.tsv`).
public struct Marketplaces: Sendable {
    /// A place on a listing that has a length of its own.
    public enum Place: String, CaseIterable, Hashable, Sendable, Codable {
        case title, bullet, description, meta, image, answer
    }

    /// The longest text of a place.
    public struct Limit: Hashable, Sendable, Codable {
        public let marketplace: String
        public let longest: Int
        /// Bytes of UTF-8; else characters.
        public let isBytes: Bool

        public func length(of text: String) -> Int { isBytes ? text.utf8.count : text.count }

        public func holds(_ text: String) -> Bool { length(of: text) <= longest }
    }

    private struct Row {
        let marketplace: String
        let hosts: [String]
        let limits: [Place: Limit]
    }

    private let rows: [Row]

    /// The longest text of a place on the listing at an address; `nil` when no line of the table tells.
    public func limit(_ place: Place, address: String?) -> Limit? {
        let host = address.map(Self.host) ?? ""
        let own = rows.first { row in row.hosts.contains { $0 != "*" && host.contains($0) } }
        return own?.limits[place] ?? rows.first { $0.hosts.contains("*") }?.limits[place]
    }

    private static func host(_ address: String) -> String {
        let rest = address.split(separator: "/", omittingEmptySubsequences: true)
        return String(rest.first { !$0.hasSuffix(":") } ?? "").lowercased()
    }

    init(file: String, bytes: [UInt8]) throws(LexiconError) {
        let table = LexiconTable(file: file, bytes: bytes, columns: ["marketplace", "hosts", "place", "longest", "unit", "source"])
        var problems = table.problems, names: [String] = [], hosts: [String: [String]] = [:], limits: [String: [Place: Limit]] = [:]
        for row in table.rows {
            guard let place = Place(rawValue: row[2]), let longest = Int(row[3]), longest > 0, row[4] == "bytes" || row[4] == "characters"
            else {
                let places = Place.allCases.map(\.rawValue).joined(separator: ", ")
                problems.append(row.problem("no such length. Write one of \(places), a whole number, and bytes or characters."))
                continue
            }
            if hosts[row[0]] == nil { names.append(row[0]) }
            hosts[row[0]] = row.list(1)
            limits[row[0], default: [:]][place] = Limit(marketplace: row[0], longest: longest, isBytes: row[4] == "bytes")
        }
        if !problems.isEmpty { throw LexiconError(problems) }
        rows = names.map { Row(marketplace: $0, hosts: hosts[$0]!, limits: limits[$0]!) }
    }
}

extension Lexicons {
    /// The lengths that marketplaces allow.
    public func marketplaces() throws(LexiconError) -> Marketplaces {
        let path = "common/marketplaces.tsv"
        return try Marketplaces(file: path, bytes: file(path) ?? [])
    }
}
