/// Text as a cell that a spreadsheet shows and never runs.
///
/// After OWASP's "CSV Injection": a cell that begins like a formula gets an apostrophe in front. A spreadsheet that takes semicolons or tabs
/// for separators sees the beginning of a cell after each of them, and after each line end, wherever the quotes are; there too.
public enum SheetText {
    /// The text with apostrophes where something would run; `restored` takes them away again.
    public static func defused(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        for index in bytes.indices {
            if begins(bytes, index), runs(bytes, index, isFirst: index == 0) {
                if out.isEmpty { out.reserveCapacity(bytes.count + 8) }
                out.append(apostrophe)
            }
            out.append(bytes[index])
        }
        return out.count == bytes.count ? text : String(decoding: out, as: UTF8.self)
    }

    /// The text that `defused` was given.
    public static func restored(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let isOurs = byte == apostrophe && begins(bytes, index) && runs(bytes, index + 1, isFirst: index == 0)
            if !isOurs { out.append(byte) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let space = UInt8(ascii: " ")

    /// Whether a cell may begin at a byte.
    private static func begins(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard index > 0 else { return true }
        switch bytes[index - 1] {
        case UInt8(ascii: ";"), 0x09, 0x0A, 0x0D: return true
        default: return false
        }
    }

    /// Whether what begins at a byte runs, or would run without the apostrophes before it.
    private static func runs(_ bytes: [UInt8], _ index: Int, isFirst: Bool) -> Bool {
        var at = index
        while at < bytes.count, bytes[at] == apostrophe { at += 1 }
        while isFirst, at < bytes.count, bytes[at] == space { at += 1 }
        guard at < bytes.count else { return false }
        switch bytes[at] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
        case 0x09, 0x0A, 0x0D: return isFirst
        // Full-width forms, which some spreadsheets fold: ＝ ＋ － ＠.
        case 0xEF:
            return at + 2 < bytes.count && bytes[at + 1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[at + 2])
        default: return false
        }
    }
}
