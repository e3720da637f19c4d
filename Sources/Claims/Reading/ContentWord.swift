import Learning

/// Words that do not count when two claims are compared.
struct ContentWords: Sendable {
    /// Words that say nothing of what is claimed.
    let empty: Set<UInt64>
    /// Words that make an absence of others: "gluten free" and "soy free" have none in common but these.
    let absences: Set<UInt64>

    init(empty: [String], absences: [String]) {
        self.empty = Set(empty.map { FeatureKey.hash($0) })
        self.absences = Set(absences.map { FeatureKey.hash($0) })
    }
}

/// A word for comparing claims: lower case, plural s cut; of text without spaces each pair of neighbouring characters.
struct ContentWord: Hashable, Sendable {
    let key: UInt64
    let isStop: Bool
    /// A pair whose first character stands in the token before.
    var crosses = false

    /// Words of a stretch of UTF-8: runs of letters, digits and underscores.
    static func all(in bytes: ArraySlice<UInt8>, _ words: ContentWords) -> [ContentWord] {
        var out: [ContentWord] = []
        var run: [UInt8] = []
        var characters: [ArraySlice<UInt8>] = []
        func close() {
            if !run.isEmpty {
                let whole = FeatureKey.hash(run)
                let isStop = words.empty.contains(whole)
                if !isStop, run.count > 3, run.last == UInt8(ascii: "s"), run[run.count - 2] != UInt8(ascii: "s") { run.removeLast() }
                out.append(ContentWord(key: isStop ? whole : FeatureKey.hash(run), isStop: isStop))
                run.removeAll(keepingCapacity: true)
            }
            if characters.count == 1 {
                let key = FeatureKey.hash(characters[0])
                out.append(ContentWord(key: key, isStop: words.empty.contains(key)))
            }
            for pair in zip(characters, characters.dropFirst()) {
                out.append(ContentWord(key: FeatureKey.hash([pair.0, pair.1].joined()), isStop: false))
            }
            characters.removeAll(keepingCapacity: true)
        }
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte < 0x80 {
                if !characters.isEmpty { close() }
                if byte &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "_") {
                    run.append(byte)
                } else if byte &- 65 < 26 {
                    run.append(byte | 32)
                } else {
                    close()
                }
                at += 1
            } else {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
                let end = min(bytes.endIndex, at + length)
                let scalar = String(decoding: bytes[at..<end], as: UTF8.self).unicodeScalars.first
                if let scalar, isUnspaced(scalar) {
                    if !run.isEmpty { close() }
                    characters.append(bytes[at..<end])
                } else if let scalar, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    if !characters.isEmpty { close() }
                    run += scalar.properties.lowercaseMapping.utf8
                } else {
                    close()
                }
                at = end
            }
        }
        close()
        return out
    }

    /// The pair that two neighbouring tokens of text without spaces make: the last character of the one, the first of the other.
    static func pair(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> ContentWord? {
        guard before.count >= 3, after.count >= 3 else { return nil }
        let pair = Array(before.suffix(3)) + after.prefix(3)
        let scalars = String(decoding: pair, as: UTF8.self).unicodeScalars
        guard scalars.count == 2, scalars.allSatisfy(isUnspaced) else { return nil }
        return ContentWord(key: FeatureKey.hash(pair), isStop: false, crosses: true)
    }

    /// Kana and Han.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF: true
        default: false
        }
    }
}
