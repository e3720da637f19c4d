/// Cues in classes, ids and itemprops that tell what a piece of visible text is in the record.
enum RecordCue: Int, CaseIterable {
    case price, old, current, elsewhere, availability, brand, unit, code

    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// Words and parts of words, in the order of the cases.
    static let words = [
        "price|preis|prix|precio|prezzo|cena|pret |preco|hind|prijs|pris |amount|kaina|ar ",
        " old| was|regular|list price|listprice|strike|original|rrp|msrp|compare|cross|through|previous|vorher|statt|anterior|antes|barr|uvp|saving| save|discount|before| tax|notax|ex vat|excl|netto|per unit|unit price|unitprice|install|month|shipping|deliver| rate| mrp",
        "current|sale|final|special| now |our price|deal|actual|main|priceblock|price value|product price|to pay|topay| big ",
        "related|recommend|similar|upsell|cross sell|crosssell|recent|carousel|slider| cart|basket|header| nav|footer|review|warranty|bundle| sims|sponsored|accessor|also ",
        "availab|in stock|instock|out of stock|outofstock|stock status|stockstatus| stock|sold out|soldout|verfügb|dostupn|disponib",
        " brand | brandname|brand name|product brand|byline|manufacturer| marke | marca | marque |vendor| producer",
        "unit price|unitprice|per unit|base price|baseprice|grundpreis",
        " sku|product reference|product ref|productreference|product code|productcode|item number|itemnumber|article number|articlenumber|article nr|artikelnummer|artnr|product number|productnumber|catalog number|style number|product id|productid|identifier|product identifier|partnumber|part number",
    ]
}

/// Elements of a page with what their attributes say for the record, and how far they stand from the title.
struct VisiblePlaces {
    let tree: DocumentTree
    let layout: PageLayout

    init(material: PageMaterial) {
        tree = material.tree
        layout = material.layout
    }

    /// Bits of `RecordCue` that an element itself has.
    @inline(__always) func cues(_ element: Int) -> UInt64 { layout.entries[Int(layout.entry[element])].recordCues }

    /// What an element and those above it say, and what they are.
    struct Context {
        var own: UInt64 = 0
        /// Of the six elements above.
        var near: UInt64 = 0
        /// Of all elements above.
        var all: UInt64 = 0
        var purposes: UInt64 = 0
        var isLinked = false
        var isStruck = false
        var isHidden = false
    }

    func context(of element: Int) -> Context {
        var context = Context(own: cues(element))
        var at = element, step = 0
        while at >= 0, step < 64 {
            let bits = cues(at)
            if step > 0, step <= 6 { context.near |= bits }
            if step > 0 { context.all |= bits }
            context.purposes |= layout.purposes[at]
            switch tree.tags[at] {
            case .a: context.isLinked = true
            case .del, .s, .strike: context.isStruck = true
            case .nav, .footer: context.all |= RecordCue.elsewhere.bit
            default: break
            }
            if layout.purposes[at] & (Purpose.hiddenAttribute.bit | Purpose.displayNone.bit) != 0 { context.isHidden = true }
            at = Int(tree.parents[at])
            step += 1
        }
        return context
    }

    /// The text of an element on one line, when it has few parts and at most `limit` bytes.
    func shortText(_ element: Int, limit: Int) -> [UInt8]? {
        let texts = tree.textIndices(in: element)
        guard texts.count <= 12 else { return nil }
        var out: [UInt8] = []
        for index in texts {
            let text = tree.texts[index]
            guard !tree.tags[Int(text.parent)].isSkipped else { continue }
            if Int(text.length) > limit * 4 { return nil }
            if !out.isEmpty { out.append(0x20) }
            out.append(contentsOf: tree.contents(of: text))
            if out.count > limit * 8 { return nil }
        }
        let plain = MarkupText.plainBytes(out[...])
        return plain.isEmpty || plain.count > limit ? nil : plain
    }
}
