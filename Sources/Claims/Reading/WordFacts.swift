import Learning

/// What is known of a word wherever it stands.
struct WordFact: Sendable {
    /// Hash of the word in lower case.
    var key: UInt64
    /// Hash of its last three bytes.
    var suffix: UInt64
    /// Part hashes of its clusters of 128, 512 and 2048; 0 when it has none.
    var coarse: UInt64 = 0
    var middle: UInt64 = 0
    var fine: UInt64 = 0
    /// ⌊log₂(documents that hold it + 1)⌋.
    var frequency: UInt8 = 0
    /// Bit n: the word names the n-th of `WordKind.allCases`.
    var kinds: UInt16 = 0
    var isStop = false
}

/// What a noun names, in any of its senses.
enum WordKind: String, CaseIterable, Sendable {
    case person, act, event, time, location, body, substance, attribute, state, feeling, group

    /// Part hash.
    var part: UInt64 { WordKind.parts[WordKind.allCases.firstIndex(of: self)!] }

    static let parts = allCases.map { FeatureKey.hash($0.rawValue) }
}
