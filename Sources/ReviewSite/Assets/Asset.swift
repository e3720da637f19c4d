/// A file of the site's own: style, script, icon. Nothing of the disk is served.
struct Asset: Sendable {
    let path: String
    let text: String
    let type: String

    static let style = Asset("style", "css", Style.text, type: "text/css")
    static let script = Asset("script", "js", Script.text, type: "text/javascript")
    static let icon = Asset("icon", "svg", Icon.text, type: "image/svg+xml")

    static func named(_ path: String) -> Asset? { [style, script, icon].first { $0.path == path } }

    /// The content's hash is in the name, so that a browser may keep the file for ever.
    private init(_ name: String, _ ending: String, _ text: String, type: String) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        path = "/\(name)-\(String(hash, radix: 16)).\(ending)"
        self.text = text
        self.type = type
    }
}

enum Icon {
    /// A filled row of boxes with a hole in it.
    static let text = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><g fill="#1f6b66"><rect x="1" y="3" width="4" height="10" rx="1"/><rect x="11" y="3" width="4" height="10" rx="1"/></g><rect x="6.5" y="3.5" width="3" height="9" rx="1" fill="none" stroke="#b4632a"/></svg>
        """
}
