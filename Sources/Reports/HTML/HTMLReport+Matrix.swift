import MarketModel
import Positioning

extension HTMLReport {
    func matrix() -> HTML {
        let brands = columns(), shown = Angle.allCases.map { angle in (angle, rows(of: angle)) }.filter { !$0.1.isEmpty }
        guard !brands.isEmpty, !shown.isEmpty else {
            return section("matrix", "Who claims what", "No claim was found on the pages of any brand.", "")
        }
        let concepts = analysis.matrix.concepts.filter { !$0.cells.isEmpty }
        let drawn = shown.reduce(0) { $0 + $1.1.count }
        var cut =
            drawn < concepts.count
            ? "The \(drawn) most claimed of \(concepts.count) concepts; all of them are in matrix.csv and matrix.xlsx." : ""
        if brands.count < analysis.matrix.brands.count { cut += " The \(brands.count) brands with most claims are shown." }
        let head = brands.map { brand -> HTML in
            "<th scope=\"col\"\(brand.isOwn ? " class=\"own\"" as HTML : "")><span>\(brand.name)\(brand.isOwn ? " (you)" : "")</span></th>"
        }
        var popovers = HTML()
        let body = shown.map { angle, rows -> HTML in
            let lines = rows.map { row(of: $0, brands: brands, popovers: &popovers) }
            return """
                <tbody><tr class="group"><th scope="rowgroup" colspan="\(brands.count + 2)"><span>\(Wording.angle(angle))s</span></th></tr>
                \(lines)</tbody>

                """
        }
        return section(
            "matrix", "Who claims what",
            "A filled cell is a claim; the darker, the more prominent, and the number is its strength in percent. Press it to read the words on the page. A dot means that nothing was found, a question mark that nobody could tell.",
            """
            <p class="legend"><span class="s5 swatch"></span> in the title <span class="s3 swatch"></span> in a bullet <span class="s1 swatch"></span> \
            in passing <span class="swatch none">·</span> not found <span class="swatch unknown">?</span> not observable</p>
            <div class="scroll heat" tabindex="0" role="region" aria-label="Matrix of brands and concepts"><table>
            <thead><tr><th scope="col" class="corner">Concept</th><th scope="col" class="n"><span>Brands</span></th>\(head)</tr></thead>
            \(body)</table></div>
            \(cut.isEmpty ? "" : "<p class=\"note\">\(cut)</p>" as HTML)
            \(popovers)
            """)
    }

    /// The own brand first, then by number of claimed concepts.
    private func columns() -> [BrandRow] {
        var held: [BrandID: Int] = [:]
        for row in analysis.matrix.concepts { for cell in row.cells { held[cell.brand, default: 0] += 1 } }
        let sorted = analysis.matrix.brands.sorted { a, b in
            if a.isOwn != b.isOwn { return a.isOwn }
            return (held[b.id] ?? 0, a.id) < (held[a.id] ?? 0, b.id)
        }
        return Array(sorted.prefix(Self.widestMatrix))
    }

    private func rows(of angle: Angle) -> [ConceptRow] {
        Array(analysis.matrix.concepts.filter { $0.concept.angle == angle && !$0.cells.isEmpty }.prefix(Self.longestMatrix))
    }

    private func row(of concept: ConceptRow, brands: [BrandRow], popovers: inout HTML) -> HTML {
        var cells = HTML()
        for brand in brands {
            switch analysis.matrix.cell(brand.id, concept.concept.id) {
            case .claimed(let holding):
                let id = "q-\(Self.anchor(concept.concept.id.rawValue))-\(Self.anchor(brand.id.rawValue))"
                let percent = Table.fixed(holding.strength * 100, 0)
                cells += """
                    <td class="s\(Self.step(holding.strength))"><button type="button" popovertarget="\(id)" \
                    aria-label="\(brand.name) claims \(concept.concept.label), strength \(percent) percent: read the quotes">\(percent)</button></td>
                    """
                popovers += popover(id, brand, concept, holding)
            case .notFound: cells += "<td class=\"none\">·</td>"
            case .notObservable(let reason): cells += "<td class=\"unknown\" title=\"\(reason)\">?</td>"
            }
        }
        return """
            <tr><th scope="row">\(concept.concept.label)</th><td class="n">\(concept.rivals)</td>\(cells)</tr>

            """
    }

    private func popover(_ id: String, _ brand: BrandRow, _ concept: ConceptRow, _ holding: Cell.Holding) -> HTML {
        let number = holding.quantity.map { " · \(Wording.quantity($0))" } ?? ""
        return """
            <div popover id="\(id)" class="popover"><p><b>\(brand.name)</b>: \(concept.concept.label)</p>
            <p class="where">strength \(Table.fixed(holding.strength * 100, 0)) % · \(Wording.count(holding.mentions, "mention")) on \
            \(Wording.count(holding.pages, "page"))\(number)</p>
            \(quotes(holding.quotes, limit: 3))</div>

            """
    }

    /// 1 to 5.
    private static func step(_ strength: Double) -> Int { min(5, max(1, Int((strength * 5).rounded(.up)))) }

    /// Bytes that are safe in an id; others as hexadecimal, so that two names never meet.
    static func anchor(_ name: String) -> String {
        var safe = ""
        for byte in name.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x2D: safe.unicodeScalars.append(Unicode.Scalar(byte))
            case 0x2F: safe += "_"
            default: safe += "." + String(byte, radix: 16)
            }
        }
        return safe
    }
}
