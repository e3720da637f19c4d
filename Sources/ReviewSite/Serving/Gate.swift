/// Who may ask, and who may change: the site answers to this machine's browser at its own address only.
struct Gate: Sendable {
    /// The secret of this run of the site: in the printed address, then in a cookie.
    let token: String
    let port: UInt16

    /// Cookies are shared by all ports of a host.
    var cookieName: String { "creneau-\(port)" }

    private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

    /// Refuses a name that somebody else's DNS leads here, and a page of somebody else that sends the browser here.
    ///
    /// - Returns: why the request is refused; `nil` when it may pass.
    func refusal(_ request: SiteRequest) -> String? {
        guard let host = request.headers["host"], hosts.contains(host.lowercased()) else {
            return "This site answers only at \(hosts[0])."
        }
        if let origin = request.headers["origin"], !hosts.contains(where: { "http://" + $0 == origin.lowercased() }) {
            return "Requests from other sites are refused."
        }
        if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
            // Following a link to the site is harmless; embedding it or sending forms to it is not.
            guard request.method == .get, request.headers["sec-fetch-mode"] == "navigate", request.headers["sec-fetch-dest"] == "document"
            else { return "Requests from other sites are refused." }
        }
        return nil
    }

    /// Whether the request carries the cookie of this run.
    func isKnown(_ request: SiteRequest) -> Bool {
        for pair in (request.headers["cookie"] ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].drop(while: { $0 == " " }) == cookieName, Self.equal(String(parts[1]), token) { return true }
        }
        return false
    }

    /// Whether a change is allowed: the cookie and the field of the form both carry the token.
    func allowsChange(_ request: SiteRequest, _ fields: [String: String]) -> Bool {
        isKnown(request) && Self.equal(fields["token"] ?? "", token)
    }

    func isToken(_ text: String) -> Bool { Self.equal(text, token) }

    /// Compares without telling by its time how much was right.
    private static func equal(_ a: String, _ b: String) -> Bool {
        let a = Array(a.utf8), b = Array(b.utf8)
        guard a.count == b.count, !b.isEmpty else { return false }
        return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// 128 random bits in hexadecimal.
    static func randomToken() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(random.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// What every response says: no script or style but our own files, no frames, no guessing of types, nothing kept elsewhere.
    static let headers: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            """
            default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
            base-uri 'none'; frame-ancestors 'none'
            """
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
}
