/// What the user gave cannot be used at all: what is wrong, and what to do.
public struct UnusableInput: Error, Hashable, Sendable, CustomStringConvertible {
    public let problem: String
    public let remedy: String

    /// - Parameter remedy: what to do, as the rest of a sentence: "name a folder that holds .html files"; empty when the problem says it.
    public init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    public var description: String { remedy.isEmpty ? problem : "\(problem); \(remedy)" }
}
