/// Writes JSON straight into bytes, in the order in which it is told: for output whose bytes must never depend on a dictionary.
///
/// Use it where speed or the order of fields matters; it escapes text but does not check that keys and values alternate.
public struct JSONWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []
    private let isIndented: Bool
    private var depth = 0
    private var needsComma = false
    private var followsKey = false

    /// - Parameter indented: one member a line, two spaces a level; else all on one line.
    public init(indented: Bool = false) { isIndented = indented }

    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Forgets what was written, but keeps the memory.
    public mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        (depth, needsComma, followsKey) = (0, false, false)
    }

    public mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    // MARK: Structure

    public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(0x7B)
        try body(&self)
        close(0x7D)
    }

    public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(0x5B)
        try body(&self)
        close(0x5D)
    }

    public mutating func array<S: Sequence>(_ elements: S, _ body: (inout JSONWriter, S.Element) throws -> Void) rethrows {
        try array { json in for element in elements { try body(&json, element) } }
    }

    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(0x3A)
        if isIndented { bytes.append(0x20) }
        followsKey = true
    }

    // MARK: Values

    public mutating func value(_ text: String) {
        separate()
        quote(text)
        needsComma = true
    }

    public mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
        needsComma = true
    }

    /// The shortest digits that read back as the number; a whole number has no point; what is no number is `null`.
    public mutating func value(_ number: Double) {
        separate()
        bytes.append(contentsOf: JSONWriter.digits(number).utf8)
        needsComma = true
    }

    public mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        needsComma = true
    }

    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
        needsComma = true
    }

    /// Puts JSON that is already written.
    public mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    // MARK: Members; one that is unknown is left out

    public mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        key(name)
        value(text)
    }

    public mutating func member(_ name: String, _ number: Int?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    public mutating func member(_ name: String, _ number: Double?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    public mutating func member(_ name: String, _ flag: Bool?) {
        guard let flag else { return }
        key(name)
        value(flag)
    }

    public mutating func member(_ name: String, _ texts: [String]) {
        key(name)
        array(texts) { $0.value($1) }
    }

    public mutating func member(_ name: String, object body: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try object(body)
    }

    public mutating func member<S: Sequence>(
        _ name: String, array elements: S, _ body: (inout JSONWriter, S.Element) throws -> Void
    ) rethrows {
        key(name)
        try array(elements, body)
    }

    // MARK: Bytes

    /// The shortest decimal digits that read back as `number`, without a point when it is whole.
    public static func digits(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
        return number.description
    }

    /// Rounds to a number of decimals, so that a printed score does not carry noise.
    public static func rounded(_ number: Double, _ decimals: Int = 4) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return (number * scale).rounded() / scale
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        depth += 1
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if isIndented, needsComma { breakLine() }
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if followsKey {
            followsKey = false
            needsComma = false
            return
        }
        if needsComma { bytes.append(0x2C) }
        if isIndented, depth > 0 { breakLine() }
        needsComma = false
    }

    private mutating func breakLine() {
        bytes.append(0x0A)
        for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
    }

    private mutating func quote(_ text: String) {
        bytes.append(0x22)
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (i, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
                bytes.append(contentsOf: utf8[start..<i])
                escape(byte)
                start = i + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        default:
            let hex = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, hex[Int(byte >> 4)], hex[Int(byte & 15)]])
        }
    }
}
