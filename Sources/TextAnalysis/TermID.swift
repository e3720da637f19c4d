/// A word as a number: equal terms have equal ids within one analyzer, so that comparing words is comparing integers.
///
/// Ids below the frozen vocabulary's count mean the same in every analyzer that shares it; the others only in the analyzer that made
/// them. Never sort output by id.
public struct TermID: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    @inlinable init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

    /// No term: punctuation and symbols carry it.
    public static let none = TermID(rawValue: .max)

    /// The id as an index into tables by term.
    @inlinable public var index: Int { Int(rawValue) }

    @inlinable public static func < (a: TermID, b: TermID) -> Bool { a.rawValue < b.rawValue }
}

/// A set of terms as a bitmap.
public struct TermSet: Hashable, Sendable {
    private var words: [UInt64] = []

    public init() {}

    public init(_ terms: some Sequence<TermID>) {
        for term in terms { insert(term) }
    }

    public mutating func insert(_ term: TermID) {
        guard term != .none else { return }
        let word = term.index >> 6
        if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(term.index & 63)
    }

    /// - Complexity: O(1).
    public func contains(_ term: TermID) -> Bool {
        let word = term.index >> 6
        return word < words.count && words[word] >> UInt64(term.index & 63) & 1 == 1
    }

    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
}
