/// One HTML document as flat arrays: elements, attributes and text runs in document order.
///
/// Every string is a range of `bytes`; an element is an index. Text that a reader sees is valid UTF-8.
struct DocumentTree {
    /// An attribute's value is `bytes[start ..< start + length]`.
    struct Attribute {
        let name: AttributeName
        let start: Int32
        let length: Int32
    }

    /// A run of text directly below one element.
    struct Text {
        let parent: Int32
        let start: Int32
        var length: Int32
    }

    /// What happens next in reading order.
    enum Event {
        case start(Int)
        case end(Int)
        case text(Int)
    }

    private(set) var tags: [Tag] = []
    /// Index of the parent element; -1 for a root.
    private(set) var parents: [Int32] = []
    private(set) var depths: [UInt16] = []
    /// The element after the last one inside each element.
    private(set) var ends: [Int32] = []
    /// The first text run inside each element, and the first after it.
    private var firstTexts: [Int32] = []
    private var endTexts: [Int32] = []
    /// Where an element's attributes begin; its last is before the next element's first.
    private var attributeStarts: [Int32] = []
    private(set) var attributes: [Attribute] = []
    private(set) var texts: [Text] = []
    /// Contents of `script` elements.
    private(set) var scripts: [Text] = []
    /// Events, the kind in the two lowest bits.
    private var codes: [Int32] = []
    private(set) var bytes: [UInt8] = []
    /// Why reading stopped before the end of the document, if it did.
    var truncation: String?

    var count: Int { tags.count }

    init(expectedBytes: Int) {
        let elements = expectedBytes / 64 + 16
        tags.reserveCapacity(elements)
        parents.reserveCapacity(elements)
        depths.reserveCapacity(elements)
        attributeStarts.reserveCapacity(elements)
        attributes.reserveCapacity(elements * 2)
        codes.reserveCapacity(elements * 4)
        bytes.reserveCapacity(expectedBytes / 2 + 64)
    }

    // MARK: Building

    mutating func startElement(_ tag: Tag, parent: Int32, depth: Int) -> Int32 {
        let index = Int32(truncatingIfNeeded: tags.count)
        tags.append(tag)
        parents.append(parent)
        depths.append(UInt16(truncatingIfNeeded: min(depth, Int(UInt16.max))))
        ends.append(index + 1)
        firstTexts.append(Int32(texts.count))
        endTexts.append(Int32(texts.count))
        attributeStarts.append(Int32(truncatingIfNeeded: attributes.count))
        codes.append(index << 2)
        return index
    }

    mutating func endElement(_ element: Int32) {
        codes.append(element << 2 | 1)
        ends[Int(element)] = Int32(truncatingIfNeeded: tags.count)
        endTexts[Int(element)] = Int32(truncatingIfNeeded: texts.count)
    }

    mutating func addAttribute(_ name: AttributeName, _ value: UnsafeBufferPointer<UInt8>) {
        attributes.append(Attribute(name: name, start: Int32(bytes.count), length: Int32(value.count)))
        bytes.append(contentsOf: value)
    }

    mutating func addText(_ value: UnsafeBufferPointer<UInt8>, parent: Int32) {
        if let last = texts.indices.last, codes.last == Int32(last) << 2 | 2, texts[last].parent == parent,
            Int(texts[last].start + texts[last].length) == bytes.count
        {
            texts[last].length += Int32(value.count)
        } else {
            codes.append(Int32(texts.count) << 2 | 2)
            texts.append(Text(parent: parent, start: Int32(bytes.count), length: Int32(value.count)))
        }
        bytes.append(contentsOf: value)
    }

    mutating func addScript(_ value: UnsafeBufferPointer<UInt8>, parent: Int32) {
        if let last = scripts.indices.last, scripts[last].parent == parent, Int(scripts[last].start + scripts[last].length) == bytes.count {
            scripts[last].length += Int32(value.count)
        } else {
            scripts.append(Text(parent: parent, start: Int32(bytes.count), length: Int32(value.count)))
        }
        bytes.append(contentsOf: value)
    }

    // MARK: Reading

    var eventCount: Int { codes.count }

    @inline(__always) func event(_ index: Int) -> Event {
        let code = codes[index]
        switch code & 3 {
        case 0: return .start(Int(code >> 2))
        case 1: return .end(Int(code >> 2))
        default: return .text(Int(code >> 2))
        }
    }

    @inline(__always) func attributeIndices(of element: Int) -> Range<Int> {
        Int(attributeStarts[element])..<(element + 1 < attributeStarts.count ? Int(attributeStarts[element + 1]) : attributes.count)
    }

    /// The bytes of an element's attribute; `nil` when it has none of that name.
    func value(of name: AttributeName, at element: Int) -> ArraySlice<UInt8>? {
        for index in attributeIndices(of: element) where attributes[index].name == name { return value(of: attributes[index]) }
        return nil
    }

    func has(_ name: AttributeName, at element: Int) -> Bool {
        attributeIndices(of: element).contains { attributes[$0].name == name }
    }

    @inline(__always) func value(of attribute: Attribute) -> ArraySlice<UInt8> {
        bytes[Int(attribute.start)..<Int(attribute.start + attribute.length)]
    }

    /// The elements inside an element, without itself.
    func descendants(of element: Int) -> Range<Int> { (element + 1)..<max(element + 1, Int(ends[element])) }

    /// The text runs inside an element.
    func textIndices(in element: Int) -> Range<Int> { Int(firstTexts[element])..<max(Int(firstTexts[element]), Int(endTexts[element])) }

    @inline(__always) func contents(of text: Text) -> ArraySlice<UInt8> { bytes[Int(text.start)..<Int(text.start + text.length)] }

    func string(of name: AttributeName, at element: Int) -> String? {
        value(of: name, at: element).map { String(decoding: $0, as: UTF8.self) }
    }
}
