/// A request as the site understands it, with or without a socket.
public struct SiteRequest: Sendable {
    public enum Method: String, Sendable {
        case get = "GET", head = "HEAD", post = "POST"
    }

    /// `nil` for a method that the site does not know.
    public var method: Method?
    /// Percent-decoded, without the query.
    public var path: String
    public var query: [String: String]
    /// By lower-case name.
    public var headers: [String: String]
    public var body: [UInt8]

    /// - Parameter target: path and query as they stand in the request line.
    public init(method: String, target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = Method(rawValue: method)
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = Form.decoded(Array((parts.first ?? "").utf8)[...], plusIsSpace: false)
        query = parts.count > 1 ? Form.fields(Array(parts[1].utf8)) : [:]
        self.headers = Dictionary(headers.map { ($0.lowercased(), $1) }, uniquingKeysWith: { first, _ in first })
        self.body = body
    }

    /// A field of the query that is there and not empty.
    func asked(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// A whole number of the query, within bounds.
    func number(_ name: String, in range: ClosedRange<Int>) -> Int {
        min(range.upperBound, max(range.lowerBound, asked(name).flatMap { Int($0) } ?? range.lowerBound))
    }

    var wantsJSON: Bool { headers["accept"]?.hasPrefix("application/json") == true }
}

/// What the site answers.
public struct SiteResponse: Sendable {
    public var status: Int
    /// In the order in which they are sent.
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    static func html(_ text: String, status: Int = 200) -> SiteResponse {
        SiteResponse(
            status: status, headers: [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")], body: Array(text.utf8))
    }

    static func asset(_ text: String, type: String) -> SiteResponse {
        SiteResponse(
            status: 200, headers: [("Content-Type", "\(type); charset=utf-8"), ("Cache-Control", "max-age=31536000, immutable")],
            body: Array(text.utf8))
    }

    static func json(_ fields: [(String, String?)], status: Int = 200) -> SiteResponse {
        let pairs = fields.compactMap { name, value in value.map { JSONText.quoted(name) + ":" + JSONText.quoted($0) } }
        return SiteResponse(
            status: status, headers: [("Content-Type", "application/json; charset=utf-8"), ("Cache-Control", "no-store")],
            body: Array("{\(pairs.joined(separator: ","))}".utf8))
    }

    /// Sends the browser to another page of the site, by GET.
    static func seeOther(_ location: String) -> SiteResponse {
        SiteResponse(status: 303, headers: [("Location", location), ("Cache-Control", "no-store")], body: [])
    }

    /// The value of a header, by any case.
    public subscript(header: String) -> String? { headers.first { $0.name.lowercased() == header.lowercased() }?.value }
}
