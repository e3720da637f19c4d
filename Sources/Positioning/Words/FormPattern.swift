/// A lexicon form such as `free of/from [any] BPA`, read into the plain phrases that it stands for.
///
/// `a/b` is either, `[the]` may be left out, `=fit` is the word alone, `#` any number, `...` up to two words.
enum FormPattern {
    private static let limit = 24

    /// At most 24 phrases, the longest wordings first; a number or a gap leaves no word, and a number needs two words beside it.
    static func phrases(_ form: String) -> [String] {
        guard
            form.utf8.contains(where: {
                $0 == 0x2F || $0 == 0x5B || $0 == 0x3D || $0 == 0x23 || $0 == 0x2E
            })
        else { return [form] }
        var phrases: [[Substring]] = [[]]
        var optional = false
        for part in form.split(separator: " ") {
            var item = part
            if item.hasPrefix("[") { optional = true }
            let closes = item.hasSuffix("]")
            item = item.drop { $0 == "[" }
            if closes { item = item.dropLast() }
            let choices = item.split(separator: "/").map { $0.drop { $0 == "=" } }.filter {
                !$0.hasPrefix("#") && $0 != "..." && !$0.isEmpty
            }
            if !choices.isEmpty {
                phrases = phrases.flatMap { phrase in
                    choices.map { phrase + [$0] } + (optional ? [phrase] : [])
                }
                if phrases.count > limit { phrases = Array(phrases.prefix(limit)) }
            }
            if closes { optional = false }
        }
        // "# year" without its number means nothing.
        let least = form.utf8.contains(0x23) ? 2 : 1
        return phrases.filter { $0.count >= least }.map { $0.joined(separator: " ") }
    }
}
