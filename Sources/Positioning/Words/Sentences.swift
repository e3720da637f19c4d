/// Cuts customers' words at what ends a sentence.
enum Sentences {
    /// What is said in one breath: a short text as a whole, else its sentences.
    ///
    /// - Parameter short: bytes up to which a text is one statement.
    static func statements(of text: String, short: Int = 240) -> [Range<Int>] {
        let length = text.utf8.count
        return length == 0 ? [] : length <= short ? [0..<length] : ranges(of: text)
    }

    /// Byte ranges between full stops, exclamation and question marks and line ends; a full stop inside a number does not end one.
    static func ranges(of text: String) -> [Range<Int>] {
        let bytes = Array(text.utf8)
        var ranges: [Range<Int>] = []
        var start = 0
        for (i, byte) in bytes.enumerated() {
            let isEnd = byte == 0x21 || byte == 0x3F || byte == 0x0A || byte == 0x2E
            guard isEnd else { continue }
            let isDigitBefore = i > 0 && (0x30...0x39).contains(bytes[i - 1])
            let isDigitAfter = i + 1 < bytes.count && (0x30...0x39).contains(bytes[i + 1])
            if byte == 0x2E, isDigitBefore, isDigitAfter { continue }
            if i + 1 > start { ranges.append(start..<(i + 1)) }
            start = i + 1
        }
        if start < bytes.count { ranges.append(start..<bytes.count) }
        return ranges
    }
}
