/// What is wrong with a lexicons folder: every problem that was found, each with file, line and remedy.
///
/// ```swift
/// do { lexicons = try Lexicons.load(folder: "lexicons") } catch { print(error) }
/// ```
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// Path below the lexicons folder, or the folder itself.
        public let file: String
        /// Counted from 1; `nil` when the problem is the file as a whole.
        public let line: Int?
        /// What is wrong, and what to do, as a sentence each.
        public let message: String

        public init(file: String, line: Int? = nil, message: String) {
            self.file = file
            self.line = line
            self.message = message
        }

        public var description: String { file + (line.map { ":\($0)" } ?? "") + ": " + message }
    }

    /// At least one, in order of file and line.
    public let problems: [Problem]

    public init(_ problems: [Problem]) {
        precondition(!problems.isEmpty, "an error needs a problem")
        self.problems = problems
    }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
