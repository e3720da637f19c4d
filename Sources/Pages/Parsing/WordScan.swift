/// Words in UTF-8: runs of letters, digits and underscores, hashed in lower case.
enum WordScan {
    /// Length of the word character at `index`; 0 when what stands there parts words.
    @inline(__always) static func wordLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 { return isASCIIWord(byte) ? 1 : 0 }
        return wideWordLength(bytes, index)
    }

    @inline(__always) static func isASCIIWord(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }

    private static func wideWordLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = bytes[index]
        // The rest of a character that was found to part words.
        if byte < 0xC2 { return 0 }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard index + length <= bytes.count else { return 0 }
        let second = bytes[index + 1]
        switch byte {
        case 0xC2: return [0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE].contains(second) ? 2 : 0
        case 0xC3: return second == 0x97 || second == 0xB7 ? 0 : 2
        // U+2000–U+2FFF: punctuation, currency, arrows, dingbats.
        case 0xE2: return 0
        case 0xE3 where second == 0x80: return bytes[index + 2] < 0x86 || (0x87...0xA0).contains(bytes[index + 2]) ? 0 : 3
        case 0xEF where second == 0xBC || second == 0xBD:
            let third = bytes[index + 2]
            let isLetter =
                second == 0xBC
                ? (0x90...0x99).contains(third) || (0xA1...0xBA).contains(third) : third >= 0x81 && third <= 0x9A || third >= 0xA6
            return isLetter ? 3 : 0
        case 0xEF: return 0
        case 0xF0 where second == 0x9F: return 0
        default: return length
        }
    }

    /// Adds the character of a word in lower case (ASCII, Latin-1, Greek and Cyrillic).
    @inline(__always) static func add(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int, to hash: inout ByteHash) {
        let byte = bytes[index]
        if length == 1 {
            hash.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        } else if length == 2 {
            let (first, second) = lowered(byte, bytes[index + 1])
            hash.add(first)
            hash.add(second)
        } else {
            for offset in 0..<length { hash.add(bytes[index + offset]) }
        }
    }

    @inline(__always) static func lowered(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8) {
        switch first {
        case 0xC3 where second >= 0x80 && second <= 0x9E && second != 0x97: (first, second + 0x20)
        case 0xCE where second >= 0x91 && second <= 0x9F: (first, second + 0x20)
        case 0xCE where second >= 0xA0 && second <= 0xA9: (0xCF, second - 0x20)
        case 0xD0 where second >= 0x90 && second <= 0x9F: (first, second + 0x20)
        case 0xD0 where second >= 0xA0 && second <= 0xAF: (0xD1, second - 0x20)
        case 0xD0 where second >= 0x80 && second <= 0x8F: (0xD1, second + 0x10)
        case 0xC4, 0xC5:
            (
                first,
                second & 1 == (first == 0xC4 && second < 0xB8 || first == 0xC5 && second > 0x89 && second < 0xB8 ? 0 : 1)
                    ? second + 1 : second
            )
        default: (first, second)
        }
    }

    /// The word in lower case, as it is hashed.
    static func lowered(_ word: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(word)
        var out: [UInt8] = []
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let length = max(1, wordLength(bytes, index))
                if length == 1 {
                    out.append(bytes[index] >= 0x41 && bytes[index] <= 0x5A ? bytes[index] | 0x20 : bytes[index])
                } else if length == 2 {
                    let (first, second) = lowered(bytes[index], bytes[index + 1])
                    out += [first, second]
                } else {
                    out += bytes[index..<(index + length)]
                }
                index += length
            }
        }
        return out
    }

    /// Hashes of the words of a text, in order.
    static func hashes(_ text: some Collection<UInt8>) -> [UInt64] {
        var out: [UInt64] = []
        let bytes = Array(text)
        bytes.withUnsafeBufferPointer { forEachWord($0) { hash, _ in out.append(hash) } }
        return out
    }

    static func hashes(_ text: String) -> [UInt64] { hashes(Array(text.utf8)) }

    @inline(__always) static func forEachWord(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt64, Range<Int>) -> Void) {
        var index = 0
        while index < bytes.count {
            var length = wordLength(bytes, index)
            guard length > 0 else {
                index += 1
                continue
            }
            var hash = ByteHash()
            let start = index
            while length > 0 {
                add(bytes, index, length, to: &hash)
                index += length
                length = index < bytes.count ? wordLength(bytes, index) : 0
            }
            body(hash.value, start..<index)
        }
    }
}
