/// 64-bit FNV-1a over bytes: the same on every machine and run, unlike `Hasher`.
///
/// Source: Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/.
struct ByteHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}

    init(_ value: UInt64) { self.value = value }

    @inline(__always) mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    @inline(__always) mutating func add(_ other: UInt64) { value = (value ^ other) &* 0x0000_0100_0000_01b3 }

    /// The value with its bits mixed, for tables that look at the low ones (the finaliser of MurmurHash3).
    @inline(__always) var mixed: UInt64 {
        var z = value
        z = (z ^ (z >> 33)) &* 0xff51_afd7_ed55_8ccd
        return z ^ (z >> 33)
    }

    /// Adds bytes eight at a time; the sum is another than that of single bytes.
    mutating func add(words bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { raw in
            var at = 0
            while at + 8 <= raw.count {
                add(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian)
                value ^= value >> 32
                at += 8
            }
            while at < raw.count {
                add(raw[at])
                at += 1
            }
        }
    }

    static func of(_ text: String) -> UInt64 {
        var hash = ByteHash()
        for byte in text.utf8 { hash.add(byte) }
        return hash.value
    }

    static func of(_ hashes: some Sequence<UInt64>) -> UInt64 {
        var hash = ByteHash()
        for other in hashes { hash.add(other) }
        return hash.value
    }

    @inline(__always) static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for byte in bytes { hash.add(byte) }
        return hash.value
    }
}
