/// Stars that are drawn instead of written: "★★☆☆☆", a bar of 40 %, a class such as `star-4`, or a row of icons of which some are filled.
enum DrawnStars {
    /// Stars of a full row.
    private static let full = 5

    /// What the characters of a short text draw; `nil` when it draws nothing, or more than a row.
    static func read(_ text: ArraySlice<UInt8>) -> Double? {
        guard text.count >= 3, text.count <= 80 else { return nil }
        var filled = 0.0, empty = 0
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x2605, 0x2B50, 0x1F31F, 0x2B51: filled += 1  // ★ ⭐ 🌟
            case 0x2606, 0x2729: empty += 1  // ☆ ✩
            case 0x2BE8, 0x2BEA, 0x272E: filled += 0.5  // half stars
            case 0xFE0F, 0x20, 0xA0, 0x0A, 0x09, 0x0D: continue
            default: return nil
            }
        }
        let all = Int(filled.rounded(.up)) + empty
        guard all <= full, filled > 0, all == full || empty == 0 else { return nil }
        // A single star is an ornament as often as a judgement.
        return all == full || filled >= 2 ? filled : nil
    }

    /// What the attributes of an element draw.
    static func read(_ tree: DocumentTree, _ element: Int) -> Double? {
        for name in [AttributeName.dataRating, .dataScore] {
            if let value = tree.string(of: name, at: element).flatMap({ Double($0) }), value > 0 { return scaled(value) }
        }
        let named = [AttributeName.class, .id, .dataHook, .ariaLabel].contains { name in
            guard let value = tree.value(of: name, at: element) else { return false }
            let lower = value.map { $0 | 0x20 }
            return ByteSearch.contains(lower, "star") || ByteSearch.contains(lower, "rating") || ByteSearch.contains(lower, "score")
        }
        let parent = Int(tree.parents[element])
        if named || parent >= 0 && isRating(tree, parent) {
            if let style = tree.string(of: .style, at: element), let share = percent(style, behind: "width") {
                return share / 100 * Double(full)
            }
            if let title = tree.string(of: .title, at: element), title.hasSuffix("%"), let share = Double(title.dropLast()),
                (0...100).contains(share)
            {
                return share / 100 * Double(full)
            }
        }
        guard named, let value = tree.string(of: .class, at: element) else { return nil }
        return number(inClass: value) ?? icons(tree, element)
    }

    private static func isRating(_ tree: DocumentTree, _ element: Int) -> Bool {
        guard let value = tree.value(of: .class, at: element) else { return false }
        let lower = value.map { $0 | 0x20 }
        return ByteSearch.contains(lower, "star") || ByteSearch.contains(lower, "rating")
    }

    private static func scaled(_ value: Double) -> Double? {
        value <= Double(full) ? value : value <= 10 ? value / 2 : value <= 100 ? value / 20 : nil
    }

    /// `width: 40%` → 40.
    private static func percent(_ style: String, behind key: String) -> Double? {
        let compact = style.lowercased().filter { !$0.isWhitespace }
        for part in compact.split(separator: ";") where part.hasPrefix(key + ":") && part.hasSuffix("%") {
            if let value = Double(part.dropFirst(key.count + 1).dropLast()), value > 0, value <= 100 { return value }
        }
        return nil
    }

    /// `star-4`, `a-star-4-5`, `rating-40`, `stars_3` → the stars.
    private static func number(inClass value: String) -> Double? {
        for token in value.lowercased().split(separator: " ") {
            let parts = token.split { $0 == "-" || $0 == "_" }
            guard let at = parts.lastIndex(where: { ["star", "stars", "rating", "rated", "score"].contains($0) }), at + 1 < parts.count
            else { continue }
            let rest = parts[(at + 1)...]
            guard let whole = Double(rest.first!), rest.count <= 2 else { continue }
            if rest.count == 2 {
                guard rest.last == "5", whole < Double(full) else { continue }
                return whole + 0.5
            }
            if whole > 0 {
                return whole <= Double(full) ? whole : [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].contains(whole) ? scaled(whole) : nil
            }
        }
        return nil
    }

    /// A row of five icons: those whose class says empty do not count.
    private static func icons(_ tree: DocumentTree, _ element: Int) -> Double? {
        let children = tree.descendants(of: element).filter {
            Int(tree.parents[$0]) == element && [.i, .span, .svg, .img, .custom].contains(tree.tags[$0])
        }
        guard children.count == full else { return nil }
        var filled = 0.0, told = false
        for child in children {
            let name = (tree.string(of: .class, at: child) ?? "") + " " + (tree.string(of: .src, at: child) ?? "")
            let words = Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
            guard words.contains(where: { $0.contains("star") }) else { return nil }
            if words.contains("half") {
                filled += 0.5
                told = true
            } else if !words.isDisjoint(with: [
                "empty", "o", "outline", "off", "grey", "gray", "inactive", "far", "unfilled", "blank", "none",
            ]) {
                told = true
            } else {
                filled += 1
                told = told || !words.isDisjoint(with: ["full", "filled", "on", "active", "fas", "solid", "checked"])
            }
        }
        return told && filled > 0 ? filled : nil
    }
}
