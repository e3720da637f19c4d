import Learning

/// What is known of a word wherever it stands.
struct WordFact: Sendable {
    /// Hash of the word in lower case: which word it is.
    let identity: UInt64
    /// Part hash by which features name it: the word itself, or in the models of all languages what it does.
    var key: UInt64
    /// Hash of its last three bytes; of its kind in the models of all languages.
    var suffix: UInt64
    /// Part hashes of the word itself and of its last bytes, beside what it does, in the models of all languages; 0 where `key` names it.
    var own: UInt64 = 0
    var ownSuffix: UInt64 = 0
    /// Part hashes of its clusters of 128, 512 and 2048; 0 when it has none.
    var coarse: UInt64 = 0
    var middle: UInt64 = 0
    var fine: UInt64 = 0
    /// ⌊log₂(documents that hold it + 1)⌋.
    var frequency: UInt8 = 0
    /// Row of its place in the space of meanings; -1 when it has none.
    var vector: Int32 = -1
    var isStop = false
    var uses: WordUses = []
}

/// What a word does at the borders of a selling point.
struct WordUses: OptionSet, Sendable {
    let rawValue: UInt8

    /// A stretch that may be a selling point begins or ends at it.
    static let joint = WordUses(rawValue: 1)
    /// No selling point begins with it.
    static let opener = WordUses(rawValue: 2)
    /// No selling point ends with it.
    static let closer = WordUses(rawValue: 4)
    /// It may stand between two selling points.
    static let pair = WordUses(rawValue: 8)
    /// Behind it stands what a thing is for, when or where.
    static let lead = WordUses(rawValue: 16)
}
