internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Reads battlecards from a market's ledger, pages and sellers' copy.
///
/// The rules were found by hand on two brands: a win is three praising customers and ten points above the others' share; a weakness three
/// complaining ones and twice the share; owned is what stands on half of the brand's pages and a tenth of the others' at most.
struct BattlecardWriter {
    let ground: Ground
    let chooser: QuoteChooser
    let surely: SurelySaid
    /// By row of the ledger, the pages of known brands that claim it.
    private let claiming: [[PageID: BrandID]]
    private let spoken: [BrandID?: Set<Int>]
    private let everybody: Set<Int>
    /// Concepts that the lexicons have.
    private let known: Set<ConceptID>

    /// Customers behind a win or weakness, and points above the others' share.
    static let least = 3, points = 0.1, times = 2.0
    /// Lines of each kind.
    static let most = 5
    static let quotes = 2
    /// Share of the brand's pages up to which it never says something, and share of the others' that do.
    static let never = 1.0 / 8, said = 0.2
    /// Share of its pages on which it owns a wording, and share of the others' up to which.
    static let owned = 0.5, shared = 0.1
    /// Share of the others' pages from which a claim is everybody's.
    static let everywhere = 0.9
    /// Customers of a brand below which shares say little.
    static let few = 10

    init(_ ground: Ground) {
        self.ground = ground
        chooser = QuoteChooser(
            CustomerTexts(ground.shared.market.voices.map(\.page), reader: ground.reader), catalogue: ground.shared.market.catalogue,
            reader: ground.reader)
        surely = SurelySaid(ground, chooser: chooser)
        var claiming = [[PageID: BrandID]](repeating: [:], count: ground.ledger.rows.count)
        for member in ground.shared.market.observable {
            for claim in member.analyzed.claims {
                if let row = ground.ledger.index(claim.concept.id) { claiming[row][member.page.id] = member.brand }
            }
        }
        self.claiming = claiming
        known = Set(ground.shared.market.catalogue.concepts.map(\.concept.id))
        var spoken: [BrandID?: Set<Int>] = [:], everybody: Set<Int> = []
        for said in surely.said {
            for quote in said {
                spoken[quote.brand, default: []].insert(quote.voice)
                everybody.insert(quote.voice)
            }
        }
        self.spoken = spoken
        self.everybody = everybody
    }

    func card(_ id: BrandID) -> Battlecard? {
        guard let brand = ground.matrix.brand(id) else { return nil }
        let market = ground.shared.market
        let seen = Set(market.observable.filter { $0.brand == id }.map(\.page.id))
        let others = Set(market.observable.filter { $0.brand != id }.map(\.page.id))
        let own = spoken[id] ?? [], rest = everybody.subtracting(own)
        let sides = Sides(brand: id, own: own.count, others: rest.count)
        let points = points(sides)
        let silent = 2 * seen.count > brand.pages.count ? silences(id, seen: seen, others: others) : nil
        var notes: [String] = []
        if own.count < Self.few {
            notes.append("Only \(Count.of(own.count, "customer of it says", "customers of it say")) something: read the shares with care.")
        }
        if silent == nil {
            notes.append("\(seen.count) of its \(brand.pages.count) pages could be seen: what it never says cannot be told.")
        }
        let weakest = points.weak.first { $0.grade == .clear }
        return Battlecard(
            brand: id, name: brand.name, pages: brand.pages.count, seen: seen.count, othersSeen: others.count, customers: own.count,
            othersCustomers: rest.count, loudest: loudest(id, seen: seen, others: others), wins: points.wins, weak: points.weak,
            even: points.even, divided: points.divided, silent: silent, words: words(brand, seen: seen, others: others), left: nil,
            open: weakest.map {
                "Open: what can you show that “\($0.concept.label)” holds with you, in one sentence and with its proof?"
            }, notes: notes)
    }

    /// What rivals clearly win, by the row's own concept, with their names.
    func strongGround() -> [ConceptID: [String]] {
        var won: [ConceptID: [String]] = [:]
        for brand in ground.matrix.rivals {
            let own = spoken[brand.id] ?? []
            let sides = Sides(brand: brand.id, own: own.count, others: everybody.subtracting(own).count)
            for win in points(sides).wins where win.grade == .clear { won[win.concept.id, default: []].append(brand.name) }
        }
        return won
    }

    // MARK: Claims

    private func loudest(_ brand: BrandID, seen: Set<PageID>, others: Set<PageID>) -> [Battlecard.Loud] {
        guard !seen.isEmpty else { return [] }
        let rows = ground.ledger.rows
        let found = rows.indices.compactMap { at -> (loud: Battlecard.Loud, value: Double)? in
            let own = claiming[at].count { $0.value == brand }
            guard own > 0, 3 * own >= seen.count, let cell = loudestCell(rows[at], brand), let text = cell.quotes.first?.text,
                BrandID(folding: text) != brand, !isOpen(text), rows[at].ids.contains(where: known.contains) || Self.isName(text)
            else { return nil }
            let other = claiming[at].count - own
            let share = Double(own) / Double(seen.count), theirs = others.isEmpty ? 0 : Double(other) / Double(others.count)
            // What all say is the product, and loud of nobody.
            guard theirs < Self.everywhere else { return nil }
            return (
                Battlecard.Loud(concept: rows[at].concept, pages: own, others: other, quote: cell.quotes.first),
                cell.strength * (share + max(0, share - theirs))
            )
        }
        // Two concepts that were read from the same words are one claim.
        var seenTexts: Set<String> = []
        return found.sorted { ($1.value, $0.loud.concept.id) < ($0.value, $1.loud.concept.id) }
            .filter { seenTexts.insert($0.loud.quote?.text.lowercased() ?? $0.loud.concept.id.rawValue).inserted }
            .prefix(Self.most + 1).map(\.loud)
    }

    /// Whether everybody has a word: it is no brand's own, however it is written.
    private func isWord(_ word: String) -> Bool { ground.reader.lexicon.background.value(of: ArraySlice(Array(word.utf8))) > 0 }

    /// Whether a wording is written as a name: it begins with a capital, or has one inside.
    private static func isName(_ text: String) -> Bool {
        text.split(separator: " ").contains { word in word.contains(where: \.isUppercase) }
    }

    /// Whether a wording hangs on words before it: "for phone calls".
    private func isOpen(_ text: String) -> Bool {
        guard let first = FoldedWords.of(text).first else { return true }
        return ground.reader.lexicon.language.roles.leads.contains(ground.reader.analyzer.term(first))
    }

    private func loudestCell(_ row: LedgerRow, _ brand: BrandID) -> Cell.Holding? {
        row.ids.compactMap { ground.matrix.concept($0)?.held(by: brand)?.holding }.max { ($0.strength, $1.pages) < ($1.strength, $0.pages) }
    }

    private func silences(_ brand: BrandID, seen: Set<PageID>, others: Set<PageID>) -> [Battlecard.Silence] {
        guard !others.isEmpty else { return [] }
        let rows = ground.ledger.rows
        let found = rows.indices.compactMap { at -> (silence: Battlecard.Silence, value: Double)? in
            let row = rows[at], own = claiming[at].count { $0.value == brand }, other = claiming[at].count - own
            guard Double(own) <= Self.never * Double(seen.count), Double(other) >= Self.said * Double(others.count) else { return nil }
            // A claim that was not read, or was read as another, may stand there in its telling word.
            let phrase = ground.reader.phrase(row.concept.label)
            guard row.isNamed, row.concept.angle != .occasion,
                let rarest = zip(phrase.stems, phrase.rarity).max(by: { ($0.1, $1.0) < ($1.1, $0.0) })?.0
            else { return nil }
            let hits = Set(
                ground.shared.copy.find([rarest]).filter { ground.shared.copy.brand($0) == brand }.map { ground.shared.copy.quote($0).page }
            )
            guard Double(hits.union(claiming[at].filter { $0.value == brand }.keys).count) <= Self.never * Double(seen.count) else {
                return nil
            }
            let said = surely.said[at].filter { $0.brand == brand }
            let praise = voices(said) { $0 == .praise }, wanting = voices(said, of: \.isWanting)
            return (
                Battlecard.Silence(concept: row.concept, pages: own, others: other, praise: praise, wanting: wanting),
                Double(other) / Double(others.count) * Double(1 + row.wanting + row.praise)
            )
        }
        return found.sorted { ($1.value, $0.silence.concept.id) < ($0.value, $1.silence.concept.id) }.prefix(Self.most).map(\.silence)
    }

    // MARK: Words

    /// Words of a wording that a seller could take for a name of the brand's.
    private static let longest = 4
    private static let mostWords = 8, mostWordsOfOne = 4

    private func words(_ brand: BrandRow, seen: Set<PageID>, others: Set<PageID>) -> [Battlecard.Word] {
        let reader = ground.reader, name = Set(reader.phrase(brand.name).stems)
        var texts: [String: String] = [:]
        for member in ground.shared.market.observable where member.brand == brand.id {
            for claim in member.analyzed.claims {
                let text = member.page.quote(claim.evidence)
                if texts[text.lowercased()].map({ text < $0 }) ?? true { texts[text.lowercased()] = text }
            }
        }
        var seenStems: Set<[TermID]> = []
        let found = texts.sorted { $0.key < $1.key }.compactMap { _, text -> Battlecard.Word? in
            let count = FoldedWords.of(text)
            guard (1...Self.longest).contains(count.count), !count.last!.allSatisfy(\.isNumber), BrandID(folding: text) != brand.id,
                Self.isName(text) || seen.count > 1 && count.count < Self.longest && !count[0].first!.isNumber,
                count.count > 1 ? seen.count > 1 || !count[0].first!.isNumber : !isWord(count[0])
            else { return nil }
            let stems = reader.phrase(text).stems
            let roles = reader.lexicon.language.roles, first = reader.analyzer.term(count[0]), last = reader.analyzer.term(count.last!)
            guard !stems.isEmpty, !stems.allSatisfy(name.contains), !reader.isStop(count[0]), !reader.isStop(count.last!),
                !roles.openers.contains(first), !roles.closers.contains(last), seenStems.insert(stems).inserted
            else { return nil }
            var pages: Set<PageID> = [], elsewhere: Set<PageID> = []
            for hit in ground.shared.copy.find(stems) {
                let page = ground.shared.copy.quote(hit).page
                if ground.shared.copy.brand(hit) == brand.id { pages.insert(page) } else { elsewhere.insert(page) }
            }
            guard Double(pages.count) >= Self.owned * Double(seen.count), Double(elsewhere.count) <= Self.shared * Double(others.count),
                pages.count >= min(2, seen.count)
            else { return nil }
            return Battlecard.Word(text: text, pages: pages.count, others: elsewhere.count)
        }
        var kept: [Battlecard.Word] = []
        for word in found.sorted(by: { ($0.others, $1.pages, $0.text.count, $0.text) < ($1.others, $0.pages, $1.text.count, $1.text) })
        where kept.count < (seen.count > 1 ? Self.mostWords : Self.mostWordsOfOne) {
            let stems = Set(reader.phrase(word.text).stems)
            // A longer wording around one that stands here already says nothing new.
            if kept.contains(where: { stems.isSuperset(of: reader.phrase($0.text).stems) }) { continue }
            kept.append(word)
        }
        return kept
    }

    func voices(_ said: [VoiceQuote], of holds: (Statement.Sense) -> Bool) -> Int {
        Set(said.filter { holds($0.sense) }.map(\.voice)).count
    }

    /// Whose customers are compared.
    struct Sides {
        let brand: BrandID
        let own: Int
        let others: Int
    }

    /// The pages of a brand that claim a row.
    func claiming(_ at: Int, by brand: BrandID) -> Set<PageID> { Set(claiming[at].filter { $0.value == brand }.keys) }
}
