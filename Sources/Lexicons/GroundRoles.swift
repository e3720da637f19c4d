/// Words that decide how a ground is read, by role (`ground.tsv`).
public struct GroundRoles: Sendable {
    /// What the words of a line are.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        /// Words of a scene that every product of every category has, which name nobody: "daily", "home".
        case everyday
        /// Labels of wants that a buyer believes only with a figure or terms: "durable".
        case trust
        /// Labels of claims that carry those figures or terms: "warranty".
        case terms
        /// Words beside which the smaller figure is the better one: "quiet", "light".
        case less
        /// Words that begin when, where or while doing what: "while", "during".
        case moment
        /// Words that count or measure time: "two", "minutes".
        case measure
        /// Words that place a product above all others: "best", "fastest".
        case superlative
        /// Words of tests, certificates and authorities: "certified", "clinically".
        case certificate
        /// Words that speak of the customer who writes: "i", "my".
        case first
        /// Bare judgement, which shows nothing: "good", "nice".
        case judgement
        /// Words that open a sentence about a person: "for", "made for".
        case person
        /// Words that tell only that a thing goes with another: "compatible".
        case relation
    }

    private let lists: [Role: [String]]

    /// The words or phrases of a role, in lower case, in the order of the file.
    public func words(_ role: Role) -> [String] { lists[role] ?? [] }

    init(file: String, bytes: [UInt8]) throws(LexiconError) {
        let table = LexiconTable(file: file, bytes: bytes, columns: ["role", "words"])
        var lists: [Role: [String]] = [:], problems = table.problems
        for row in table.rows {
            guard let role = Role(rawValue: row[0]) else {
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                problems.append(row.problem("\"\(row[0])\" is no role. Write one of: \(known)."))
                continue
            }
            lists[role, default: []] += row.list(1).map { $0.lowercased() }
        }
        if !problems.isEmpty { throw LexiconError(problems) }
        self.lists = lists
    }
}

extension Lexicons {
    /// The roles of words by which grounds are read.
    public func groundRoles(_ language: String) throws(LexiconError) -> GroundRoles {
        let path = language + "/ground.tsv"
        return try GroundRoles(file: path, bytes: file(path) ?? [])
    }
}
