import CLibXML2

/// Reads HTML into a `DocumentTree` with libxml2's event interface; the only code that sees the library.
///
/// libxml2 decodes entities and repairs the markup as HTML 4; what HTML 5 does otherwise is mended here: `source` and `wbr` have no contents,
/// sectioning elements close a paragraph, and entities without a semicolon are read.
enum HTMLParser {
    /// What one page may cost.
    struct Limits: Sendable {
        /// Elements and text runs; reading stops there.
        var nodes = 2_000_000
        /// Open elements; reading stops where more are open.
        var depth = 4_096
        /// Attributes kept of one element.
        var attributes = 64
        /// Bytes kept of one attribute's value.
        var attributeBytes = 65_536
    }

    /// libxml2 wants to be initialised once, before threads use it.
    private static let ready: Void = {
        xmlInitParser()
        _ = Tag.byHash.count + AttributeName.byHash.count
    }()

    /// - Parameter utf8: valid UTF-8 without NUL that begins with a byte order mark; see `TextEncoding.decode`.
    static func parse(_ utf8: [UInt8], limits: Limits = Limits()) -> DocumentTree {
        _ = ready
        let builder = TreeBuilder(expectedBytes: utf8.count, limits: limits)
        NestedScripts.sealed(utf8).withUnsafeBytes { raw in
            guard let base = raw.bindMemory(to: CChar.self).baseAddress, raw.count > 3, raw.count < Int(Int32.max),
                let context = htmlCreateMemoryParserCtxt(base, Int32(raw.count))
            else { return }
            let options = Int32(creneau_html_options) | Int32(bitPattern: HTML_PARSE_IGNORE_ENC.rawValue)
            htmlCtxtUseOptions(context, options)
            var handler = htmlSAXHandler()
            handler.initialized = UInt32(XML_SAX2_MAGIC)
            handler.startElement = { user, name, attributes in
                guard let user, let name else { return }
                Unmanaged<TreeBuilder>.fromOpaque(user).takeUnretainedValue().start(name, attributes)
            }
            handler.endElement = { user, _ in
                guard let user else { return }
                Unmanaged<TreeBuilder>.fromOpaque(user).takeUnretainedValue().end()
            }
            handler.characters = { user, text, length in
                guard let user, let text, length > 0 else { return }
                Unmanaged<TreeBuilder>.fromOpaque(user).takeUnretainedValue().characters(
                    UnsafeBufferPointer(start: text, count: Int(length)))
            }
            handler.ignorableWhitespace = handler.characters
            handler.cdataBlock = { user, text, length in
                guard let user, let text, length > 0 else { return }
                Unmanaged<TreeBuilder>.fromOpaque(user).takeUnretainedValue().script(UnsafeBufferPointer(start: text, count: Int(length)))
            }
            withUnsafeMutablePointer(to: &handler) { handler in
                let own = context.pointee.sax
                context.pointee.sax = handler
                context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
                builder.stop = { xmlStopParser(context) }
                htmlParseDocument(context)
                context.pointee.sax = own
                if let document = context.pointee.myDoc {
                    xmlFreeDoc(document)
                    context.pointee.myDoc = nil
                }
                htmlFreeParserCtxt(context)
                builder.stop = {}
            }
        }
        return builder.finish()
    }
}

/// Turns libxml2's events into a `DocumentTree`.
private final class TreeBuilder {
    /// An open element of libxml2's; `container` is the element that its contents belong to.
    private struct Open {
        let element: Int32
        var container: Int32
        let tag: Tag
    }

    var stop: () -> Void = {}
    private var tree: DocumentTree
    private var open: [Open] = []
    private let limits: HTMLParser.Limits
    private var names = PointerTable<Tag>()
    private var attributeNames = PointerTable<AttributeName>()
    private var pendingAmpersand = false
    /// An entity was mended whose semicolon comes with the next text.
    private var awaitsSemicolon = false
    private var stopped = false

    init(expectedBytes: Int, limits: HTMLParser.Limits) {
        tree = DocumentTree(expectedBytes: expectedBytes)
        self.limits = limits
    }

    func start(_ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
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
        let element = tree.startElement(tag, parent: parent, depth: depth)
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
        if open.count > limits.depth { halt("more than \(limits.depth) elements are open") }
        if tree.eventCount > limits.nodes * 2 { halt("more than \(limits.nodes) elements") }
    }

    func end() {
        guard !stopped, let last = open.popLast() else { return }
        flushAmpersand()
        if last.container == last.element { tree.endElement(last.element) }
    }

    func characters(_ given: UnsafeBufferPointer<UInt8>) {
        guard !stopped, let parent = open.last?.container, parent >= 0 else { return }
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

    func script(_ text: UnsafeBufferPointer<UInt8>) {
        guard !stopped, let last = open.last, last.tag == .script else { return }
        tree.addScript(text, parent: last.element)
    }

    func finish() -> DocumentTree {
        flushAmpersand()
        while let last = open.popLast() {
            if last.container == last.element { tree.endElement(last.element) }
        }
        return tree
    }

    private func flushAmpersand() {
        awaitsSemicolon = false
        guard pendingAmpersand else { return }
        pendingAmpersand = false
        if let parent = open.last?.container, parent >= 0 { addAmpersand(parent) }
    }

    private func addAmpersand(_ parent: Int32) {
        withUnsafePointer(to: UInt8(ascii: "&")) { tree.addText(UnsafeBufferPointer(start: $0, count: 1), parent: parent) }
    }

    private func halt(_ reason: String) {
        stopped = true
        tree.truncation = reason
        stop()
    }

    private func length(_ text: UnsafePointer<UInt8>, limit: Int) -> Int {
        var count = 0
        while count < limit, text[count] != 0 { count += 1 }
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
