/// Finds many short patterns in one pass over bytes (Aho and Corasick 1975, as a full transition table).
///
/// Matching ignores ASCII case. A space in a pattern stands for any byte that parts words, or the text's edge; `0` stands for any digit.
struct PatternSet: Sendable {
    private let classes: [UInt8]
    private let width: Int
    private let transitions: [UInt16]
    private let outputs: [UInt64]

    /// - Parameter groups: patterns parted by `|`; the group at index `n` sets bit `n`.
    init(_ groups: [String]) {
        precondition(groups.count <= 64)
        // Classes: 0 other bytes of words, 1 what parts words, 2 digits, then each byte that a pattern names.
        var classes = [UInt8](repeating: 0, count: 256)
        for byte in 0..<128 where !Self.isLetter(UInt8(byte)) { classes[byte] = 1 }
        for byte in 0x30...0x39 { classes[byte] = 2 }
        var next: UInt8 = 3
        for byte in groups.joined().utf8 where byte != UInt8(ascii: "|") && byte != 0x20 && byte != 0x30 && classes[Int(byte)] < 2 {
            classes[Int(byte)] = next
            next += 1
        }
        for byte in 0x41...0x5A { classes[byte] = classes[byte + 0x20] }

        let width = Int(next)
        var table = [Int32](repeating: -1, count: width), outputs: [UInt64] = [0]
        for (bit, group) in groups.enumerated() {
            for pattern in group.split(separator: "|") {
                var state = 0
                for byte in pattern.utf8 {
                    let slot = state * width + Int(classes[Int(byte)])
                    if table[slot] < 0 {
                        table[slot] = Int32(outputs.count)
                        outputs.append(0)
                        table.append(contentsOf: repeatElement(-1, count: width))
                    }
                    state = Int(table[slot])
                }
                outputs[state] |= 1 << UInt64(bit)
            }
        }
        // Breadth first: a missing transition is the one of the longest proper suffix.
        var suffix = [Int](repeating: 0, count: outputs.count), queue: [Int] = []
        for slot in 0..<width {
            if table[slot] > 0 { queue.append(Int(table[slot])) } else { table[slot] = 0 }
        }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            outputs[state] |= outputs[suffix[state]]
            for slot in 0..<width {
                let target = table[state * width + slot], through = table[suffix[state] * width + slot]
                if target >= 0 {
                    suffix[Int(target)] = Int(through)
                    queue.append(Int(target))
                } else {
                    table[state * width + slot] = through
                }
            }
        }
        precondition(outputs.count < Int(UInt16.max), "too many patterns")
        self.classes = classes
        self.width = width
        self.outputs = outputs
        transitions = table.map { UInt16($0) }
    }

    /// Bits of the groups that occur in the text.
    func groups(in text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        classes.withUnsafeBufferPointer { classes in
            transitions.withUnsafeBufferPointer { transitions in
                outputs.withUnsafeBufferPointer { outputs in
                    var state = Int(transitions[1]), found: UInt64 = 0
                    for byte in text {
                        state = Int(transitions[state &* width &+ Int(classes[Int(byte)])])
                        found |= outputs[state]
                    }
                    state = Int(transitions[state &* width &+ 1])
                    return found | outputs[state]
                }
            }
        }
    }

    func groups(in text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { groups(in: $0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41 || (0x30...0x39).contains(byte)
    }
}
