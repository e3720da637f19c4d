import Concepts
import Lexicons
import MarketModel
import TextAnalysis

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes claims of the phrases that won: concept, quantity, repeats, strength.
struct ClaimAssembly {
    let page: ProductPage
    let read: ReadPage
    let language: ClaimLanguage
    let analyzer: TextAnalyzer
    /// The words of the brand's name.
    let brand: [UInt64]
    /// What the page tells of the product that its phrases speak of.
    let context: PhraseContext
    /// Blocks in a list of faults.
    let faults: Set<Int>
    /// Blocks that speak of rivals.
    let rivals: Set<Int>
    /// What the tables of the page say of the product.
    let tables: TableReading

    init(page: ProductPage, read: ReadPage, language: ClaimLanguage, analyzer: TextAnalyzer) {
        self.page = page
        self.read = read
        self.language = language
        self.analyzer = analyzer
        brand = ContentWord.all(in: Array((page.product.brand ?? "").utf8)[...], language.facts.unlike).map(\.key)
        context = language.resolver.context(of: page.product, analyzer: analyzer)
        faults = Self.faults(of: page, language.resolver.denials, analyzer)
        tables = TableReading(page.product, context: context, denials: language.resolver.denials, analyzer: analyzer)
        rivals = Self.rivals(on: page, tables)
    }

    /// The blocks under a heading of rivals that stands beside one of the product's own: "Ours", "Theirs".
    private static func rivals(on page: ProductPage, _ tables: TableReading) -> Set<Int> {
        var heads: [(index: Int, owner: TableReading.Owner?)] = []
        for (index, block) in page.blocks.enumerated() where block.zone == .heading && block.text.utf8.count <= 80 {
            heads.append((index, tables.owner(of: block.text)))
        }
        let rivals = heads.indices.filter { n in
            heads[n].owner == .rival
                && [n - 1, n + 1].contains { heads.indices.contains($0) && heads[$0].owner == .own }
        }.map { heads[$0].index }
        guard !rivals.isEmpty else { return [] }
        return Set(page.blocks.indices.filter { page.blocks[$0].layout.heading.map(rivals.contains) ?? false })
    }

    /// Words of a line that may head a list without being a heading, at most.
    private static let headWords = 8
    /// Bytes of a paragraph that is no item of such a list.
    private static let longestFault = 160

    /// The blocks under a heading of faults, or behind a short line that heads a list as one does, up to the next such line.
    private static func faults(of page: ProductPage, _ denials: DenialReader, _ analyzer: TextAnalyzer) -> Set<Int> {
        var faults: Set<Int> = [], opensFaults: [Int: Bool] = [:], isOpen = false, merits = -1
        for (index, block) in page.blocks.enumerated() {
            if block.zone == .heading || block.zone == .title || block.zone == .paragraph && block.text.utf8.count > longestFault {
                isOpen = false
            }
            if block.text.utf8.count <= 80, block.zone.isSellerCopy, block.layout.cell == nil {
                let text = analyzer.analyze(block.text)
                if text.parts.count <= headWords {
                    let opens = denials.opensFaults(text)
                    opensFaults[index] = opens
                    if opens {
                        // Two heads side by side are those of columns, whose items are not told apart.
                        isOpen = merits != index - 1
                    } else if denials.opensMerits(text) {
                        (isOpen, merits) = (false, index)
                    }
                }
            }
            if isOpen || block.layout.heading.map({ opensFaults[$0] ?? false }) ?? false { faults.insert(index) }
        }
        return faults.union(minuses(of: page))
    }

    /// The lines with a minus among lines with a plus, one below the other: "+ Boils quickly", "- A bit heavy".
    private static func minuses(of page: ProductPage) -> Set<Int> {
        var found: Set<Int> = [], run: [Int] = [], hasPlus = false
        func close() {
            if hasPlus { found.formUnion(run) }
            (run, hasPlus) = ([], false)
        }
        for (index, block) in page.blocks.enumerated() {
            if block.text.hasPrefix("+ ") {
                hasPlus = true
            } else if ["- ", "– ", "− "].contains(where: block.text.hasPrefix) {
                run.append(index)
            } else {
                close()
            }
        }
        close()
        return found
    }

    /// A repeat is a phrase of another block with at least this likeness and this first score.
    private static let repeatLikeness = 0.6
    private static let repeatScore: Float = 0.35

    private struct Key: Hashable {
        let id: ConceptID
        let polarity: Polarity
    }

    private struct Found {
        var concept: Concept
        var best: JudgedPhrase
        var also: [Evidence]
    }

    func claims(_ phrases: [JudgedPhrase]) -> [Claim] {
        let sure = phrases.filter { isChosen($0) && strike($0) == nil }
        let chosen = (sure + plainAbsences(besides: sure)).map(withoutListNumber).flatMap(pieces)
            .sorted { Self.isBetter($0, $1) }
        var found: [Found] = []
        var place: [Key: Int] = [:]
        for phrase in chosen {
            let concept = resolution(phrase, angle: phrase.angle).concept
            let key = Key(id: concept.id, polarity: concept.polarity)
            if let known = place[key] {
                found[known].also.append(evidence(phrase))
            } else {
                place[key] = found.count
                found.append(Found(concept: concept, best: phrase, also: []))
            }
        }
        addRepeats(phrases, chosen, &found)
        return found.map(claim).sorted { $0.evidence < $1.evidence }
    }

    /// Chance from which a phrase is a claim that says a known selling point and is all that its bullet says: such lines are written
    /// to sell, however little the models make of them.
    private static let plainCut: Float = 0.25

    /// Whether a phrase is sure enough to be a claim.
    func isChosen(_ phrase: JudgedPhrase) -> Bool {
        let chance = phrase.second ?? 0
        return chance >= language.models.cut || chance >= Self.plainCut && isPlain(phrase)
    }

    /// Whether a phrase is a known selling point and all that its bullet says; of an absence, all that stands between two marks: "No more
    /// frizz, even in the rain".
    private func isPlain(_ phrase: JudgedPhrase) -> Bool {
        let block = read.blocks[phrase.candidate.block], tokens = phrase.candidate.tokens
        // A row of a table says it as a bullet does.
        guard block.zone == .bullet || block.layout.cell.map({ !$0.across.isEmpty }) ?? false else { return false }
        func saysNothing(_ range: some Sequence<Int>) -> Bool {
            range.allSatisfy { !block.tokens[$0].isWord || block.tokens[$0].word.isStop || block.text.tokens[$0].kind == .number }
        }
        let before = 0..<tokens.lowerBound, after = tokens.upperBound..<block.count
        let parts = block.text.parts(of: tokens)
        if !saysNothing(before) || !saysNothing(after) {
            guard language.resolver.polarities.polarity(of: parts, in: block.text) == .absent,
                before.last.map({ block.tokens[$0].mark != .none }) ?? true, after.first.map({ block.tokens[$0].mark != .none }) ?? true
            else { return false }
        }
        return resolution(phrase, angle: phrase.angle).entry != nil
    }

    /// The concept that a phrase states.
    func resolution(_ phrase: JudgedPhrase, angle: Angle) -> ConceptResolver.Resolution {
        let text = read.blocks[phrase.candidate.block].text
        let parts = text.parts(of: withoutBrand(phrase) ?? phrase.candidate.tokens)
        var context = context
        context.standing = phrase.second.map {
            .init(confidence: Double($0), strength: Self.prominence(read.blocks[phrase.candidate.block].zone))
        }
        let typed = language.resolver.resolution(of: parts, in: text, angle: angle, context: context, analyzer: analyzer)
        guard typed.route == .own else { return typed }
        // What the lexicon knows as whom or when a thing is for is not typed otherwise: "every day usage". Nor is a figure for somebody:
        // "hot for 6" is not about a child.
        let known = language.resolver.lexical(of: parts, in: text, angle: nil, analyzer: analyzer).entry
        let isFigure = angle == .user && !language.resolver.quantities.readings(in: text, parts: parts).isEmpty
        guard let known, !Self.isProperty(known.angle) || isFigure else { return typed }
        return language.resolver.resolution(of: parts, in: text, angle: known.angle, context: context, analyzer: analyzer)
    }

    func evidence(_ phrase: JudgedPhrase) -> Evidence {
        let block = read.blocks[phrase.candidate.block]
        return Evidence(block: block.index, range: block.bytes(phrase.candidate.tokens))
    }

    static func isBetter(_ a: JudgedPhrase, _ b: JudgedPhrase) -> Bool {
        (-(a.second ?? 0), a.candidate.block, a.candidate.tokens.lowerBound, a.candidate.tokens.upperBound)
            < (-(b.second ?? 0), b.candidate.block, b.candidate.tokens.lowerBound, b.candidate.tokens.upperBound)
    }

    /// Phrases that gave way to a better one with nearly the same words elsewhere are its repeats.
    private func addRepeats(_ phrases: [JudgedPhrase], _ chosen: [JudgedPhrase], _ found: inout [Found]) {
        let rest = phrases.filter { $0.second == nil && $0.first >= Self.repeatScore }.sorted {
            (-$0.first, $0.candidate.block, $0.candidate.tokens.lowerBound) < (
                -$1.first, $1.candidate.block, $1.candidate.tokens.lowerBound
            )
        }
        var taken: [Int: [Range<Int>]] = [:]
        for phrase in chosen { taken[phrase.candidate.block, default: []].append(phrase.candidate.tokens) }
        for phrase in rest {
            let candidate = phrase.candidate
            if taken[candidate.block]?.contains(where: { $0.overlaps(candidate.tokens) }) ?? false { continue }
            let likeness = found.map { $0.best.candidate.words.similarity(candidate.words) }
            guard let best = likeness.indices.max(by: { (likeness[$0], -$0) < (likeness[$1], -$1) }), likeness[best] >= Self.repeatLikeness
            else { continue }
            // "Toothpaste 75 ml" has most words of "Children's Toothpaste 75 ml", and does not say that it is for children.
            let known = found[best].concept
            guard language.lexicon.concept(known.id) == nil || resolution(phrase, angle: known.id.angle).concept.id == known.id else {
                continue
            }
            taken[candidate.block, default: []].append(candidate.tokens)
            found[best].also.append(evidence(phrase))
        }
    }

    private func claim(_ found: Found) -> Claim {
        let block = read.blocks[found.best.candidate.block]
        let zones = [block.zone] + found.also.map { page.blocks[$0.block].zone }
        return Claim(
            concept: found.concept,
            quantity: language.quantities.quantity(in: block.text, parts: block.text.parts(of: found.best.candidate.tokens)),
            evidence: evidence(found.best), also: found.also.sorted(), strength: Self.strength(zones),
            confidence: Double(found.best.second ?? 0))
    }

    /// Prominence of the best zone, raised by repetition: w + (1 − w)·(1 − .8ⁿ⁻¹)·½ for n mentions; 0 to 1.
    static func strength(_ zones: [Zone]) -> Double {
        let best = zones.map(prominence).max() ?? 0
        return best + (1 - best) * (1 - pow(0.8, Double(zones.count - 1))) / 2
    }

    /// How prominent a zone is by itself, 0 to 1.
    static func prominence(_ zone: Zone) -> Double {
        switch zone {
        case .title: 1
        case .heading: 0.8
        case .bullet: 0.7
        case .meta, .structured: 0.6
        case .paragraph: 0.5
        case .specification, .question, .answer, .review: 0.4
        }
    }
}
