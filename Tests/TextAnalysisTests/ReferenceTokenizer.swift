@testable import TextAnalysis

/// The rules of the tokenizer once more, plainly and slowly: over an array of characters with their classes, one rule a line.
///
/// It knows no addresses; the tests that compare give it texts without them.
struct ReferenceTokenizer {
    private let bytes: [UInt8]
    private var units: [(kind: CharacterClass, start: Int, end: Int)] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var at = 0
        while at < bytes.count {
            let (scalar, length) = bytes.withUnsafeBufferPointer { decodeScalar($0, at: at) }
            units.append((scalar < 0x80 ? CharacterClass.ascii[Int(scalar)] : CharacterClass.of(scalar), at, at + length))
            at += length
        }
    }

    /// Byte ranges of all tokens.
    func ranges() -> [Range<Int>] {
        var found: [Range<Int>] = [], at = 0
        while at < units.count {
            switch units[at].kind {
            case .space, .control, .newline, .invisible, .trademark, .extend: at += 1
            case .lower, .upper, .letter, .digit:
                let end = wordEnd(at)
                found.append(units[at].start..<units[end - 1].end)
                at = end
            case .ideograph:
                found.append(units[at].start..<units[at].end)
                at += 1
            default:
                let end = runEnd(at)
                found.append(units[at].start..<units[end - 1].end)
                at = end
            }
        }
        return found
    }

    private func kind(_ at: Int) -> CharacterClass { at < units.count ? units[at].kind : .space }

    private func isASCII(_ at: Int) -> Bool { units[at].end - units[at].start == 1 }

    private func text(_ at: Int) -> ArraySlice<UInt8> { bytes[units[at].start..<units[at].end] }

    /// A run of one mark is one token.
    private func runEnd(_ start: Int) -> Int {
        guard isASCII(start) || [.ellipsis, .dash, .bullet].contains(kind(start)) else { return start + 1 }
        var end = start + 1
        while end < units.count, text(end) == text(start) { end += 1 }
        return end
    }

    private func wordEnd(_ start: Int) -> Int {
        var at = start + 1
        while at < units.count {
            if extendsWord(at, start) {
                at += 1
            } else if let end = closesNumber(at, start) {
                return end
            } else if kind(at) == .comma, isDigit(before: at, start), let end = groupsEnd(at) {
                at = end
            } else {
                return at
            }
        }
        return at
    }

    /// The last letter, digit or hyphen before, looking through invisible characters and what extends words.
    private func before(_ at: Int, _ start: Int) -> CharacterClass {
        var back = at - 1
        while back >= start, [.invisible, .extend, .apostrophe, .underscore, .fullStop, .slash, .colon].contains(units[back].kind) {
            back -= 1
        }
        return back >= start ? units[back].kind : .space
    }

    private func isDigit(before at: Int, _ start: Int) -> Bool { before(at, start) == .digit }

    private func extendsWord(_ at: Int, _ start: Int) -> Bool {
        let previous = before(at, start), next = kind(at + 1)
        switch kind(at) {
        case .lower, .upper, .letter, .digit, .invisible, .extend: return true
        case .underscore: return previous.isAlphanumeric && next.isAlphanumeric
        case .apostrophe: return previous.isLetter && next.isLetter
        case .hyphen: return previous.isAlphanumeric && next.isAlphanumeric
        case .fullStop:
            guard isASCII(at) else { return false }
            return previous == .digit && next == .digit || isSpelled(at, start)
        case .slash, .colon: return previous == .digit && next == .digit
        default: return false
        }
    }

    /// Single letters with full stops between, as in `e.g`: one letter before, one behind, and only such before.
    private func isSpelled(_ at: Int, _ start: Int) -> Bool {
        guard kind(at + 1).isLetter, !kind(at + 2).isLetter else { return false }
        var letters = 0
        for unit in units[start..<at] {
            switch unit.kind {
            case .lower, .upper, .letter: letters += 1
            case .invisible, .extend, .underscore: break
            case .fullStop:
                if letters != 1 { return false }
                letters = 0
            default: return false
            }
        }
        return letters == 1
    }

    private func closesNumber(_ at: Int, _ start: Int) -> Int? {
        guard isDigit(before: at, start) else { return nil }
        switch kind(at) {
        case .percent: return at + 1
        case .plus: return kind(at + 1).isAlphanumeric ? nil : at + 1
        case .degree:
            let unit = at + 1 < units.count ? text(at + 1).first! : 0
            return [0x43, 0x46, 0x63, 0x66].contains(unit) && !kind(at + 2).isAlphanumeric ? at + 2 : at + 1
        default: return nil
        }
    }

    /// End of `,ddd` or `,dd,ddd` and their like.
    private func groupsEnd(_ comma: Int) -> Int? {
        var at = comma, groups: [Int] = []
        while at < units.count, text(at) == [UInt8(ascii: ",")] {
            var end = at + 1
            while end < units.count, isASCII(end), kind(end) == .digit { end += 1 }
            if end == at + 1 { break }
            groups.append(end - at - 1)
            at = end
        }
        guard groups.last == 3, groups.dropLast().allSatisfy({ $0 == 2 || $0 == 3 }) else { return nil }
        return at
    }
}
