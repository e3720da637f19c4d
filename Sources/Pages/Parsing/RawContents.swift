/// A page without the contents of its `script` and `style` elements: nearly half of the bytes of a shop's page, which libxml2 would read
/// a character at a time.
///
/// In the place of a script's contents stands a mark with its number; of a style sheet nothing stays. The markup around them is followed as
/// libxml2 reads it (comments, quoted values, declarations); where that is in doubt, the rest of the page stays as it is.
///
/// A script in a comment inside a script, `<script><!-- "<script>…</script>" --></script>`, belongs to the outer one (HTML 5, script data
/// double escaped state); libxml2 alone would take the inner end tag for the end, and the rest of the code for text of the page.
struct RawContents {
    /// What libxml2 gets.
    private(set) var markup: [UInt8]
    /// Where each script's contents stand in the page.
    private(set) var scripts: [Range<Int>] = []

    /// Stands before the number of a script: U+FDD0, which Unicode keeps for such use inside a program.
    private static let mark: [UInt8] = [0xEF, 0xB7, 0x90]

    /// - Parameter prefix: what stands before the markup.
    init(of page: UnsafeBufferPointer<UInt8>, prefix: [UInt8]) {
        markup = prefix
        markup.reserveCapacity(prefix.count + page.count)
        var walk = MarkupWalk(page: page)
        var copied = 0
        func copy(upTo end: Int) {
            for cut in walk.takeCuts() where cut.lowerBound >= copied && cut.upperBound <= end {
                markup.append(contentsOf: UnsafeBufferPointer(rebasing: page[copied..<cut.lowerBound]))
                copied = cut.upperBound
            }
            markup.append(contentsOf: UnsafeBufferPointer(rebasing: page[copied..<end]))
        }
        while let element = walk.nextRawElement() {
            copy(upTo: element.contents.lowerBound)
            if element.isScript {
                markup.append(contentsOf: Self.mark)
                markup.append(contentsOf: String(scripts.count).utf8)
                scripts.append(element.contents)
            }
            copied = element.contents.upperBound
        }
        walk.passRemainingTags()
        copy(upTo: page.count)
    }

    /// Takes nothing out.
    init(whole page: UnsafeBufferPointer<UInt8>, prefix: [UInt8]) { markup = prefix + page }

    /// The contents that a mark stands for; `nil` for other text.
    func contents(markedBy text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard text.count > Self.mark.count, text.count < 16, text.starts(with: Self.mark) else { return nil }
        var number = 0
        for byte in text[Self.mark.count...] {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number < scripts.count ? scripts[number] : nil
    }
}

/// Goes through markup from tag to tag, as libxml2's HTML parser does.
private struct MarkupWalk {
    struct RawElement {
        let isScript: Bool
        let contents: Range<Int>
    }

    let page: UnsafeBufferPointer<UInt8>
    private var at = 0
    /// Attributes that a tag has beyond the most, since `takeCuts`.
    private var cuts: [Range<Int>] = []
    /// Attributes that one tag may have. libxml2 compares each with all before it, for the sake of those that come twice; pages of shops
    /// have up to some tens.
    private var mostAttributes = 256
    /// The same where it is not sure what is a tag.
    private static let mostDoubtfulAttributes = 1024

    init(page: UnsafeBufferPointer<UInt8>) { self.page = page }

    mutating func takeCuts() -> [Range<Int>] {
        defer { cuts = [] }
        return cuts
    }

    /// Follows the tags to the end of the page, for their attributes only.
    mutating func passRemainingTags() {
        mostAttributes = Self.mostDoubtfulAttributes
        while let open = ByteSearch.first(of: UInt8(ascii: "<"), in: page, from: at), open + 1 < page.count {
            at = open + 1
            guard Self.isLetter(page[at]) else { continue }
            at = endOfName(at)
            _ = passAttributes()
        }
    }

    /// The next element whose contents can be taken out; `nil` when there is none, or it is not sure where the markup goes on.
    mutating func nextRawElement() -> RawElement? {
        while let open = ByteSearch.first(of: UInt8(ascii: "<"), in: page, from: at), open + 1 < page.count {
            switch page[open + 1] {
            case UInt8(ascii: "!") where begins("<!--", open):
                guard let end = endOfComment(open + 4) else { return nil }
                at = end
            case UInt8(ascii: "!"), UInt8(ascii: "?"):
                // A declaration, or text: it makes no difference when no tag begins in it. Behind a misplaced document type libxml2 misses
                // an end tag.
                let end = after(UInt8(ascii: ">"), from: open)
                guard !page[(open + 1)..<end].contains(UInt8(ascii: "<")), !begins("</", end) else { return nil }
                at = end
            case UInt8(ascii: "/"):
                at = open + 2
                if at < page.count, Self.beginsName(page[at]) { at = after(UInt8(ascii: ">"), from: at) }
            case let byte where Self.isLetter(byte):
                let name = (open + 1)..<endOfName(open + 1)
                at = name.upperBound
                let isEmpty = passAttributes()
                let isScript = isName(name, "script")
                guard isScript || isName(name, "style") else { continue }
                guard !isEmpty, at < page.count else { return nil }
                let contents = at..<(isScript ? endOfScript(at) : endTag("style", from: at))
                at = contents.upperBound
                if contents.isEmpty { continue }
                return canBeTakenOut(contents) ? RawElement(isScript: isScript, contents: contents) : nil
            default: at = open + 1
            }
        }
        return nil
    }

    /// libxml2 takes a tag at the very beginning for one, and drops control characters.
    private func canBeTakenOut(_ contents: Range<Int>) -> Bool {
        let bytes = UnsafeBufferPointer(rebasing: page[contents])
        if bytes.count > 1, bytes[0] == UInt8(ascii: "<"), bytes[1] == UInt8(ascii: "/") || Self.isLetter(bytes[1]) { return false }
        // Without a branch, so that the compiler makes vector code of it.
        var controls = 0
        for byte in bytes { controls &+= byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D ? 1 : 0 }
        return controls == 0
    }

    // MARK: Tags

    /// Goes behind a start tag; `true` when it ends with `/>`.
    private mutating func passAttributes() -> Bool {
        var count = 0, last = at
        defer { if count > mostAttributes, at > last { cuts.append(last..<endOfAttributes()) } }
        while at < page.count {
            let byte = page[at]
            if byte == UInt8(ascii: ">") {
                at += 1
                return false
            }
            if isEmptyEnd(at) {
                at += 2
                return true
            }
            if !Self.isBlank(byte) {
                count += 1
                if count == mostAttributes + 1 { last = at }
            }
            if Self.isBlank(byte) {
                at += 1
            } else if Self.beginsName(byte) {
                at = endOfName(at)
                passValue()
            } else {
                while at < page.count, !Self.isBlank(page[at]), page[at] != UInt8(ascii: ">"), !isEmptyEnd(at) { at += 1 }
            }
        }
        return false
    }

    /// Where the end of the tag just passed begins.
    private func endOfAttributes() -> Int {
        guard at > 0, page[at - 1] == UInt8(ascii: ">") else { return at }
        return at > 1 && page[at - 2] == UInt8(ascii: "/") ? at - 2 : at - 1
    }

    private mutating func passValue() {
        skipBlanks()
        guard at < page.count, page[at] == UInt8(ascii: "=") else { return }
        at += 1
        skipBlanks()
        guard at < page.count else { return }
        let quote = page[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            at = after(quote, from: at + 1)
        } else {
            while at < page.count, !Self.isBlank(page[at]), page[at] != UInt8(ascii: ">") { at += 1 }
        }
    }

    private mutating func skipBlanks() { while at < page.count, Self.isBlank(page[at]) { at += 1 } }

    private func isEmptyEnd(_ index: Int) -> Bool {
        page[index] == UInt8(ascii: "/") && index + 1 < page.count && page[index + 1] == UInt8(ascii: ">")
    }

    private func endOfName(_ start: Int) -> Int {
        var end = start
        while end < page.count, Self.isInName(page[end]) { end += 1 }
        return end
    }

    private func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
        range.count == name.utf8CodeUnitCount && stands(name, at: range.lowerBound)
    }

    // MARK: Comments and declarations

    /// Behind `-->` or `--!>`; `nil` for `<!-->` and `<!--->`, which older libraries do not take for whole comments.
    private func endOfComment(_ text: Int) -> Int? {
        if begins(">", text) || begins("->", text) { return nil }
        var from = text
        while let end = ByteSearch.first(of: UInt8(ascii: ">"), in: page, from: from) {
            for closing in ["--", "--!"] as [StaticString] where end - closing.utf8CodeUnitCount >= text {
                if begins(closing, end - closing.utf8CodeUnitCount) { return end + 1 }
            }
            from = end + 1
        }
        return page.count
    }

    private func after(_ byte: UInt8, from start: Int) -> Int {
        ByteSearch.first(of: byte, in: page, from: start).map { $0 + 1 } ?? page.count
    }

    // MARK: Contents

    private func endOfScript(_ start: Int) -> Int {
        var end = endTag("script", from: start)
        guard let comment = find("<!--", start..<end), find("-->", comment..<end) == nil else { return end }
        // In the open comment each script that begins also ends.
        var from = comment
        while find("<script", from..<end) != nil, end < page.count {
            let next = endTag("script", from: end + 8)
            guard next < page.count else { break }
            from = end + 8
            end = next
            if find("-->", from..<end) != nil { break }
        }
        return end
    }

    /// Where the end tag begins; the end of the page without one.
    private func endTag(_ name: StaticString, from start: Int) -> Int {
        var from = start
        while let open = ByteSearch.first(of: UInt8(ascii: "<"), in: page, from: from) {
            let after = open + 2 + name.utf8CodeUnitCount
            if open + 1 < page.count, page[open + 1] == UInt8(ascii: "/"), stands(name, at: open + 2),
                after >= page.count || !Self.isInName(page[after])
            {
                return open
            }
            from = open + 1
        }
        return page.count
    }

    private func find(_ needle: StaticString, _ range: Range<Int>) -> Int? {
        let bytes = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
        return ByteSearch.first(of: bytes, in: UnsafeBufferPointer(rebasing: page[..<range.upperBound]), from: range.lowerBound)
    }

    /// Whether a word in lower case stands there, in any case.
    private func stands(_ word: StaticString, at start: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard start + count <= page.count else { return false }
        for offset in 0..<count where page[start + offset] | 0x20 != word.utf8Start[offset] { return false }
        return true
    }

    private func begins(_ text: StaticString, _ start: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard start + count <= page.count else { return false }
        for offset in 0..<count where page[start + offset] != text.utf8Start[offset] { return false }
        return true
    }

    @inline(__always) private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    @inline(__always) private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    @inline(__always) private static func beginsName(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }
    @inline(__always) private static func isInName(_ byte: UInt8) -> Bool {
        beginsName(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
}
