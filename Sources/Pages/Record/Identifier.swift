/// Codes that shops give to products.
enum Identifier {
    /// `SKU: 12` → `12`.
    static func withoutLabel(_ text: String) -> String {
        for label in ["sku", "mpn", "id", "ref.", "ref", "art."] where text.lowercased().hasPrefix(label) {
            let rest = text.dropFirst(label.count).drop { $0 == " " }
            if rest.first == ":" { return String(rest.dropFirst().drop { $0 == " " }) }
        }
        return text
    }
}
