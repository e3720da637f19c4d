/// Yes and no that are drawn instead of written: a picture of a tick, an icon whose class is `fa-times`.
enum DrawnAnswer {
    /// Elements of a cell that are looked at.
    private static let most = 24

    /// The mark that stands for each.
    static let yes = "✓", no = "✗"

    /// What the pictures and icons in a cell without text say: the text that stands for them, or a mark; `nil` when they say nothing.
    static func read(_ tree: DocumentTree, _ cell: Int) -> String? {
        for element in cell..<max(cell + 1, min(Int(tree.ends[cell]), cell + most)) {
            for name in [AttributeName.alt, .ariaLabel, .title] {
                if let text = tree.string(of: name, at: element)?.split(whereSeparator: \.isWhitespace).joined(separator: " "),
                    !text.isEmpty, text.utf8.count <= 40
                {
                    return named(text) ?? text
                }
            }
            for name in [AttributeName.class, .src, .href, .id] {
                if let mark = tree.string(of: name, at: element).flatMap(named) { return mark }
            }
        }
        return nil
    }

    /// What the words of a class or of a picture's name call it.
    private static func named(_ name: String) -> String? {
        let words = Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
        if !words.isDisjoint(with: crosses) { return no }
        return words.isDisjoint(with: ticks) ? nil : yes
    }

    /// Names that libraries of icons have for both.
    private static let ticks: Set<String> = ["check", "checkmark", "checked", "tick", "yes", "true", "included"]
    private static let crosses: Set<String> = [
        "cross", "xmark", "times", "no", "false", "uncheck", "unchecked", "crossmark", "excluded", "cancel", "close", "x",
    ]
}
