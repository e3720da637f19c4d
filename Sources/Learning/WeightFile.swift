/// A weights file: a header that says what it is and how it was made, then one line a feature or node.
///
/// ```
/// # creneau weights
/// # what: chance that a block holds a claim
/// # made: 302 pages, l2 1
/// word=waterproof<TAB>1.24
/// ```
/// Reading is by bytes and makes no strings, so that start-up stays short.
public struct WeightFile: Sendable {
    /// A file that is not what it should be: the line, counted from 1, and what to do.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        public let line: Int
        public let message: String

        public init(line: Int, message: String) {
            self.line = line
            self.message = message
        }

        public var description: String { "line \(line): \(message)" }
    }

    /// `key: value` lines of the header, in order.
    public private(set) var header: [(key: String, value: String)]
    private let bytes: [UInt8]
    private let body: Int
    private let headerLines: Int

    static let mark = "# creneau weights"

    public init(_ bytes: [UInt8]) throws(Failure) {
        self.bytes = bytes
        header = []
        var at = 0
        var line = 0
        while at < bytes.count, bytes[at] == UInt8(ascii: "#") {
            let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let text = String(decoding: bytes[at..<end], as: UTF8.self)
            if line == 0, text != WeightFile.mark { break }
            if line > 0 {
                let parts = text.dropFirst(2).split(separator: ":", maxSplits: 1)
                if parts.count == 2 { header.append((String(parts[0]), String(parts[1].drop { $0 == " " }))) }
            }
            line += 1
            at = min(bytes.count, end + 1)
        }
        guard line > 0 else {
            throw Failure(
                line: 1, message: "not a weights file: the first line must be '\(WeightFile.mark)'; make the file with 'creneau train'")
        }
        body = at
        headerLines = line
    }

    public func value(of key: String) -> String? { header.first { $0.key == key }?.value }

    /// Calls `body` for each line with the bytes before the first tab and the numbers after it.
    public func forEachLine(_ row: (_ name: Slice<UnsafeBufferPointer<UInt8>>, _ numbers: [Float]) -> Bool) throws(Failure) {
        var problem: Failure?
        bytes.withUnsafeBufferPointer { bytes in
            var at = body
            var line = headerLines
            var numbers: [Float] = []
            while at < bytes.count {
                line += 1
                let start = at
                while at < bytes.count, bytes[at] != UInt8(ascii: "\t"), bytes[at] != UInt8(ascii: "\n") { at += 1 }
                let name = bytes[start..<at]
                numbers.removeAll(keepingCapacity: true)
                while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
                    at += 1
                    guard let number = WeightFile.number(bytes, &at) else {
                        problem = Failure(line: line, message: "a number was expected after a tab")
                        return
                    }
                    numbers.append(number)
                }
                at += 1
                if name.isEmpty, numbers.isEmpty { continue }
                guard row(name, numbers) else {
                    problem = Failure(line: line, message: "the line does not fit the kind of file that the header names")
                    return
                }
            }
        }
        if let problem { throw problem }
    }

    /// Reads `-12.5` or `.5` up to a tab, a line feed or the end.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Float? {
        var negative = false
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") {
            negative = true
            at += 1
        }
        var whole: Int64 = 0
        var digits = 0, decimals = 0
        var point = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte >= 48, byte <= 57 {
                guard digits < 15 else { return nil }
                whole = whole * 10 + Int64(byte - 48)
                digits += 1
                if point { decimals += 1 }
            } else if byte == UInt8(ascii: "."), !point {
                point = true
            } else if byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") {
                break
            } else {
                return nil
            }
            at += 1
        }
        if digits == 0 {
            return point || negative ? nil : 0
        }
        let value = Double(whole) / WeightFile.powers[decimals]
        return Float(negative ? -value : value)
    }

    private static let powers: [Double] = (0...15).map { n in (0..<n).reduce(1.0) { p, _ in p * 10 } }
}

/// Writes a weights file.
public struct WeightFileWriter: Sendable {
    public private(set) var bytes: [UInt8]

    /// - Parameter header: keys and values of the header, in order; no value holds a line feed.
    public init(header: [(key: String, value: String)]) {
        bytes = Array((WeightFile.mark + "\n").utf8)
        for (key, value) in header { bytes += Array("# \(key): \(value)\n".utf8) }
    }

    /// Adds a line; a zero is written as nothing between its tabs.
    ///
    /// - Parameter decimals: digits kept after the point, 0 to 6.
    public mutating func add(_ name: String, _ numbers: some Sequence<Float>, decimals: Int = 3) {
        precondition(!name.utf8.contains { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }, "a name holds a tab or a line feed")
        bytes += Array(name.utf8)
        for number in numbers {
            bytes.append(UInt8(ascii: "\t"))
            bytes += Array(WeightFileWriter.text(number, decimals).utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// The shortest decimal text of a number with so many decimals: `-.5`, `12`, or nothing for zero.
    static func text(_ number: Float, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int64((Double(number) * scale).rounded())
        guard scaled != 0 else { return "" }
        let whole = scaled.magnitude / UInt64(scale), rest = scaled.magnitude % UInt64(scale)
        var text = scaled < 0 ? "-" : ""
        if whole > 0 { text += String(whole) }
        if rest > 0 {
            var digits = String(rest)
            digits = String(repeating: "0", count: decimals - digits.count) + digits
            while digits.hasSuffix("0") { digits.removeLast() }
            text += "." + digits
        }
        return text
    }
}

extension WeightFileWriter {
    /// A number as a header's value: up to four decimals, never empty.
    public static func decimal(_ number: Float) -> String {
        let text = text(number, 4)
        return text.isEmpty ? "0" : text.hasPrefix(".") ? "0" + text : text.hasPrefix("-.") ? "-0" + text.dropFirst() : text
    }
}
