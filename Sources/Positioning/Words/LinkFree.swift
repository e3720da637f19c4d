/// Texts without the addresses that customers' pictures leave in them.
enum LinkFree {
    private static let schemes: [[UInt8]] = [Array("https://".utf8), Array("http://".utf8)]

    static func text(_ text: String) -> String {
        guard text.utf8.contains(0x3A) else { return text }
        var kept = text.utf8[...], out: [UInt8] = []
        var isCut = false
        while let at = address(in: kept) {
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
        return address(in: bytes[...]).map { bytes.distance(from: bytes.startIndex, to: $0) } ?? bytes.count
    }

    /// Where the first address begins.
    private static func address(in bytes: Substring.UTF8View) -> String.Index? {
        bytes.indices.first { start in schemes.contains { bytes[start...].starts(with: $0) } }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
