import MarketModel

extension Matrix {
    /// The matrix as it stands without one brand; labels and distinctiveness stay as they are in the whole market.
    func without(_ hidden: BrandID, settings: Settings) -> Matrix {
        let total = brands.reduce(0) { $1.isOwn || $1.id == hidden ? $0 : $0 + ($1.ratings ?? 0) }
        let left = brands.filter { $0.id != hidden }.map { $0.heard(of: total) }
        let observable = Set(left.filter { !$0.isOwn && $0.notObservable == nil }.map(\.id))
        let ratings = Dictionary(uniqueKeysWithValues: left.map { ($0.id, $0.ratings ?? 0) })
        let rows = concepts.compactMap { row -> ConceptRow? in
            let cells = row.cells.filter { $0.brand != hidden }
            guard !cells.isEmpty else { return nil }
            let rival = cells.filter { observable.contains($0.brand) }
            let share = observable.isEmpty ? 0 : Double(rival.count) / Double(observable.count)
            return ConceptRow(
                concept: row.concept, standing: Standing(rivals: rival.count, share: share, settings: settings), rivals: rival.count,
                share: share, mentions: cells.reduce(0) { $0 + $1.holding.mentions }, pages: cells.reduce(0) { $0 + $1.holding.pages },
                reach: total == 0 ? nil : Double(rival.reduce(0) { $0 + ratings[$1.brand]! }) / Double(total),
                strength: rival.isEmpty ? 0 : rival.reduce(0) { $0 + $1.holding.strength } / Double(rival.count), cells: cells,
                numbers: NumberRange(rival))
        }
        return Matrix(
            brands: left,
            concepts: rows.sorted { ($1.rivals, $1.mentions, $0.concept.id) < ($0.rivals, $0.mentions, $1.concept.id) })
    }
}

extension BrandRow {
    /// The same row where `total` customers rated in the market.
    fileprivate func heard(of total: Int) -> BrandRow {
        BrandRow(
            id: id, name: name, isOwn: isOwn, pages: pages, pagesObservable: pagesObservable, notObservable: notObservable,
            ratings: ratings, reach: total == 0 ? nil : ratings.map { Double($0) / Double(total) }, rating: rating, prices: prices,
            sellers: sellers)
    }
}
