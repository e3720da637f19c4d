/// The name of a column, with those of the objects that it lies in.
///
/// Names may hold any character, points and strokes too, so their parts are kept apart by one that no name holds.
enum ColumnPath {
    /// U+001F, which ASCII calls the unit separator.
    static let separator: Character = "\u{1F}"

    static func joined(_ outer: String, _ name: String) -> String { outer.isEmpty ? name : outer + String(separator) + name }

    static func parts(_ path: String) -> [String] { path.split(separator: separator).map(String.init) }

    static func last(_ path: String) -> String { parts(path).last ?? path }

    /// As a reader sees and writes it: `product.name`.
    static func shown(_ path: String) -> String { path.replacing(String(separator), with: ".") }

    /// What a heading of a flattened export stands for: `reviews/0/text` is the member `text` of the first of `reviews`.
    ///
    /// - Returns: the names before the number, the number, and those behind it; without a number only names.
    static func flattened(_ heading: String) -> (names: [String], index: Int?, rest: [String]) {
        guard !heading.contains(where: { $0.isWhitespace || $0 == "(" }) else { return ([heading], nil, []) }
        let parts = heading.split { $0 == "/" || $0 == "." || $0 == "[" || $0 == "]" }.map(String.init)
        guard parts.count > 1, let at = parts.firstIndex(where: { $0.allSatisfy(\.isNumber) }), at > 0 else {
            return (parts.isEmpty ? [heading] : parts, nil, [])
        }
        return (Array(parts[..<at]), Int(parts[at]), Array(parts[(at + 1)...]))
    }
}
