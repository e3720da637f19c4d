/// The address and the day that the program which saved a page wrote into it.
///
/// Read are the comments of SingleFile (`Page saved with SingleFile … url: … saved date: …`), of browsers that save a page complete
/// (`saved from url=(0034)https://…`), of HTTrack (`Mirrored from …`) and of the Internet Archive (`FILE ARCHIVED ON … `), the elements of
/// Save Page WE (`<meta name="savepage-url">`) and the attributes of WebScrapBook (`data-scrapbook-source`).
struct SavedPageNote {
    private(set) var url: String?
    /// `YYYY-MM-DD`.
    private(set) var day: String?

    /// Bytes at the beginning and the end in which a note is sought.
    private static let reach = 4_096
    /// Bytes that a note has at most.
    private static let longest = 1_024

    init(_ utf8: [UInt8]) {
        let head = utf8.prefix(Self.reach), tail = utf8.suffix(Self.reach)
        if let note = Self.text(behind: "saved with SingleFile", in: head) {
            url = Self.value(behind: "url:", in: note)
            day = Self.line(behind: "saved date:", in: note).flatMap(CalendarDay.written)
        } else if let note = Self.text(behind: "saved from url=(", in: head) {
            // Four digits tell the length of the address.
            url = note.split(separator: ")", maxSplits: 1).last.flatMap { Self.address($0) }
        } else if let note = Self.text(behind: "Mirrored from ", in: head) ?? Self.text(behind: "Mirrored from ", in: tail),
            let end = note.firstIndex(of: " ")
        {
            url = Self.address("http://" + note[..<end])
            day = CalendarDay.written(String(note[end...]))
        } else if let value = Self.attribute("savepage-url\" content=\"", in: head) {
            url = Self.address(value[...])
            day = Self.attribute("savepage-date\" content=\"", in: head).flatMap(CalendarDay.written)
        } else if let value = Self.attribute("data-scrapbook-source=\"", in: head) {
            url = Self.address(value[...])
            // `20260105101112345`
            day = Self.attribute("data-scrapbook-create=\"", in: head).flatMap(CalendarDay.compact)
        } else if let note = Self.text(behind: "FILE ARCHIVED ON ", in: tail) {
            day = CalendarDay.written(note)
        }
    }

    /// Hints with what they leave open taken from the note: a side-car or an archive knows better.
    func completing(_ hints: PageHints) -> PageHints {
        guard url != nil || day != nil else { return hints }
        var hints = hints
        hints.url = hints.url ?? url
        hints.captured = hints.captured ?? day
        return hints
    }

    /// The rest of the comment that holds a phrase.
    private static func text(behind phrase: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
        guard let at = ByteSearch.first(of: phrase, in: bytes) else { return nil }
        let rest = bytes[(at + phrase.utf8CodeUnitCount)...].prefix(longest)
        let end = ByteSearch.first(of: "-->", in: rest) ?? rest.endIndex
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    private static func attribute(_ beginning: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
        guard let at = ByteSearch.first(of: beginning, in: bytes) else { return nil }
        let rest = bytes[(at + beginning.utf8CodeUnitCount)...].prefix(longest)
        return rest.firstIndex(of: UInt8(ascii: "\"")).map { MarkupText.plain(rest[..<$0]) }
    }

    private static func line(behind key: String, in text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix(key) { return String(line.dropFirst(key.count)) }
        }
        // All on one line, the next key begins behind two blanks or at a word with a colon.
        return text.range(of: key).map { String(text[$0.upperBound...]) }
    }

    private static func value(behind key: String, in text: String) -> String? {
        line(behind: key, in: text).flatMap { $0.split(whereSeparator: \.isWhitespace).first }.flatMap { address($0) }
    }

    private static func address(_ text: some StringProtocol) -> String? {
        let bare = text.prefix { !$0.isWhitespace }
        return bare.lowercased().hasPrefix("http") ? String(bare) : nil
    }
}

extension String {
    /// The first occurrence of a text.
    fileprivate func range(of needle: String) -> Range<Index>? {
        guard let start = indices.first(where: { self[$0...].hasPrefix(needle) }) else { return nil }
        return start..<index(start, offsetBy: needle.count)
    }
}
