/// An interner of byte strings: one id a distinct string, in order of first sight.
///
/// Bytes lie end to end in one array; the hash table holds ids. Strings that are plain ASCII are folded to lower case while they are
/// hashed, so that looking up a word of the source copies nothing.
struct TermTable: Sendable {
    private var bytes: [UInt8] = []
    /// End of each string in `bytes`.
    private var ends: [UInt32] = []
    /// Upper half of the hash above id + 1, or 0 where the slot is free; the count is a power of two.
    private var slots: [UInt64]

    init(capacity: Int = 256) {
        var size = 64
        while size * 3 < capacity * 4 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
    }

    var count: Int { ends.count }

    func range(_ id: Int) -> Range<Int> { (id == 0 ? 0 : Int(ends[id - 1]))..<Int(ends[id]) }

    func bytes(_ id: Int) -> ArraySlice<UInt8> { bytes[range(id)] }

    /// Finds a string that may hold ASCII capitals, without regard to them.
    ///
    /// - Complexity: O(length).
    func find(_ key: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1, tag = hash >> 32
            var slot = Int(truncatingIfNeeded: hash) & mask
            while true {
                let entry = slots[slot]
                if entry == 0 { return nil }
                if entry >> 32 == tag {
                    let id = Int(entry & 0xFFFF_FFFF) - 1
                    if equals(key, id) { return id }
                }
                slot = (slot + 1) & mask
            }
        }
    }

    /// Adds a string that is not there yet, folded to lower case.
    mutating func add(_ key: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        if (ends.count + 1) * 4 > slots.count * 3 { grow() }
        let id = ends.count
        for byte in key { bytes.append(byte &- 65 < 26 ? byte | 32 : byte) }
        ends.append(UInt32(bytes.count))
        place(id, hash: hash)
        return id
    }

    private mutating func place(_ id: Int, hash: UInt64) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(id + 1)
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        bytes.withUnsafeBufferPointer { bytes in
            for id in ends.indices { place(id, hash: TermHash.hash(UnsafeBufferPointer(rebasing: bytes[range(id)]))) }
        }
    }

    private func equals(_ key: UnsafeBufferPointer<UInt8>, _ id: Int) -> Bool {
        let range = range(id)
        guard range.count == key.count else { return false }
        return bytes.withUnsafeBufferPointer { stored in
            var i = 0
            while i < key.count {
                let byte = key[i]
                if stored[range.lowerBound + i] != (byte &- 65 < 26 ? byte | 32 : byte) { return false }
                i += 1
            }
            return true
        }
    }
}

/// Hash of a byte string that does not see the case of ASCII letters.
///
/// Eight bytes at a time, folded to lower case within the word, mixed by a 128-bit product (the step of wyhash). The seed changes from
/// process to process so that no page can be written to collide; ids do not depend on it.
enum TermHash {
    private static let seed = UInt64.random(in: .min ... .max)

    static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state = seed ^ UInt64(truncatingIfNeeded: key.count) &* 0x9e37_79b9_7f4a_7c15
        var i = 0
        let whole = UnsafeRawBufferPointer(key)
        while i + 8 <= key.count {
            state = mix(state ^ lowered(whole.loadUnaligned(fromByteOffset: i, as: UInt64.self)), 0xa076_1d64_78bd_642f)
            i += 8
        }
        var tail: UInt64 = 0
        while i < key.count {
            tail = tail << 8 | UInt64(key[i])
            i += 1
        }
        return mix(state ^ lowered(tail), 0xe703_7ed1_a0b4_28db)
    }

    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }

    /// Sets bit 5 in every byte that is an ASCII capital.
    private static func lowered(_ word: UInt64) -> UInt64 {
        let heptets = word & 0x7f7f_7f7f_7f7f_7f7f
        let aboveZ = heptets &+ 0x2525_2525_2525_2525
        let fromA = heptets &+ 0x3f3f_3f3f_3f3f_3f3f
        let capitals = ~word & 0x8080_8080_8080_8080 & (fromA ^ aboveZ)
        return word | capitals >> 2
    }
}
