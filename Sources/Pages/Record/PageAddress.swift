/// Web addresses as identities of pages.
enum PageAddress {
    private static let tracking: Set<String> = [
        "gclid", "fbclid", "msclkid", "dclid", "yclid", "mc_cid", "mc_eid", "igshid", "ref", "ref_", "srsltid", "_ga", "_gl", "spm", "scm",
        "cmpid",
        "pd_rd_i", "pd_rd_r", "pd_rd_w", "pd_rd_wg", "pf_rd_p", "pf_rd_r", "qid", "sr", "keywords", "crid", "sprefix", "_pos", "_sid",
        "_ss",
        "pr_prod_strat", "pr_rec_id", "pr_ref_pid", "pr_rec_pid", "pr_seq", "affid", "a_aid", "a_bid", "clickid",
    ]

    /// An absolute address without fragment and tracking parameters, host in lower case; `nil` when `text` is no http address.
    ///
    /// - Parameter base: address that a relative one is resolved against.
    static func clean(_ text: String, base: String? = nil) -> String? {
        var text = text.filter { !$0.isWhitespace }
        if text.hasPrefix("//") { text = "https:" + text }
        if text.hasPrefix("/"), let base, let origin = origin(of: base) { text = origin + text }
        guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
        var rest = text.dropFirst(scheme.count)
        if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
        let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let host = rest[..<hostEnd].lowercased()
        guard host.contains("."), !host.contains("@") else { return nil }
        var path = rest[hostEnd...], query = Substring()
        if let mark = path.firstIndex(of: "?") {
            query = path[path.index(after: mark)...]
            path = path[..<mark]
        }
        // Amazon-like `/ref=…` endings are tracking in the path.
        if let mark = path.range(of: "/ref=") { path = path[..<mark.lowerBound] }
        let kept = query.split(separator: "&").filter { pair in
            let key = pair.prefix { $0 != "=" }.lowercased()
            return !key.hasPrefix("utm_") && !tracking.contains(key)
        }
        return scheme + host + path + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }

    private static func origin(of address: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: { address.hasPrefix($0) }) else { return nil }
        return scheme + address.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }

    /// Whether an address of the data leads to the page itself; `nil` when that cannot be told.
    static func isSame(_ text: String, asOneOf addresses: [String]) -> Bool? {
        guard let base = addresses.first, let url = clean(text, base: base) else { return nil }
        func path(_ address: String) -> Substring {
            var path = address.prefix { $0 != "?" }
            while path.hasSuffix("/") { path = path.dropLast() }
            return path.drop { $0 != ":" }
        }
        // The shop's own address says nothing of the product.
        guard path(url).split(separator: "/").count > 2 || url.contains("?") else { return nil }
        return addresses.contains { path($0) == path(url) }
    }

    /// The host without `www.`.
    static func host(_ address: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: { address.hasPrefix($0) }) else { return nil }
        let host = address.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
    }
}

extension Substring {
    /// The first occurrence of a text.
    fileprivate func range(of needle: String) -> Range<Index>? {
        guard let start = indices.first(where: { self[$0...].hasPrefix(needle) }) else { return nil }
        return start..<index(start, offsetBy: needle.count)
    }
}
