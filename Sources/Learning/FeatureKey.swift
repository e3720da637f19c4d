/// The 64-bit key of a feature that a person reads as `template=part part`.
///
/// A key can be put together from the hashes of its parts, so that a word is hashed once and serves every template.
public struct FeatureKey: Hashable, Sendable {
    public let value: UInt64

    @inlinable public init(value: UInt64) { self.value = value }

    /// The key of a name as weights files print it: the template up to the first `=`, then parts with single spaces between.
    public init(name: some Collection<UInt8>) {
        var rest = name[...]
        guard let equals = rest.firstIndex(of: UInt8(ascii: "=")), equals != rest.startIndex else {
            self.init(value: FeatureKey.hash(rest))
            return
        }
        var key = FeatureKey(value: FeatureKey.hash(rest[..<equals]))
        rest = rest[rest.index(after: equals)...]
        while true {
            let space = rest.firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
            key = key.with(FeatureKey.hash(rest[..<space]))
            guard space != rest.endIndex else { break }
            rest = rest[rest.index(after: space)...]
        }
        self = key
    }

    public init(name: String) { self.init(name: Array(name.utf8)) }

    /// The key with one more part.
    @inlinable public func with(_ part: UInt64) -> FeatureKey {
        var z = (value &* 0x9E37_79B9_7F4A_7C15) ^ part
        z = (z ^ (z >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return FeatureKey(value: z ^ (z >> 32))
    }

    /// FNV-1a over bytes, mixed so that the low bits can address a table.
    @inlinable public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var h: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { h = (h ^ UInt64(byte)) &* 0x100_0000_01B3 }
        h = (h ^ (h >> 31)) &* 0x94D0_49BB_1331_11EB
        return h ^ (h >> 29)
    }

    public static func hash(_ text: String) -> UInt64 { hash(text.utf8) }

    /// The hash of a small number, equal to the hash of its decimal digits.
    public static func hash(number: Int) -> UInt64 { hash(String(number).utf8) }
}
