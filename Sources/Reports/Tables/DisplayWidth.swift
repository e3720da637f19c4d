/// How many columns a text takes on a terminal: wide characters two, combining marks none.
///
/// After the East Asian Width classes W and F of UAX #11 and the emoji of UTS #51, by ranges.
public enum DisplayWidth {
    public static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        var width = 0
        for character in text { width += of(character) }
        return width
    }

    /// The longest beginning that fits, with `…` when something was cut.
    public static func truncated(_ text: String, to width: Int) -> String {
        if of(text) <= width { return text }
        guard width > 0 else { return "" }
        var used = 0, kept = ""
        for character in text {
            let step = of(character)
            if used + step > width - 1 { break }
            used += step
            kept.append(character)
        }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// Lines of at most so many columns, broken at spaces; a word that is wider is broken where it must be.
    public static func wrapped(_ text: String, to width: Int) -> [String] {
        if of(text) <= width || width <= 0 { return [text] }
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].isEmpty || of(lines[lines.count - 1]) + 1 + of(word) <= width {
                lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
            } else {
                lines.append(String(word))
            }
            while of(lines[lines.count - 1]) > width {
                var used = 0
                let cut = lines[lines.count - 1].firstIndex { character in
                    used += of(character)
                    return used > width
                }
                guard let cut, cut > lines[lines.count - 1].startIndex else { break }
                let rest = String(lines[lines.count - 1][cut...])
                lines[lines.count - 1] = String(lines[lines.count - 1][..<cut])
                lines.append(rest)
            }
        }
        return lines
    }

    /// The text with control characters and line breaks made visible or plain, so that it takes one line and moves no cursor.
    public static func oneLine(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
            case 0x200B: continue
            default: if !SafeText.isControl(scalar) { scalars.append(scalar) }
            }
        }
        return String(scalars)
    }

    private static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .format: return 0
        default: return isWide(first.value) ? 2 : 1
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653,
            0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E, 0x2753...0x2755, 0x2757,
            0x2795...0x2797, 0x27B0, 0x2B1B...0x2B1C, 0x2B50, 0x2B55, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            return true
        default: return false
        }
    }
}
