/// A set of byte strings, each with its place in the order of insertion; ASCII capitals are folded.
public struct WordIndex: Sendable {
    private var table: TermTable

    public init(capacity: Int = 64) { table = TermTable(capacity: capacity) }

    public var count: Int { table.count }

    /// - Returns: whether the string was not there before.
    public mutating func insert(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let hash = TermHash.hash(word)
        if table.find(word, hash: hash) != nil { return false }
        _ = table.add(word, hash: hash)
        return true
    }

    /// The place of a string; `nil` when it was never inserted.
    ///
    /// - Complexity: O(length).
    public func find(_ word: ArraySlice<UInt8>) -> Int? { word.withUnsafeBufferPointer(find) }

    /// The place of a string; `nil` when it was never inserted.
    ///
    /// - Complexity: O(length).
    public func find(_ word: UnsafeBufferPointer<UInt8>) -> Int? { table.find(word, hash: TermHash.hash(word)) }
}
