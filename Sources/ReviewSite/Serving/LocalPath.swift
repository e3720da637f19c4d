/// Where a form sends the browser back to: a place of this site, nothing else.
enum LocalPath {
    /// The path itself when it is one of this site, else the front page.
    ///
    /// `//host`, `/\host`, a scheme and line ends (which would begin a header of their own) lead out, and are refused.
    static func safe(_ path: String) -> String {
        let bytes = Array(path.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count < 4000, bytes.count == 1 || !(bytes[1] == UInt8(ascii: "/")),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return path
    }

    /// A safe path with one more field in its query; a fragment stays last.
    static func adding(_ name: String, _ value: String, to path: String) -> String {
        let safe = safe(path), parts = safe.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let base = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let kept = (base.count > 1 ? base[1] : "").split(separator: "&").filter { !$0.hasPrefix(name + "=") }
        let query = (kept.map(String.init) + ["\(name)=\(Form.encoded(value))"]).joined(separator: "&")
        return base[0] + "?" + query + (parts.count > 1 ? "#" + parts[1] : "")
    }
}
