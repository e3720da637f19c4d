/// JSON that strangers wrote.
enum JSONBytes {
    /// The same text with a blank for each escaped NUL: a database and the C libraries end a text there, and what follows would be lost.
    static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
        let escape = Array("\\u0000".utf8)
        guard bytes.contains(escape[0]) else { return bytes }
        var out: [UInt8] = [], at = 0
        out.reserveCapacity(bytes.count)
        while at < bytes.count {
            if bytes[at] == escape[0] {
                if bytes[at...].starts(with: escape) {
                    out.append(0x20)
                    at += escape.count
                    continue
                }
                // What follows a backslash is no beginning of an escape.
                out.append(contentsOf: bytes[at..<min(bytes.count, at + 2)])
                at += 2
                continue
            }
            out.append(bytes[at])
            at += 1
        }
        return out
    }
}
