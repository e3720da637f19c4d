/// Text that a terminal shows and does not obey: the one filter that every printed line passes.
///
/// Names of files and words of pages come from outside. Without a filter an escape sequence in them moves the cursor, renames the window or
/// hides what follows, and a bidirectional control makes a line read as something else (Unicode Technical Report 36, section 3.2).
public enum SafeText {
    /// The text without control and bidirectional characters; line ends, tabs and our own emphasis stay.
    public static func printable(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return isPlain(bytes) ? text : String(decoding: printable(bytes), as: UTF8.self)
    }

    /// As above, on UTF-8 bytes; what is no UTF-8 is repaired.
    public static func printable(_ bytes: [UInt8]) -> [UInt8] {
        guard !isPlain(bytes) else { return bytes }
        var kept = String.UnicodeScalarView()
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\u{1B}", let length = emphasis(scalars[index...]) {
                kept.append(contentsOf: scalars[index..<index + length])
                index += length
                continue
            }
            switch scalar {
            case "\n", "\t": kept.append(scalar)
            case "\u{2028}", "\u{2029}", "\u{85}": kept.append("\n")
            default: if !isControl(scalar) { kept.append(scalar) }
            }
            index += 1
        }
        return Array(String(kept).utf8)
    }

    /// For files: line ends and tabs stay, other control and bidirectional characters go.
    public static func withoutControls(_ text: String) -> String {
        if isPlain(Array(text.utf8)) { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) || $0 == "\n" || $0 == "\t" || $0 == "\r" }))
    }

    /// C0 and C1 controls, DEL, and the characters that turn the direction of what follows.
    public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The length of one of the sequences that `TerminalStyle` writes, at the beginning.
    private static func emphasis(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        for code in TerminalStyle.codes + ["0"] {
            let sequence = Array("\u{1B}[\(code)m".unicodeScalars)
            if scalars.starts(with: sequence) { return sequence.count }
        }
        return nil
    }

    /// Whether nothing needs to be taken out: no byte that any of the characters above begins with or is.
    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }
    }
}
