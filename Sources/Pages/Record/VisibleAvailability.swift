/// Tells from what a page shows whether the product can be bought.
enum VisibleAvailability {
    /// Elements further from the title than this speak of something else.
    private static let reach = 600
    private static let longest = 80

    /// - Returns: `InStock` or `OutOfStock`; `nil` when nothing tells.
    static func find(_ material: PageMaterial, _ selection: BlockSelection, _ places: VisiblePlaces) -> String? {
        if let word = named(material, places) { return word }
        return nearest(material, selection, places)
    }

    /// An element that is called availability or stock.
    private static func named(_ material: PageMaterial, _ places: VisiblePlaces) -> String? {
        let tree = material.tree
        for element in 0..<tree.count where places.cues(element) & RecordCue.availability.bit != 0 {
            let context = places.context(of: element)
            guard (context.own | context.all) & RecordCue.elsewhere.bit == 0, !context.isHidden,
                context.purposes & (Purpose.related.bit | Purpose.nav.bit | Purpose.modal.bit) == 0,
                let text = places.shortText(element, limit: 200)
            else { continue }
            if let word = word(in: text) { return word }
        }
        return nil
    }

    /// The sold-out or add-to-cart text that is nearest to the title.
    private static func nearest(_ material: PageMaterial, _ selection: BlockSelection, _ places: VisiblePlaces) -> String? {
        let tree = material.tree, title = max(0, material.layout.titleElement)
        var soldOut = Int.max, inStock = Int.max
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
            note(run.element, run.cues)
        }
        for element in 0..<tree.count where tree.tags[element] == .input {
            guard let value = tree.value(of: .value, at: element), value.count > 3, value.count <= longest else { continue }
            let bits = value.withUnsafeBufferPointer { TextCue.patterns.groups(in: $0) } & wanted
            if bits != 0 { note(element, bits) }
        }
        if soldOut < inStock, soldOut < reach { return "OutOfStock" }
        return inStock < Int.max ? "InStock" : nil
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
