#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Finds the encoding of a page and turns its bytes into clean UTF-8.
///
/// Order of trust: byte order mark; bytes that are valid UTF-8, whatever the page says of itself; the charset of the transport, then of `meta`;
/// UTF-8 with a few broken bytes; what the bytes look like; else windows-1252, which every byte fits.
enum TextEncoding {
    struct Decoded {
        /// Valid UTF-8 without NUL and without a byte order mark.
        let utf8: [UInt8]
        let name: String
        /// Bytes or sequences that could not be read and became U+FFFD.
        let replaced: Int
    }

    /// - Parameter charset: what the transport said, such as the `charset` of a Content-Type.
    static func decode(_ bytes: [UInt8], charset: String? = nil) -> Decoded {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(bytes, from: 3, name: "utf-8") }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, from: 2, bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, from: 2, bigEndian: true) }
        if let bigEndian = looksLikeUTF16(bytes) { return utf16(bytes, from: 0, bigEndian: bigEndian) }
        let (broken, zeros, multibyte) = UTF8Check.count(bytes)
        if broken == 0 {
            let name = multibyte == 0 ? "ascii" : "utf-8"
            return zeros == 0 ? Decoded(utf8: bytes, name: name, replaced: 0) : utf8(bytes, from: 0, name: name)
        }
        for name in [charset, declared(bytes)].compactMap({ $0.map(normalised) }) where name != "utf-8" && name != "windows-1252" {
            if let decoded = converted(bytes, from: name) { return decoded }
        }
        if multibyte > broken * 4 { return utf8(bytes, from: 0, name: "utf-8") }
        // Nobody names the encoding, or only the one that programs name when they do not know.
        if let name = EncodingGuess.name(bytes), let decoded = converted(bytes, from: name) { return decoded }
        return windows1252(bytes)
    }

    /// The charset that a `meta` element names, or the XML declaration, in lower case: in the first 4,096 bytes, or in a `meta` element that
    /// stands later, behind scripts.
    static func declared(_ bytes: [UInt8]) -> String? {
        let start = bytes.prefix(4_096)
        if let name = named("charset", in: start) { return name }
        if start.drop(while: { $0 <= 0x20 }).starts(with: "<?xml".utf8), let name = named("encoding", in: start.prefix(256)) { return name }
        var rest = bytes.prefix(1 << 18).dropFirst(start.count)
        while let at = ByteSearch.first(of: "<meta", in: rest) ?? ByteSearch.first(of: "<META", in: rest) {
            let tag = rest[at...].prefix(300)
            if let name = named("charset", in: tag.prefix(while: { $0 != UInt8(ascii: ">") })) { return name }
            rest = rest[(at + 5)...]
        }
        return nil
    }

    /// What a key of a declaration is set to.
    private static func named(_ word: String, in head: ArraySlice<UInt8>) -> String? {
        let key = Array(word.utf8)
        var index = head.startIndex
        while index + key.count < head.endIndex {
            guard zip(key, head[index...]).allSatisfy({ $0 == $1 | 0x20 }) else {
                index += 1
                continue
            }
            var at = index + key.count
            while at < head.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(head[at]) { at += 1 }
            guard at < head.endIndex, head[at] == UInt8(ascii: "=") else {
                index += 1
                continue
            }
            at += 1
            while at < head.endIndex, [0x20, 0x09, 0x22, 0x27].contains(head[at]) { at += 1 }
            let name = head[at...].prefix { $0 > 0x20 && $0 < 0x7F && ![0x22, 0x27, 0x3B, 0x3E, 0x2F].contains($0) }
            if !name.isEmpty { return String(decoding: name, as: UTF8.self).lowercased() }
            index = at
        }
        return nil
    }

    /// The encoding that browsers take a label for (WHATWG Encoding Standard, the labels that pages use).
    private static func normalised(_ label: String) -> String {
        switch label.lowercased() {
        case "utf-8", "utf8", "unicode-1-1-utf-8": "utf-8"
        case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252", "cp1252", "ansi": "windows-1252"
        case "gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030": "GB18030"
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms932": "CP932"
        case "ks_c_5601-1987", "euc-kr", "windows-949", "ksc5601": "CP949"
        case "big5", "big5-hkscs", "cn-big5", "x-x-big5": "BIG5-HKSCS"
        case "iso-8859-9", "latin5": "WINDOWS-1254"
        case "tis-620", "iso-8859-11": "CP874"
        // A page that calls itself UTF-16 in ASCII bytes is not.
        case "utf-16", "utf-16le", "utf-16be": "utf-8"
        case let other: other.uppercased()
        }
    }

    // MARK: Conversions

    private static func utf8(_ bytes: [UInt8], from start: Int, name: String) -> Decoded {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var replaced = 0
        bytes.withUnsafeBufferPointer { buffer in
            var index = start, clean = start
            while index < buffer.count {
                let length = UTF8Check.sequence(buffer, at: index)
                if length > 0 {
                    index += length
                    continue
                }
                out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[clean..<index]))
                out.append(contentsOf: buffer[index] == 0 ? [0x20] : [0xEF, 0xBF, 0xBD])
                replaced += 1
                index += 1
                while index < buffer.count, buffer[index] & 0xC0 == 0x80 { index += 1 }
                clean = index
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[clean...]))
        }
        return Decoded(utf8: out, name: name, replaced: replaced)
    }

    private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
        let head = bytes.prefix(512)
        guard head.count >= 8 else { return nil }
        let even = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
        let odd = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
        if odd * 10 > head.count * 4, even * 10 < head.count { return false }
        if even * 10 > head.count * 4, odd * 10 < head.count { return true }
        return nil
    }

    private static func utf16(_ bytes: [UInt8], from start: Int, bigEndian: Bool) -> Decoded {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = start
        while index + 1 < bytes.count {
            let unit =
                bigEndian ? UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]) : UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
            units.append(unit == 0 ? 0x20 : unit)
            index += 2
        }
        return Decoded(
            utf8: Array(String(decoding: units, as: UTF16.self).utf8), name: bigEndian ? "utf-16be" : "utf-16le", replaced: 0)
    }

    private static let windows1252Specials: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// The character that windows-1252 gives a byte above 0x7F.
    static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(byte < 0xA0 ? windows1252Specials[Int(byte) - 0x80] : UInt32(byte)) ?? "\u{FFFD}"
    }

    private static func windows1252(_ bytes: [UInt8]) -> Decoded {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte == 0 ? 0x20 : byte)
            } else {
                out.append(contentsOf: UTF8.encode(windows1252Scalar(byte)) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return Decoded(utf8: out, name: "windows-1252", replaced: 0)
    }

    /// `nil` when the system does not know the encoding.
    private static func converted(_ bytes: [UInt8], from name: String) -> Decoded? {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0 == 0 ? 0x20 : $0) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        var chunk = [CChar](repeating: 0, count: 65_536)
        var replaced = 0
        input.withUnsafeMutableBufferPointer { source in
            var from: UnsafeMutablePointer<CChar>? = source.baseAddress
            var left = source.count
            while left > 0 {
                var written = 0, stuck = false
                chunk.withUnsafeMutableBufferPointer { target in
                    var to: UnsafeMutablePointer<CChar>? = target.baseAddress
                    var room = target.count
                    if iconv(converter, &from, &left, &to, &room) == -1 { stuck = errno != E2BIG }
                    written = target.count - room
                    target.withMemoryRebound(to: UInt8.self) { out.append(contentsOf: $0[..<written]) }
                }
                if stuck, left > 0 {
                    out.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    replaced += 1
                    from = from.map { $0 + 1 }
                    left -= 1
                }
            }
        }
        return Decoded(utf8: out, name: name.lowercased(), replaced: replaced)
    }

    /// The text in UTF-8 for a look at its letters; `nil` when a byte does not fit the encoding.
    static func strictly(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        converted(bytes, from: name).flatMap { $0.replaced == 0 ? $0.utf8 : nil }
    }
}

/// Validity of UTF-8, a sequence at a time.
enum UTF8Check {
    /// Broken sequences, NULs, and good sequences of two bytes or more.
    static func count(_ bytes: [UInt8]) -> (broken: Int, zeros: Int, multibyte: Int) {
        bytes.withUnsafeBufferPointer { buffer in
            var broken = 0, zeros = 0, multibyte = 0, index = 0
            while index < buffer.count {
                let length = sequence(buffer, at: index)
                if length == 0 {
                    if buffer[index] == 0 { zeros += 1 } else { broken += 1 }
                    index += 1
                    while index < buffer.count, buffer[index] & 0xC0 == 0x80 { index += 1 }
                } else {
                    if buffer[index] >= 0x80 { multibyte += 1 }
                    index += length
                }
            }
            return (broken, zeros, multibyte)
        }
    }

    /// Length of the valid text at `index`: a run of ASCII or one sequence; 0 when the bytes there are NUL or broken.
    @inline(__always) static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 {
            if first == 0 { return 0 }
            var end = index + 1
            // Eight bytes at a time: none above 0x7F and none zero.
            while end + 8 <= bytes.count {
                let word = UnsafeRawPointer(bytes.baseAddress! + end).loadUnaligned(as: UInt64.self)
                if word & 0x8080_8080_8080_8080 != 0 || (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
                end += 8
            }
            return end - index
        }
        let need = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, index + need <= bytes.count else { return 0 }
        let second = bytes[index + 1]
        guard second & 0xC0 == 0x80 else { return 0 }
        switch first {
        case 0xE0 where second < 0xA0, 0xED where second >= 0xA0, 0xF0 where second < 0x90, 0xF4 where second >= 0x90: return 0
        default: break
        }
        if need >= 3, bytes[index + 2] & 0xC0 != 0x80 { return 0 }
        if need == 4, bytes[index + 3] & 0xC0 != 0x80 { return 0 }
        return need
    }
}
