/// A 64-bit hash of contents that is the same on every machine: tells whether something changed, and is no protection against fraud.
struct ContentHash {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Mixes bytes, eight at a time, and their number.
    mutating func mix(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while at + 8 <= buffer.count {
                step(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
                at += 8
            }
            var last: UInt64 = 0
            while at < buffer.count {
                last = last << 8 | UInt64(buffer[at])
                at += 1
            }
            step(last)
            step(UInt64(buffer.count))
        }
    }

    /// Mixes a text; one that is not there differs from an empty one.
    mutating func mix(_ text: String?) {
        guard let text else { return step(0xFFFF_FFFF_FFFF_FFFF) }
        mix(Array(text.utf8))
    }

    var hex: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// One round of multiply and xor-shift, after MurmurHash3's 64-bit finaliser.
    private mutating func step(_ word: UInt64) {
        state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 32
    }
}
