/// Fields of a form or query: `a=1&b=two+words`.
enum Form {
    /// More fields than any page of the site sends.
    static let mostFields = 100

    /// The fields by name; of a name that comes twice the first counts. Bytes that are no UTF-8 are repaired.
    static func fields(_ bytes: [UInt8]) -> [String: String] {
        var found: [String: String] = [:]
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: mostFields).prefix(mostFields) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(parts[0], plusIsSpace: true)
            if found[name] == nil { found[name] = parts.count > 1 ? decoded(parts[1], plusIsSpace: true) : "" }
        }
        return found
    }

    static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2]) {
                plain.append(high << 4 | low)
                index += 3
                continue
            }
            plain.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            index += 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Percent-encodes everything but unreserved characters, for the value of a query.
    static func encoded(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                out.append(byte)
            default:
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A path with a query, leaving out fields that are empty.
    static func link(_ path: String, _ query: KeyValuePairs<String, String?>) -> String {
        let fields = query.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : "\(name)=\(encoded($0))" } }
        return fields.isEmpty ? path : path + "?" + fields.joined(separator: "&")
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
