/// A rectangle in the user units of a drawing; y grows downwards.
struct Box: Hashable, Sendable {
    var left, top, right, bottom: Double

    init(left: Double, top: Double, right: Double, bottom: Double) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    /// Around a point.
    init(x: Double, y: Double, radius: Double) {
        self.init(left: x - radius, top: y - radius, right: x + radius, bottom: y + radius)
    }

    func meets(_ other: Box) -> Bool { left < other.right && other.left < right && top < other.bottom && other.top < bottom }

    func isInside(_ other: Box) -> Bool {
        left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom
    }

    func grown(by margin: Double) -> Box { Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin) }

    /// Whether a straight line from one point to another touches the box (Liang and Barsky's clipping, 1984).
    func meets(from a: (x: Double, y: Double), to b: (x: Double, y: Double)) -> Bool {
        let dx = b.x - a.x, dy = b.y - a.y
        var enter = 0.0, leave = 1.0
        for (step, room) in [(-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y)] {
            if step == 0 {
                if room < 0 { return false }
                continue
            }
            let at = room / step
            if step < 0 { enter = max(enter, at) } else { leave = min(leave, at) }
            if enter > leave { return false }
        }
        return true
    }
}

/// How much room a text takes in a drawing: measured without a font, so never less than the plain sans serifs of Linux, macOS, Windows take.
///
/// The widths are those of DejaVu Sans, the widest of them: its average small letter takes .61 em, where Helvetica's takes .53.
enum TextMeasure {
    private static let character = 0.62
    /// Capitals, and the widest letters and signs.
    private static let capital = 0.76, widest = 1.0
    private static let bold = 1.13
    /// Of the font size, above and below the base line.
    static let ascent = 0.92, descent = 0.26

    static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        var width = 0.0
        for character in text {
            let scalar = character.unicodeScalars.first!
            switch DisplayWidth.of(String(character)) {
            case 0: continue
            case 2: width += 1.04
            default:
                if "WMmw@%—…".unicodeScalars.contains(scalar) {
                    width += widest
                } else if character.isUppercase || scalar.value > 0x2000 {
                    width += capital
                } else {
                    width += Self.character
                }
            }
        }
        return width * size * (isBold ? bold : 1)
    }

    /// Lines of at most `room` units, broken at spaces and after hyphens; a part that is wider stands on a line of its own and is never cut.
    static func lines(_ text: String, size: Double, room: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            var glue = " "
            for part in parts(of: word) {
                if let last = lines.last, width(last + glue + part, size: size) <= room {
                    lines[lines.count - 1] = last + glue + part
                } else {
                    lines.append(String(part))
                }
                glue = ""
            }
        }
        return lines
    }

    /// "energy-saving" as "energy-" and "saving"; short beginnings stay with what follows.
    private static func parts(of word: Substring) -> [Substring] {
        guard let hyphen = word.firstIndex(of: "-"), word.distance(from: word.startIndex, to: hyphen) >= 3 else { return [word] }
        let next = word.index(after: hyphen)
        guard word.distance(from: next, to: word.endIndex) >= 3 else { return [word] }
        return [word[..<next]] + parts(of: word[next...])
    }
}
