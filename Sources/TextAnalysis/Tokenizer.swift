/// Cuts UTF-8 into words, numbers, marks and symbols, each a byte range of the source.
///
/// The rules are those of UAX #29 (Unicode Text Segmentation) where they matter for product text, and beyond them: hyphens and
/// apostrophes inside words, a number keeps its unit (`24h`, `20,000mAh`, `50+`), addresses and e-mails are dropped, `®` and `™` are cut
/// off. Any bytes are accepted; those that are no UTF-8 become symbols.
struct Tokenizer {
    private(set) var tokens: [Token] = []
    private(set) var parts: [Part] = []
    private let source: UnsafeBufferPointer<UInt8>
    private let ascii: UnsafeBufferPointer<CharacterClass>
    private let rules: WritingRules
    private var gap: TokenShape = [.spaceBefore, .lineBefore]

    /// - Complexity: O(bytes).
    static func tokens(of bytes: [UInt8], rules: WritingRules) -> (tokens: [Token], parts: [Part]) {
        bytes.withUnsafeBufferPointer { source in
            CharacterClass.ascii.withUnsafeBufferPointer { ascii in
                let readable = UnsafeBufferPointer(rebasing: source.prefix(Int(UInt32.max)))
                var tokenizer = Tokenizer(source: readable, ascii: ascii, rules: rules)
                tokenizer.run()
                return (tokenizer.tokens, tokenizer.parts)
            }
        }
    }

    private init(source: UnsafeBufferPointer<UInt8>, ascii: UnsafeBufferPointer<CharacterClass>, rules: WritingRules) {
        self.rules = rules
        self.source = source
        self.ascii = ascii
        tokens.reserveCapacity(source.count / 5 + 8)
        parts.reserveCapacity(source.count / 5 + 8)
    }

    @inline(__always)
    private func read(_ at: Int) -> (class: CharacterClass, length: Int) {
        let byte = source[at]
        if byte < 0x80 { return (ascii[Int(byte)], 1) }
        let (scalar, length) = decodeScalar(source, at: at)
        return (CharacterClass.of(scalar), length)
    }

    /// The class of the character at an offset; white space beyond the end.
    @inline(__always)
    private func peek(_ at: Int) -> CharacterClass { at < source.count ? read(at).class : .space }

    private mutating func run() {
        var at = 0
        while at < source.count {
            let (kind, length) = read(at)
            switch kind {
            case .space, .control:
                gap.insert(.spaceBefore)
                at += length
            case .newline:
                gap.formUnion([.spaceBefore, .lineBefore])
                at += length
            case .invisible, .trademark, .extend:
                at += length
            case .lower, .upper, .letter, .digit:
                at = word(at)
            case .ideograph where rules.segmenter != nil:
                at = unspaced(at)
            case .ideograph:
                emit(at..<at + length, kind: .word, shape: [.letter, .nonASCII])
                at += length
            default:
                at = mark(at, kind, length)
            }
        }
    }

    private mutating func emit(_ range: Range<Int>, kind: TokenKind, shape: TokenShape, mark: PunctuationMark = .none) {
        let shape = shape.union(gap)
        tokens.append(
            Token(
                start: UInt32(range.lowerBound), end: UInt32(range.upperBound), firstPart: UInt32(parts.count), shape: shape, kind: kind,
                mark: mark))
        if shape.contains(.compound) {
            split(range, gap: gap)
        } else {
            part(range, kind: kind, shape: shape, mark: mark)
        }
        gap = []
    }

    private mutating func part(_ range: Range<Int>, kind: TokenKind, shape: TokenShape, mark: PunctuationMark = .none) {
        parts.append(
            Part(
                start: UInt32(range.lowerBound), end: UInt32(range.upperBound), token: UInt32(tokens.count - 1), shape: shape, kind: kind,
                mark: mark))
    }

    // MARK: Words and numbers

    private mutating func word(_ start: Int) -> Int {
        var at = start, shape: TokenShape = [], before = CharacterClass.space, upper = 0, letters = 0, sinceDot = 0, spelled = true
        scan: while at < source.count {
            if source[at] &- 97 < 26 {
                let from = at
                repeat { at += 1 } while at < source.count && source[at] &- 97 < 26
                letters += at - from
                sinceDot += at - from
                if before == .digit { shape.insert(.compound) }
                before = .letter
                continue
            }
            let (kind, length) = read(at)
            if length > 1 { shape.insert(.nonASCII) }
            switch kind {
            case .lower, .upper, .letter:
                if letters == 0, kind == .upper { shape.insert(.initialUpper) }
                if kind == .upper {
                    if letters > upper { shape.insert(.mixedCase) }
                    upper += 1
                }
                letters += 1
                sinceDot += 1
                if before == .digit { shape.insert(.compound) }
                before = .letter
            case .digit:
                if before == .letter { shape.insert(.compound) }
                shape.insert(.digit)
                before = .digit
                spelled = false
            case .invisible, .extend:
                break
            case .underscore:
                guard before.isAlphanumeric, peek(at + length).isAlphanumeric else { break scan }
                shape.insert(.compound)
            case .apostrophe:
                guard before == .letter, peek(at + length).isLetter else { break scan }
                if !rules.elisions.isEmpty, isElision(start..<at) {
                    at += length
                    shape.insert(.apostrophe)
                    break scan
                }
                shape.insert(.apostrophe)
                spelled = false
            case .hyphen:
                guard before.isAlphanumeric, peek(at + length).isAlphanumeric else { break scan }
                shape.formUnion([.hyphen, .compound])
                before = .hyphen
                spelled = false
            case .fullStop where length == 1:
                if before == .digit, peek(at + 1) == .digit {
                    shape.insert(.dot)
                } else if spelled, sinceDot == 1, peek(at + 1).isLetter, !peek(at + 1 + read(at + 1).length).isLetter {
                    shape.insert(.dot)
                    sinceDot = 0
                } else {
                    break scan
                }
            case .comma:
                guard before == .digit, let end = rules.hasDecimalComma ? fraction(at) : groupedDigits(at) else { break scan }
                at = end
                continue scan
            case .space where before == .digit && rules.groupsBySpace && letters == 0:
                guard let end = spacedDigits(start..<at, space: length) else { break scan }
                at = end
                continue scan
            case .slash, .colon:
                guard before == .digit, peek(at + length) == .digit else { break scan }
                shape.insert(.compound)
            case .percent where before == .digit:
                shape.insert(.compound)
                at += length
                break scan
            case .plus where before == .digit && !peek(at + length).isAlphanumeric:
                shape.insert(.compound)
                at += length
                break scan
            case .degree where before == .digit:
                shape.insert(.compound)
                at += length
                if at < source.count, [0x43, 0x46, 0x63, 0x66].contains(source[at]), !peek(at + 1).isAlphanumeric { at += 1 }
                break scan
            default:
                break scan
            }
            at += length
        }
        if letters > 0 {
            shape.insert(.letter)
            if upper == letters { shape.insert(.allUpper) }
        }
        if at + 2 < source.count, source[at] == UInt8(ascii: ":") || source[at] == UInt8(ascii: "."),
            let end = addressEnd(from: start, wordEnd: at)
        {
            return end
        }
        emit(start..<at, kind: kind(of: shape, start), shape: shape)
        return at
    }

    /// A token that begins with a digit and holds no hyphenated word is a number with its unit.
    private func kind(of shape: TokenShape, _ start: Int) -> TokenKind {
        guard shape.contains(.digit), peek(start) == .digit else { return .word }
        return shape.contains(.hyphen) && shape.contains(.letter) ? .word : .number
    }

    /// End of groups of digits that begin at a comma: the last has three digits, those before two or three (`20,000`, `1,00,000`).
    private func groupedDigits(_ comma: Int) -> Int? {
        var at = comma
        while true {
            var end = at + 1
            while end < source.count, source[end] &- 48 < 10 { end += 1 }
            let digits = end - at - 1
            let more = digits > 0 && end + 1 < source.count && source[end] == UInt8(ascii: ",") && source[end + 1] &- 48 < 10
            if !more { return digits == 3 ? end : nil }
            guard digits == 2 || digits == 3 else { return nil }
            at = end
        }
    }

    /// End of the digits behind a decimal comma.
    private func fraction(_ comma: Int) -> Int? {
        var end = comma + 1
        while end < source.count, source[end] &- 48 < 10 { end += 1 }
        return end > comma + 1 ? end : nil
    }

    /// End of the groups of three digits that follow a first group of at most three, each after one space: `1 299 000`.
    private func spacedDigits(_ first: Range<Int>, space: Int) -> Int? {
        var group = 0
        for at in first.reversed() {
            guard source[at] &- 48 < 10 else { break }
            group += 1
        }
        guard (1...3).contains(group) else { return nil }
        let end = first.upperBound + space + 3
        guard end <= source.count, (end - 3..<end).allSatisfy({ source[$0] &- 48 < 10 }), !peek(end).isAlphanumeric else { return nil }
        return end
    }

    /// Whether the word before an apostrophe is one that elides its vowel.
    private func isElision(_ word: Range<Int>) -> Bool {
        guard word.count <= 8 else { return false }
        return rules.elisions.contains(word.map { source[$0] &- 65 < 26 ? source[$0] | 32 : source[$0] } + [UInt8(ascii: "'")])
    }

    // MARK: Text without spaces

    /// Cuts a run of characters of a script without spaces into words; every character is a part.
    private mutating func unspaced(_ start: Int) -> Int {
        var at = start, ends: [Int] = [], folded: [UInt8] = [], foldedEnds: [Int] = []
        while at < source.count {
            let (kind, length) = read(at)
            if kind == .invisible || kind == .extend, let last = ends.indices.last {
                ends[last] = at + length
            } else if kind == .ideograph {
                let (scalar, _) = decodeScalar(source, at: at)
                if let other = rules.folds[scalar].flatMap(Unicode.Scalar.init) {
                    folded += UTF8.encode(other)!
                } else {
                    folded += source[at..<at + length]
                }
                ends.append(at + length)
                foldedEnds.append(folded.count)
            } else {
                break
            }
            at += length
        }
        guard let cuts = rules.segmenter?.ends(of: folded, characters: foldedEnds) else { return at }
        var from = 0
        for cut in cuts {
            let begin = from == 0 ? start : ends[from - 1]
            var shape: TokenShape = [.letter, .nonASCII, .segmented]
            if cut > from + 1 { shape.insert(.compound) }
            shape.formUnion(gap)
            tokens.append(
                Token(
                    start: UInt32(begin), end: UInt32(ends[cut - 1]), firstPart: UInt32(parts.count), shape: shape, kind: .word,
                    mark: .none))
            for character in from..<cut {
                part(
                    (character == 0 ? start : ends[character - 1])..<ends[character], kind: .word,
                    shape: [.letter, .nonASCII, .segmented])
            }
            gap = []
            from = cut
        }
        return at
    }

    // MARK: Marks and symbols

    private mutating func mark(_ at: Int, _ kind: CharacterClass, _ length: Int) -> Int {
        var end = at + length
        let byte = source[at]
        if byte < 0x80 || kind == .ellipsis || kind == .dash || kind == .bullet {
            while end + length <= source.count, (0..<length).allSatisfy({ source[end + $0] == source[at + $0] }) { end += length }
        }
        if byte == UInt8(ascii: "@"), peek(end).isAlphanumeric, gap.isEmpty, let rest = dropMail(at) { return rest }
        let opensLine = gap.contains(.lineBefore) && (end == source.count || [.space, .newline].contains(peek(end)))
        if kind == .bullet || opensLine && (kind == .hyphen || kind == .dash || byte == UInt8(ascii: "*")) {
            emit(at..<end, kind: .bullet, shape: [])
        } else if kind == .hyphen, end == at + 1, gap.contains(.spaceBefore), peek(end) == .digit {
            emit(at..<end, kind: .symbol, shape: [])
        } else if kind == .fullStop, end > at + length {
            emit(at..<end, kind: .punctuation, shape: [], mark: .ellipsis)
        } else if kind.mark != .none {
            emit(at..<end, kind: .punctuation, shape: [], mark: kind.mark)
        } else {
            emit(at..<end, kind: .symbol, shape: length > 1 ? .nonASCII : [])
        }
        return end
    }

    // MARK: Parts

    private mutating func split(_ range: Range<Int>, gap: TokenShape) {
        var at = range.lowerBound, from = at, current = CharacterClass.space, shape: TokenShape = gap, upper = 0, letters = 0
        func closed() -> TokenShape {
            var shape = shape
            if letters > 0 {
                shape.insert(.letter)
                if letters == upper { shape.insert(.allUpper) }
            }
            return shape
        }
        func flush(_ end: Int, _ tokenizer: inout Tokenizer) {
            if current == .letter || current == .digit {
                tokenizer.part(from..<end, kind: current == .digit ? .number : .word, shape: closed())
                shape = []
            }
            upper = 0
            letters = 0
        }
        while at < range.upperBound {
            let (kind, length) = read(at)
            switch kind {
            case .lower, .upper, .letter:
                if current != .letter {
                    flush(at, &self)
                    from = at
                    current = .letter
                    if kind == .upper { shape.insert(.initialUpper) }
                }
                letters += 1
                if kind == .upper { upper += 1 }
                if length > 1 { shape.insert(.nonASCII) }
            case .digit:
                if current != .digit {
                    flush(at, &self)
                    from = at
                    current = .digit
                    shape.insert(.digit)
                }
                if length > 1 { shape.insert(.nonASCII) }
            case .hyphen, .slash, .colon, .underscore:
                flush(at, &self)
                current = .space
            case .percent, .plus, .degree:
                flush(at, &self)
                current = .space
                let end = kind == .degree ? range.upperBound : at + length
                part(at..<end, kind: .symbol, shape: length > 1 ? .nonASCII : [])
                at = end
                continue
            default:
                if length > 1 { shape.insert(.nonASCII) }
            }
            at += length
        }
        flush(at, &self)
    }
}

// MARK: Addresses

extension Tokenizer {
    /// End of a web address that begins with the word just read; `nil` when it is none.
    fileprivate func addressEnd(from start: Int, wordEnd: Int) -> Int? {
        let next = source[wordEnd]
        if next == UInt8(ascii: ":") {
            return source[wordEnd + 1] == UInt8(ascii: "/") && source[wordEnd + 2] == UInt8(ascii: "/") ? runEnd(wordEnd) : nil
        }
        guard next == UInt8(ascii: "."), source[wordEnd + 1] < 0x80, source[wordEnd + 1] &- 65 > 25 else { return nil }
        if wordEnd - start == 3, (start..<wordEnd).allSatisfy({ source[$0] | 32 == UInt8(ascii: "w") }) { return runEnd(wordEnd) }
        var dot = wordEnd, steps = 0
        while steps < 8 {
            var end = dot + 1, packed: UInt64 = 0
            while end < source.count, ascii[Int(source[end] & 0x7F)].isAlphanumeric || source[end] == UInt8(ascii: "-"), source[end] < 0x80
            {
                packed = packed << 8 | UInt64(source[end])
                end += 1
            }
            if end == dot + 1 { return nil }
            let more = end + 1 < source.count && source[end] == UInt8(ascii: ".") && ascii[Int(source[end + 1] & 0x7F)] == .lower
            if !more { return end - dot <= 6 && Self.topDomains.contains(packed) ? runEnd(end) : nil }
            dot = end
            steps += 1
        }
        return nil
    }

    /// End of the run without white space, less the marks that close it.
    fileprivate func runEnd(_ from: Int) -> Int {
        var end = from
        while end < source.count, source[end] > 32 { end += 1 }
        while end > from,
            [.fullStop, .comma, .close, .quote, .semicolon, .colon, .exclamation, .question].contains(ascii[Int(source[end - 1] & 0x7F)]),
            source[end - 1] < 0x80
        {
            end -= 1
        }
        return end
    }

    /// Takes back what was read of an e-mail address before its `@` and gives its end.
    fileprivate mutating func dropMail(_ at: Int) -> Int? {
        var start = UInt32(at), kept = tokens.count
        while kept > 0, tokens.count - kept < 8, tokens[kept - 1].end == start {
            kept -= 1
            start = tokens[kept].start
            if tokens[kept].shape.contains(.spaceBefore) { break }
        }
        guard kept < tokens.count else { return nil }
        gap = tokens[kept].shape.intersection([.spaceBefore, .lineBefore])
        parts.removeSubrange(Int(tokens[kept].firstPart)...)
        tokens.removeSubrange(kept...)
        return runEnd(at)
    }

    private static let topDomains: Set<UInt64> = Set(
        ["com", "net", "org", "info", "shop", "store", "eu", "uk", "de", "fr", "app", "dev", "io", "co", "biz", "tv"].map {
            $0.utf8.reduce(0) { $0 << 8 | UInt64($1) }
        })
}
