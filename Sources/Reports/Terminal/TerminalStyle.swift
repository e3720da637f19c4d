/// Emphasis on a terminal, or none.
public enum TerminalStyle: Sendable {
    case plain, coloured

    /// The codes of all emphasis, which `SafeText` lets pass.
    static let codes = ["1", "2", "32", "33"]

    public func bold(_ text: String) -> String { wrap(text, Self.codes[0]) }
    public func dim(_ text: String) -> String { wrap(text, Self.codes[1]) }
    public func good(_ text: String) -> String { wrap(text, Self.codes[2]) }
    public func warning(_ text: String) -> String { wrap(text, Self.codes[3]) }

    private func wrap(_ text: String, _ code: String) -> String {
        self == .plain || text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
