/// Texts without the addresses that customers' pictures leave in them.
enum LinkFree {
    private static let schemes: [[UInt8]] = [Array("https://".utf8), Array("http://".utf8)]

    static func text(_ text: String) -> String {
        guard text.utf8.contains(0x3A) else { return text }
        var kept = text.utf8[...], out: [UInt8] = []
        var isCut = false
        while let at = kept.indices.first(where: { start in schemes.contains { kept[start...].starts(with: $0) } }) {
            out += kept[..<at]
            kept = kept[at...].drop { !isBlank($0) }
            isCut = true
        }
        guard isCut else { return text }
        out += kept
        while let last = out.last, isBlank(last) || last == 0x2C { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    /// The bytes of a text before its first address.
    static func end(of text: String) -> Int {
        let bytes = text.utf8
        guard let at = bytes.indices.first(where: { start in schemes.contains { bytes[start...].starts(with: $0) } }) else {
            return bytes.count
        }
        return bytes.distance(from: bytes.startIndex, to: at)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
