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
    /// Row of its place in the space of meanings; -1 when it has none.
    var vector: Int32 = -1
    var isStop = false
}
