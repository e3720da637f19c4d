extension Block {
    /// Where words stand in the text, byte for byte but for the white space between them; `nil` when they do not.
    ///
    /// - Parameter words: as a person chose them on a screen, which may have joined or broken lines.
    /// - Returns: a range of `text.utf8`, the first of several.
    public func range(ofWords words: String) -> Range<Int>? {
        let wanted = Array(words.utf8), bytes = Array(text.utf8)
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = wanted.firstIndex(where: { !isSpace($0) }), let last = wanted.lastIndex(where: { !isSpace($0) }) else {
            return nil
        }
        let needle = wanted[first...last]
        for start in bytes.indices where bytes[start] == needle[first] {
            var at = start, i = first
            while i <= last, at < bytes.count {
                if isSpace(needle[i]) {
                    guard isSpace(bytes[at]) else { break }
                    while i <= last, isSpace(needle[i]) { i += 1 }
                    while at < bytes.count, isSpace(bytes[at]) { at += 1 }
                } else {
                    guard bytes[at] == needle[i] else { break }
                    i += 1
                    at += 1
                }
            }
            if i > last { return start..<at }
        }
        return nil
    }
}
