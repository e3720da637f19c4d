/// Numbers features as training meets them, and counts in how many rows each stands.
///
/// Open addressing; the numbers are dense and follow the order of first sight, so that training is reproducible.
public struct FeatureIndex: Sendable {
    private var slots: [Int32]
    private var mask: Int
    public private(set) var keys: [FeatureKey] = []
    public private(set) var counts: [Int] = []

    public init() {
        slots = [Int32](repeating: -1, count: 1024)
        mask = 1023
    }

    public var count: Int { keys.count }

    /// The number of a feature that is known.
    @inlinable public func number(of key: FeatureKey) -> Int? {
        let n = find(key)
        return n < 0 ? nil : n
    }

    @usableFromInline func find(_ key: FeatureKey) -> Int {
        var at = Int(truncatingIfNeeded: key.value) & mask
        while true {
            let n = Int(slots[at])
            if n < 0 || keys[n] == key { return n }
            at = (at + 1) & mask
        }
    }

    /// The number of a feature, a new one if need be; counts the sighting.
    public mutating func intern(_ key: FeatureKey) -> Int {
        var at = Int(truncatingIfNeeded: key.value) & mask
        while slots[at] >= 0 {
            let n = Int(slots[at])
            if keys[n] == key {
                counts[n] += 1
                return n
            }
            at = (at + 1) & mask
        }
        let n = keys.count
        slots[at] = Int32(n)
        keys.append(key)
        counts.append(1)
        if keys.count * 2 > slots.count { grow() }
        return n
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        mask = slots.count - 1
        for (n, key) in keys.enumerated() {
            var at = Int(truncatingIfNeeded: key.value) & mask
            while slots[at] >= 0 { at = (at + 1) & mask }
            slots[at] = Int32(n)
        }
    }
}
