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

    /// - Parameter isWhole: whether a word with a capital inside is one word for all that.
    init(_ source: [UInt8], misspellings: Misspellings, isWhole: (ArraySlice<UInt8>) -> Bool) {
        bytes.reserveCapacity(source.count + 16)
        var at = 0
        source.withUnsafeBufferPointer { source in
            while at < source.count {
                guard Self.isLetter(source[at]) else {
                    copy(source[at], at)
                    at += 1
                    continue
                }
                var end = at + 1, joint: Int?
                while end < source.count {
                    if Self.isLetter(source[end]) {
                        if joint == nil, Self.isCapital(source[end]), !Self.isCapital(source[end - 1]), Self.isLetter(source[end - 1]),
                            end - at >= Self.leastHalf, end + 1 < source.count, Self.isSmall(source[end + 1])
                        {
                            joint = end
                        }
                    } else if !(source[end] == UInt8(ascii: "'") && end + 1 < source.count && Self.isLetter(source[end + 1])) {
                        break
                    }
                    end += 1
                }
                // A word beyond ASCII is copied as it is.
                let isPlain = (end == source.count || source[end] < 0x80) && (at == 0 || source[at - 1] < 0x80)
                if let joint, isPlain, end - at >= Self.leastJoined, end - joint >= 2,
                    !isWhole(ArraySlice(UnsafeBufferPointer(rebasing: source[at..<end])))
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

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    private static func isSmall(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
}
