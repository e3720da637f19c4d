import CLibXML2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads HTML into a `DocumentTree` with libxml2's event interface; the only code that sees the library.
///
/// libxml2 decodes entities and repairs the markup as HTML 4; what HTML 5 does otherwise is mended here: `source` and `wbr` have no contents,
/// sectioning elements close a paragraph, and entities without a semicolon are read.
enum HTMLParser {
    /// What one page may cost.
    struct Limits: Sendable {
        /// Elements and text runs; reading stops there. Of 1,456 saved pages the largest had 31,615 tags.
        var nodes = 250_000
        /// Bytes of text outside scripts; reading stops there. The same pages had 536 KB at most, and each byte of text costs a hundred of
        /// memory until its claims are read.
        var textBytes = 4 << 20
        /// Open elements; reading stops where more are open.
        var depth = 4_096
        /// Attributes kept of one element.
        var attributes = 64
        /// Bytes kept of one attribute's value.
        var attributeBytes = 65_536
        /// Bytes read of a document that a frame carries in its `srcdoc`, and frames that may lie in frames.
        var frameBytes = 4 << 20
        var frames = 3
    }

    /// libxml2 wants to be initialised once, before threads use it.
    private static let ready: Void = {
        xmlInitParser()
        _ = Tag.byHash.count + AttributeName.byHash.count
    }()

    /// Tells libxml2 not to guess the encoding.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - Parameter utf8: valid UTF-8 without NUL; see `TextEncoding.decode`.
    static func parse(_ utf8: [UInt8], limits: Limits = Limits()) -> DocumentTree {
        utf8.withUnsafeBufferPointer { parse($0, RawContents(of: $0, prefix: byteOrderMark), limits) }
    }

    /// - Parameter raw: of the page, behind a byte order mark.
    static func parse(_ page: UnsafeBufferPointer<UInt8>, _ raw: RawContents, _ limits: Limits) -> DocumentTree {
        _ = ready
        var builder = TreeBuilder(page: page, raw: raw, limits: limits)
        read(raw.markup, into: &builder)
        return builder.finish()
    }

    private static func read(_ markup: [UInt8], into builder: inout TreeBuilder) {
        markup.withUnsafeBytes { raw in
            guard let base = raw.bindMemory(to: CChar.self).baseAddress, raw.count > byteOrderMark.count, raw.count < Int(Int32.max),
                let context = htmlCreateMemoryParserCtxt(base, Int32(raw.count))
            else { return }
            let options = Int32(creneau_html_options) | Int32(bitPattern: HTML_PARSE_IGNORE_ENC.rawValue)
            htmlCtxtUseOptions(context, options)
            builder.context = context
            // The library calls back with the builder's address, which stands still meanwhile.
            withUnsafeMutablePointer(to: &builder) { builder in
                var handler = events
                withUnsafeMutablePointer(to: &handler) { handler in
                    let own = context.pointee.sax
                    context.pointee.sax = handler
                    context.pointee.userData = UnsafeMutableRawPointer(builder)
                    htmlParseDocument(context)
                    context.pointee.sax = own
                }
            }
            if let document = context.pointee.myDoc {
                xmlFreeDoc(document)
                context.pointee.myDoc = nil
            }
            htmlFreeParserCtxt(context)
            builder.context = nil
        }
    }

    /// What libxml2 is to tell a `TreeBuilder`.
    private static var events: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElement = { builder, name, attributes in
            guard let builder, let name else { return }
            builder.assumingMemoryBound(to: TreeBuilder.self).pointee.start(name, attributes)
        }
        handler.endElement = { builder, _ in
            guard let builder else { return }
            builder.assumingMemoryBound(to: TreeBuilder.self).pointee.end()
        }
        handler.characters = { builder, text, length in
            guard let builder, let text, length > 0 else { return }
            builder.assumingMemoryBound(to: TreeBuilder.self).pointee.characters(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = { builder, text, length in
            guard let builder, let text, length > 0 else { return }
            builder.assumingMemoryBound(to: TreeBuilder.self).pointee.script(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        return handler
    }
}

/// Turns libxml2's events into a `DocumentTree`.
private struct TreeBuilder {
    /// An open element of libxml2's; `container` is the element that its contents belong to.
    private struct Open {
        let element: Int32
        var container: Int32
        let tag: Tag
    }

    /// The parser at work, to stop it.
    var context: htmlParserCtxtPtr?
    private var tree: DocumentTree
    private let page: UnsafeBufferPointer<UInt8>
    private let raw: RawContents
    private var open: [Open] = []
    private let limits: HTMLParser.Limits
    private var names = PointerTable<Tag>()
    private var attributeNames = PointerTable<AttributeName>()
    private var pendingAmpersand = false
    /// An entity was mended whose semicolon comes with the next text.
    private var awaitsSemicolon = false
    private var stopped = false
    private var textBytes = 0

    init(page: UnsafeBufferPointer<UInt8>, raw: RawContents, limits: HTMLParser.Limits) {
        tree = DocumentTree(expectedBytes: page.count)
        self.page = page
        self.raw = raw
        self.limits = limits
    }

    mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard !stopped else { return }
        flushAmpersand()
        let tag = names.value(for: name) { bytes in
            Tag.byHash[ByteHash.of(bytes)] ?? (bytes.contains(UInt8(ascii: "-")) ? .custom : .other)
        }
        if tag.closesParagraph, let last = open.indices.last, open[last].tag == .p, open[last].container == open[last].element {
            tree.endElement(open[last].element)
            open[last].container = last > 0 ? open[last - 1].container : -1
        }
        let parent = open.last?.container ?? -1
        let depth = parent >= 0 ? Int(tree.depths[Int(parent)]) + 1 : 0
        let frame = tag == .iframe && limits.frames > 0 ? framed(attributes) : nil
        // A shadow root and a frame that carries its document are shown where they stand.
        let isShown = frame != nil || tag == .template && isShadowRoot(attributes)
        let element = tree.startElement(isShown ? .section : tag, parent: parent, depth: depth)
        if tag == .custom { tree.addAttribute(.elementName, UnsafeBufferPointer(start: name, count: length(name, limit: 256))) }
        if var pair = attributes {
            var kept = 0
            while let key = pair[0], kept < limits.attributes {
                let attribute = attributeNames.value(for: key) { AttributeName.byHash[ByteHash.of($0)] ?? .other }
                if attribute != .other {
                    let value = pair[1]
                    tree.addAttribute(
                        attribute, UnsafeBufferPointer(start: value, count: value.map { length($0, limit: limits.attributeBytes) } ?? 0))
                    kept += 1
                }
                pair += 2
            }
        }
        if tag.isVoid {
            tree.endElement(element)
            open.append(Open(element: element, container: parent, tag: tag))
        } else {
            open.append(Open(element: element, container: element, tag: tag))
        }
        if let frame { graft(frame, under: element) }
        if open.count > limits.depth { halt("more than \(limits.depth) elements are open") }
        if tree.eventCount > limits.nodes * 2 { halt("more than \(limits.nodes) elements") }
    }

    // MARK: Documents inside the document

    /// The document that a frame carries in its `srcdoc`.
    private func framed(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> DocumentTree? {
        guard let value = value(of: "srcdoc", in: attributes) else { return nil }
        let bytes = UnsafeBufferPointer(start: value, count: length(value, limit: limits.frameBytes))
        guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
        var inner = limits
        inner.frames -= 1
        inner.nodes = max(0, limits.nodes - tree.eventCount / 2)
        inner.textBytes = max(0, limits.textBytes - textBytes)
        return HTMLParser.parse(Array(bytes), limits: inner)
    }

    private func isShadowRoot(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> Bool {
        value(of: "shadowrootmode", in: attributes) != nil || value(of: "shadowroot", in: attributes) != nil
    }

    private func value(of name: String, in attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> UnsafePointer<UInt8>? {
        guard var pair = attributes else { return nil }
        while let key = pair[0] {
            if name.withCString({ strcmp(UnsafeRawPointer(key).assumingMemoryBound(to: CChar.self), $0) }) == 0 { return pair[1] }
            pair += 2
        }
        return nil
    }

    /// Copies another document's elements, attributes and texts below an open element; what it says of itself as a page is left behind.
    private mutating func graft(_ other: DocumentTree, under element: Int32) {
        var copies: [Int32] = []
        copies.reserveCapacity(other.count)
        func copy(of index: Int32) -> Int32 { index >= 0 ? copies[Int(index)] : element }
        for event in 0..<other.eventCount {
            switch other.event(event) {
            case .start(let index):
                let parent = copy(of: other.parents[index])
                let tag = other.tags[index], isPage = [.html, .body].contains(tag), isHead = [.title, .meta, .link, .base].contains(tag)
                copies.append(
                    tree.startElement(isPage ? .div : isHead ? .other : tag, parent: parent, depth: Int(tree.depths[Int(parent)]) + 1))
                guard !isHead else { continue }
                for attribute in other.attributeIndices(of: index).map({ other.attributes[$0] }) where attribute.name != .srcdoc {
                    other.value(of: attribute).withUnsafeBufferPointer { tree.addAttribute(attribute.name, $0) }
                }
            case .end(let index): tree.endElement(copies[index])
            case .text(let index):
                let text = other.texts[index]
                textBytes += Int(text.length)
                other.contents(of: text).withUnsafeBufferPointer { tree.addText($0, parent: copy(of: text.parent)) }
            }
        }
        for script in other.scripts {
            other.contents(of: script).withUnsafeBufferPointer { tree.addScript($0, parent: copy(of: script.parent)) }
        }
        if let truncation = other.truncation { halt(truncation) }
    }

    mutating func end() {
        guard !stopped, let last = open.popLast() else { return }
        flushAmpersand()
        if last.container == last.element { tree.endElement(last.element) }
    }

    mutating func characters(_ given: UnsafeBufferPointer<UInt8>) {
        guard !stopped, let parent = open.last?.container, parent >= 0 else { return }
        textBytes += given.count
        if textBytes > limits.textBytes { return halt("more than \(limits.textBytes >> 20) MB of text") }
        var text = given
        if awaitsSemicolon {
            awaitsSemicolon = false
            if text[0] == UInt8(ascii: ";") { text = UnsafeBufferPointer(rebasing: text.dropFirst()) }
            if text.isEmpty { return }
        }
        if text.count == 1, text[0] == UInt8(ascii: "&") {
            flushAmpersand()
            pendingAmpersand = true
            return
        }
        if pendingAmpersand {
            pendingAmpersand = false
            if let scalar = LateEntities.byHash[ByteHash.of(text)] {
                var utf8 = Array(String(scalar).utf8)
                utf8.withUnsafeMutableBufferPointer { tree.addText(UnsafeBufferPointer($0), parent: parent) }
                awaitsSemicolon = true
                return
            }
            addAmpersand(parent)
        }
        tree.addText(text, parent: parent)
    }

    mutating func script(_ text: UnsafeBufferPointer<UInt8>) {
        guard !stopped, let last = open.last, last.tag == .script else { return }
        if let contents = raw.contents(markedBy: text) {
            tree.addScript(UnsafeBufferPointer(rebasing: page[contents]), parent: last.element)
        } else {
            tree.addScript(text, parent: last.element)
        }
    }

    mutating func finish() -> DocumentTree {
        flushAmpersand()
        while let last = open.popLast() {
            if last.container == last.element { tree.endElement(last.element) }
        }
        return tree
    }

    private mutating func flushAmpersand() {
        awaitsSemicolon = false
        guard pendingAmpersand else { return }
        pendingAmpersand = false
        if let parent = open.last?.container, parent >= 0 { addAmpersand(parent) }
    }

    private mutating func addAmpersand(_ parent: Int32) {
        withUnsafePointer(to: UInt8(ascii: "&")) { tree.addText(UnsafeBufferPointer(start: $0, count: 1), parent: parent) }
    }

    private mutating func halt(_ reason: String) {
        stopped = true
        tree.truncation = reason
        if let context { xmlStopParser(context) }
    }

    private func length(_ text: UnsafePointer<UInt8>, limit: Int) -> Int {
        var count = strnlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self), limit)
        // A cut must not split a character.
        while count == limit, count > 0, text[count] & 0xC0 == 0x80 {
            count -= 1
            if text[count] & 0xC0 != 0x80 { break }
        }
        return count
    }
}

/// Values by the address of an interned name: libxml2 keeps one copy of each name a parse.
private struct PointerTable<Value> {
    private var keys = [UInt](repeating: 0, count: 256)
    private var values: [Value?] = Array(repeating: nil, count: 256)
    private var used = 0

    mutating func value(for name: UnsafePointer<UInt8>, make: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        let key = UInt(bitPattern: name)
        var slot = Int(truncatingIfNeeded: (key >> 3) ^ (key >> 11)) & 255
        var steps = 0
        while keys[slot] != 0, steps < 16 {
            if keys[slot] == key, let value = values[slot] { return value }
            slot = (slot + 1) & 255
            steps += 1
        }
        var count = 0
        while name[count] != 0, count < 1024 { count += 1 }
        let value = make(UnsafeBufferPointer(start: name, count: count))
        if steps < 16, used < 200 {
            keys[slot] = key
            values[slot] = value
            used += 1
        }
        return value
    }
}

/// Entities that HTML 5 has and libxml2's HTML 4 table lacks, or that pages write without a semicolon.
private enum LateEntities {
    static let byHash: [UInt64: Unicode.Scalar] = {
        let table: [(String, Unicode.Scalar)] = [
            ("nbsp", "\u{A0}"), ("copy", "©"), ("reg", "®"), ("trade", "™"), ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""),
            ("apos", "'"),
            ("plus", "+"), ("comma", ","), ("period", "."), ("colon", ":"), ("semi", ";"), ("excl", "!"), ("quest", "?"), ("num", "#"),
            ("dollar", "$"), ("percnt", "%"), ("lpar", "("), ("rpar", ")"), ("ast", "*"), ("sol", "/"), ("bsol", "\\"), ("lowbar", "_"),
            ("equals", "="), ("commat", "@"), ("lbrack", "["), ("rbrack", "]"), ("lsqb", "["), ("rsqb", "]"), ("lcub", "{"), ("rcub", "}"),
            ("verbar", "|"), ("vert", "|"), ("grave", "`"), ("Hat", "^"), ("NewLine", "\n"), ("Tab", "\t"), ("check", "✓"),
            ("checkmark", "✓"),
            ("cross", "✗"), ("star", "☆"), ("starf", "★"), ("bigstar", "★"), ("phone", "☎"), ("hyphen", "‐"), ("dash", "‐"),
            ("horbar", "―"),
            ("nldr", "‥"), ("mldr", "…"), ("caret", "⁁"), ("bullet", "•"), ("centerdot", "·"), ("middot", "·"), ("half", "½"),
            ("frac13", "⅓"),
            ("frac23", "⅔"), ("frac15", "⅕"), ("frac18", "⅛"), ("frac38", "⅜"), ("frac58", "⅝"), ("frac78", "⅞"), ("deg", "°"),
            ("times", "×"),
            ("div", "÷"), ("rarr", "→"), ("rightarrow", "→"), ("male", "♂"), ("female", "♀"), ("lstrok", "ł"), ("Lstrok", "Ł"),
            ("cacute", "ć"),
            ("ccaron", "č"), ("Ccaron", "Č"), ("rcaron", "ř"), ("ecaron", "ě"), ("zcaron", "ž"), ("Zcaron", "Ž"), ("nacute", "ń"),
            ("sacute", "ś"),
            ("zacute", "ź"), ("zdot", "ż"), ("eogon", "ę"), ("aogon", "ą"), ("odblac", "ő"), ("udblac", "ű"), ("gbreve", "ğ"),
            ("inodot", "ı"),
            ("imath", "ı"), ("scedil", "ş"), ("abreve", "ă"), ("tcedil", "ţ"), ("uring", "ů"), ("NoBreak", "\u{2060}"),
            ("ZeroWidthSpace", "\u{200B}"),
        ]
        return Dictionary(table.map { (ByteHash.of($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
    }()
}
