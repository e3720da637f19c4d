internal import Lexicons

/// A customer's text as it is read: usual misspellings mended, drawn-out letters cut, sentences that run together parted.
///
/// Nothing is lost: every byte knows where it came from, so that a quote stays as it was written.
struct MendedText {
    private(set) var bytes: [UInt8] = []
    /// Where in the source the bytes' words begin and end; empty while text and source are the same.
    private var starts: [Int32] = []
    private var ends: [Int32] = []

    /// Shortest word that may be two that run together, and shortest half of it.
    private static let leastJoined = 8, leastHalf = 3
    /// Bytes of a run of letters in which the next joint is sought, and of the longest word that has a capital inside.
    private static let longestJoined = 256

    /// - Parameter isWhole: whether a word with a capital inside is one word for all that.
    init(_ source: [UInt8], misspellings: Misspellings, isWhole: (ArraySlice<UInt8>) -> Bool) {
        bytes.reserveCapacity(source.count + 16)
        var at = 0, end = 0
        source.withUnsafeBufferPointer { source in
            while at < source.count {
                guard Self.isLetter(source[at]) else {
                    copy(source[at], at)
                    at += 1
                    continue
                }
                // The end of a run of letters is sought once, however many words run together in it.
                if end <= at { end = Self.end(of: source, from: at) }
                let joint = Self.joint(of: source, at..<min(end, at + Self.longestJoined))
                // A word beyond ASCII is copied as it is.
                let isPlain = (end == source.count || source[end] < 0x80) && (at == 0 || source[at - 1] < 0x80)
                if let joint, isPlain, end - at >= Self.leastJoined, end - joint >= 2,
                    end - at > Self.longestJoined || !isWhole(ArraySlice(UnsafeBufferPointer(rebasing: source[at..<end])))
                {
                    word(source, at..<joint, misspellings)
                    insert([UInt8(ascii: "."), UInt8(ascii: " ")], joint..<joint)
                    at = joint
                    continue
                }
                if isPlain { word(source, at..<end, misspellings) } else { for k in at..<end { copy(source[k], k) } }
                at = end
            }
        }
    }

    /// The range of the source that a range of the text stands for.
    func source(_ range: Range<Int>) -> Range<Int> {
        guard !starts.isEmpty, !range.isEmpty else { return range }
        let low = Int(starts[range.lowerBound])
        return low..<max(low, Int(ends[range.upperBound - 1]))
    }

    private mutating func word(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ misspellings: Misspellings) {
        if let meaning = misspellings.meaning(of: UnsafeBufferPointer(rebasing: source[range])) { return insert(meaning, range) }
        var short: [UInt8] = []
        var isShorter = false
        for at in range {
            let letter = source[at]
            if short.count > 1, short[short.count - 1] | 32 == letter | 32, short[short.count - 2] | 32 == letter | 32 {
                isShorter = true
            } else {
                short.append(letter)
            }
        }
        guard isShorter else {
            for at in range { copy(source[at], at) }
            return
        }
        insert(short.withUnsafeBufferPointer { misspellings.meaning(of: $0) } ?? short, range)
    }

    private mutating func copy(_ byte: UInt8, _ at: Int) {
        bytes.append(byte)
        guard !starts.isEmpty else { return }
        starts.append(Int32(at))
        ends.append(Int32(at + 1))
    }

    private mutating func insert(_ word: [UInt8], _ range: Range<Int>) {
        if starts.isEmpty {
            starts = (0..<bytes.count).map(Int32.init)
            ends = (0..<bytes.count).map { Int32($0 + 1) }
        }
        for byte in word {
            bytes.append(byte)
            starts.append(Int32(range.lowerBound))
            ends.append(Int32(range.upperBound))
        }
    }

    /// Where a word ends: letters, and apostrophes between letters.
    private static func end(of source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start + 1
        while end < source.count {
            if !isLetter(source[end]), source[end] != UInt8(ascii: "'") || end + 1 == source.count || !isLetter(source[end + 1]) { break }
            end += 1
        }
        return end
    }

    /// Where the second of two words begins that run together: at a capital between small letters.
    private static func joint(of source: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Int? {
        word.dropFirst(leastHalf).first { at in
            isCapital(source[at]) && isSmall(source[at - 1]) && at + 1 < source.count && isSmall(source[at + 1])
        }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    private static func isSmall(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
}
