import Learning

/// The learned model of main content: a linear part over binned columns and words, and small trees over the columns.
///
/// `BlockCalibration` makes one log-odds of both. Fitted by `BlockTraining`; read from two weights files.
struct BlockWeights: Sendable {
    /// Upper edges of a column's bins; a value at most `edges[i]` and above `edges[i − 1]` falls into bin `i`.
    var edges: [[Float]]
    /// `bins[column * binWidth + bin]`.
    var bins: [Float]
    var bias: Float
    var words: WordWeights
    var trees: TreeEnsemble?
    var calibration = BlockCalibration.mean

    static let binWidth = 16

    /// Where a word stands: its weight is looked up by place and hash.
    enum Place: UInt8, CaseIterable {
        /// In a class or id of the run's element or the two above; of an element further up; in the heading; in the larger heading; in the run.
        case near = 0x61, far = 0x41, heading = 0x68, bigHeading = 0x48, text = 0x77
        /// The name of the run's element or the one above.
        case tag = 0x74

        var name: String { String(UnicodeScalar(rawValue)) }
    }

    static func key(_ place: Place, _ word: UInt64) -> UInt64 {
        var hash = ByteHash(word)
        hash.add(place.rawValue)
        return hash.mixed
    }

    init(edges: [[Float]], bins: [Float], bias: Float, words: WordWeights, trees: TreeEnsemble?) {
        self.edges = edges
        self.bins = bins
        self.bias = bias
        self.words = words
        self.trees = trees
    }

    @inline(__always) func bin(_ column: Int, _ value: Float) -> Int { Self.bin(edges[column], value) }

    @inline(__always) static func bin(_ edges: [Float], _ value: Float) -> Int {
        var bin = 0
        while bin < edges.count, value > edges[bin] { bin += 1 }
        return bin
    }
}

/// Weights of words by key, with open addressing.
struct WordWeights: Sendable {
    private var keys: [UInt64]
    private var values: [Float]
    private var mask: Int
    private(set) var count = 0

    init(capacity: Int = 16) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [Float](repeating: 0, count: size)
        mask = size - 1
    }

    mutating func insert(_ key: UInt64, _ value: Float) {
        if (count + 1) * 2 > keys.count {
            var larger = WordWeights(capacity: keys.count)
            for (slot, key) in keys.enumerated() where key != 0 { larger.insert(key, values[slot]) }
            self = larger
        }
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        if keys[slot] == 0 { count += 1 }
        keys[slot] = key
        values[slot] = value
    }

    /// 0 for a word without weight.
    @inline(__always) func weight(_ key: UInt64) -> Float {
        keys.withUnsafeBufferPointer { keys in
            var slot = Int(truncatingIfNeeded: key) & mask
            while keys[slot] != 0 {
                if keys[slot] == key { return values.withUnsafeBufferPointer { $0[slot] } }
                slot = (slot + 1) & mask
            }
            return 0
        }
    }
}
