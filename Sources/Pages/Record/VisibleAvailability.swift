/// Tells from what a page shows whether the product can be bought.
enum VisibleAvailability {
    /// Elements further from the title than this speak of something else.
    private static let reach = 600
    private static let longest = 80

    /// - Returns: `InStock`, `OutOfStock`, `PreOrder` or `BackOrder`; `nil` when nothing tells.
    static func find(_ material: PageMaterial, _ selection: BlockSelection, _ places: VisiblePlaces) -> String? {
        if let word = named(material, places) { return word }
        return nearest(material, selection, places)
    }

    /// An element that is called availability or stock.
    private static func named(_ material: PageMaterial, _ places: VisiblePlaces) -> String? {
        let tree = material.tree
        for element in 0..<tree.count where places.cues(element) & RecordCue.availability.bit != 0 && !isBadge(element, places) {
            let context = places.context(of: element)
            guard (context.own | context.all) & RecordCue.elsewhere.bit == 0, !context.isHidden,
                context.purposes & (Purpose.related.bit | Purpose.nav.bit | Purpose.modal.bit) == 0,
                let text = places.shortText(element, limit: 200)
            else { continue }
            if let word = advance(text, material) ?? word(in: text) { return word }
        }
        return nil
    }

    /// The sold-out or add-to-cart text that is nearest to the title.
    private static func nearest(_ material: PageMaterial, _ selection: BlockSelection, _ places: VisiblePlaces) -> String? {
        let tree = material.tree, title = max(0, material.layout.titleElement)
        var soldOut = Int.max, badge = Int.max, inStock = Int.max, ahead: (distance: Int, word: String)?
        func note(_ element: Int, _ bits: UInt64) {
            let distance = element >= title ? element - title : title - element + 400
            if bits & TextCue.soldOut.bit != 0 { soldOut = min(soldOut, distance) } else { inStock = min(inStock, distance) }
        }
        let wanted = TextCue.soldOut.bit | TextCue.inStock.bit
        for (index, run) in material.text.runs.enumerated() where run.cues & wanted != 0 && run.text.count <= longest {
            guard ![.related, .review, .answer, .question, .chrome, .legal].contains(selection.regions[index]) else { continue }
            let context = places.context(of: run.element)
            guard !context.isHidden, context.purposes & (Purpose.variant.bit | Purpose.related.bit | Purpose.sizeGuide.bit) == 0 else {
                continue
            }
            // Themes write a badge into every page and show it by a class; a button that sells says more.
            if run.cues & TextCue.soldOut.bit != 0, isBadge(run.element, places) {
                badge = min(badge, run.element >= title ? run.element - title : title - run.element + 400)
                continue
            }
            note(run.element, run.cues)
        }
        for (index, run) in material.text.runs.enumerated() where run.text.count <= longest && run.count <= 6 {
            guard material.layout.landmarks[run.element] & Landmark.button.bit != 0 || isInButton(run.element, material),
                ![.related, .review, .answer, .question, .chrome, .legal].contains(selection.regions[index]),
                let word = advance(Array(material.text.contents(of: run)), material)
            else { continue }
            let distance = run.element >= title ? run.element - title : title - run.element + 400
            if distance < ahead?.distance ?? reach { ahead = (distance, word) }
        }
        for element in 0..<tree.count where tree.tags[element] == .input {
            guard let value = tree.value(of: .value, at: element), value.count > 3, value.count <= longest else { continue }
            let bits = value.withUnsafeBufferPointer { TextCue.patterns.groups(in: $0) } & wanted
            if bits != 0 { note(element, bits) }
        }
        if inStock == Int.max { soldOut = min(soldOut, badge) }
        if let ahead, ahead.distance <= min(soldOut, inStock) { return ahead.word }
        if soldOut < inStock, soldOut < reach { return "OutOfStock" }
        return inStock < Int.max ? "InStock" : nil
    }

    /// Whether the element is a badge: a mark on the picture or the price.
    private static func isBadge(_ element: Int, _ places: VisiblePlaces) -> Bool {
        let tree = places.tree
        return [AttributeName.class, .id].contains { name in
            guard let value = tree.value(of: name, at: element) else { return false }
            let lower = value.map { $0 | 0x20 }
            return ByteSearch.contains(lower, "badge") || ByteSearch.contains(lower, "ribbon") || ByteSearch.contains(lower, "sticker")
        }
    }

    private static func isInButton(_ element: Int, _ material: PageMaterial) -> Bool {
        var at = element
        for _ in 0..<3 where at >= 0 {
            if material.tree.tags[at] == .button { return true }
            at = Int(material.tree.parents[at])
        }
        return false
    }

    /// What can be ordered but not sent yet.
    private static func advance(_ text: [UInt8], _ material: PageMaterial) -> String? {
        let words = material.words.groups(in: text[...])
        return words & PageWord.preOrder.bit != 0 ? "PreOrder" : words & PageWord.backOrder.bit != 0 ? "BackOrder" : nil
    }

    static func word(in text: [UInt8]) -> String? {
        let bits = text.withUnsafeBufferPointer { TextCue.patterns.groups(in: $0) }
        if bits & TextCue.soldOut.bit != 0 { return "OutOfStock" }
        if bits & TextCue.inStock.bit != 0 { return "InStock" }
        return text.withUnsafeBufferPointer { StockWords.patterns.groups(in: $0) } != 0 ? "InStock" : nil
    }
}

/// Weaker words of stock, trusted only in an element that is called so.
private enum StockWords {
    static let patterns = PatternSet([
        "in stock|auf lager|lieferbar|disponibilità immediata|en stock|only 0|nur noch 0|solo 0|disponibile|disponible|habituellement|gewöhnlich|usually|ships|left in|available|verfügbar|dostupn|наличии|k dispozici|skladom|skladem"
    ])
}
