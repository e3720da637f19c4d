/// Emphasis on a terminal, or none.
public enum TerminalStyle: Sendable {
    case plain, coloured

    public func bold(_ text: String) -> String { wrap(text, "1") }
    public func dim(_ text: String) -> String { wrap(text, "2") }
    public func good(_ text: String) -> String { wrap(text, "32") }
    public func warning(_ text: String) -> String { wrap(text, "33") }

    private func wrap(_ text: String, _ code: String) -> String {
        self == .plain || text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
