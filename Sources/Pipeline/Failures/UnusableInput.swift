/// What the user gave cannot be used at all: what is wrong, and what to do.
public struct UnusableInput: Error, Hashable, Sendable, CustomStringConvertible {
    public let problem: String
    public let remedy: String

    /// - Parameter remedy: what to do, as the rest of a sentence: "name a folder that holds .html files".
    public init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    public var description: String { "\(problem); \(remedy)" }
}
