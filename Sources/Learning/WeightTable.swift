/// Weights of named features, found by key: the form in which a linear model or a tagger runs.
public struct WeightTable: Sendable {
    /// Numbers a feature.
    public let width: Int
    /// Weight that no feature carries, one for each class; named `bias` in the file.
    public private(set) var bias: [Float]
    private var slots: [Int32]
    private var mask: Int
    private var keys: [UInt64] = []
    /// `weights[row * width + c]`.
    public private(set) var weights: [Float] = []

    public init(width: Int) {
        self.width = width
        bias = [Float](repeating: 0, count: width)
        slots = [Int32](repeating: -1, count: 64)
        mask = 63
    }

    /// Reads a file whose lines are `name<TAB>weight…` and one line `bias`.
    public init(_ file: WeightFile, width: Int) throws(WeightFile.Failure) {
        self.init(width: width)
        let biasKey = FeatureKey(name: "bias")
        try file.forEachLine { name, numbers in
            guard numbers.count <= width, !numbers.isEmpty else { return false }
            let key = FeatureKey(name: name)
            if key == biasKey {
                for (c, number) in numbers.enumerated() { bias[c] = number }
            } else {
                insert(key, numbers)
            }
            return true
        }
    }

    public var count: Int { keys.count }

    /// Adds a feature, or replaces its weights.
    public mutating func insert(_ key: FeatureKey, _ numbers: [Float]) {
        let row = row(of: key)
        if row >= 0 {
            for c in 0..<width { weights[row * width + c] = c < numbers.count ? numbers[c] : 0 }
            return
        }
        if (keys.count + 1) * 2 > slots.count { grow() }
        place(key.value, Int32(keys.count))
        keys.append(key.value)
        for c in 0..<width { weights.append(c < numbers.count ? numbers[c] : 0) }
    }

    private mutating func place(_ key: UInt64, _ row: Int32) {
        var at = Int(truncatingIfNeeded: key) & mask
        while slots[at] >= 0 { at = (at + 1) & mask }
        slots[at] = row
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        mask = slots.count - 1
        for (row, key) in keys.enumerated() { place(key, Int32(row)) }
    }

    /// The row of a feature; -1 when it has no weight.
    public func row(of key: FeatureKey) -> Int {
        var at = Int(truncatingIfNeeded: key.value) & mask
        while true {
            let row = Int(slots[at])
            if row < 0 || keys[row] == key.value { return row }
            at = (at + 1) & mask
        }
    }

    /// The weights of a feature; `nil` when it has none.
    public func weights(of key: FeatureKey) -> ArraySlice<Float>? {
        let row = row(of: key)
        return row < 0 ? nil : weights[row * width..<(row + 1) * width]
    }

    /// Adds a feature's weights to scores.
    @inline(__always)
    public func add(_ key: FeatureKey, to scores: UnsafeMutablePointer<Float>) {
        let row = row(of: key)
        guard row >= 0 else { return }
        weights.withUnsafeBufferPointer { weights in
            let from = row * width
            for c in 0..<width { scores[c] += weights[from + c] }
        }
    }

    /// The first weight of a feature; 0 when it has none.
    @inline(__always)
    public func weight(_ key: FeatureKey) -> Float {
        let row = row(of: key)
        return row < 0 ? 0 : weights[row * width]
    }
}
