public import Lexicons
internal import MarketModel
internal import TextAnalysis

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Weighs the terms of a market by TF-IDF and by contrast: with the web, and of each brand with its rivals.
public struct TermReader: Sendable {
    private let reader: SaidPhraseReader
    private let forms: CatalogueForms
    private let background: WordTable

    /// Terms of a list, at most.
    private static let marketTerms = 40, brandTerms = 20
    /// Brands that must say a term, in a market of few pages and of more.
    private static let fewBrands = 2, brands = 3, fewPages = 30
    /// A single word in more documents of the web than this names nothing new.
    private static let common = 150
    /// Likeness to a form of the lexicon from which a term is covered, and the share of its pages on which a known claim holds it.
    private static let covered: Float = 0.6, known = 0.25
    /// What contrast adds to strength: both together told labelled claims from a page's others best (AUC .60; strength .58, contrast .59).
    private static let contrastShare = 0.02
    /// A phrase tells more than a word.
    private static let phraseBonus = 1.3

    /// - Throws: when the lexicons have no such language, or a line of it is wrong.
    public init(lexicons: Lexicons, language: String = "en") throws(LexiconError) {
        guard let lexicon = try lexicons.language(language) else {
            throw LexiconError([.init(file: language, message: "no such language in the lexicons. Add the folder.")])
        }
        background = try lexicons.background(language)
        reader = SaidPhraseReader(lexicon: lexicon, background: background, vectors: try lexicons.vectors(language))
        forms = CatalogueForms(lexicon: lexicon, reader: reader)
    }

    /// - Parameter pages: in any order; pages in another language are left out.
    /// - Complexity: O(words of the copy).
    public func terms(_ pages: [TermPage]) -> MarketTerms {
        let lexicon = reader.lexicon, analyzer = lexicon.analyzer()
        let pages = pages.filter { ($0.analyzed.page.language ?? lexicon.language) == lexicon.language }.sorted {
            $0.analyzed.page.id < $1.analyzed.page.id
        }
        let counts = TermCounts(pages, lexicon, analyzer)
        let brandOf = pages.map(\.brand)
        let names = Set(pages.compactMap(\.analyzed.page.product.name)).sorted()
        let product = Set(RowJudge.product(names, lexicon, analyzer).map { analyzer.string($0) })
        let needed = pages.count < Self.fewPages ? Self.fewBrands : Self.brands
        var contrast: [String: Double] = [:]
        for (key, entry) in counts.entries {
            let brands = Set(entry.pages.map { brandOf[$0] }).count
            guard !entry.stems.allSatisfy(product.contains) else { continue }
            let z = Contrast.documentOdds(
                of: entry.pages.count, in: pages.count, against: frequency(entry), in: max(1, background.total))
            contrast[key] = z * log1p(Double(brands)) * (entry.stems.count > 1 ? Self.phraseBonus : 1)
        }
        func brands(_ key: String) -> Int { Set(counts.entries[key]!.pages.map { brandOf[$0] }).count }
        let ranked = contrast.filter { $0.value > 0 && brands($0.key) >= needed }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        func term(_ key: String, _ weight: Double) -> MarketTerms.Term { self.term(key, weight, counts, pages, brands(key)) }
        let telling = distinct(ranked.map(\.key), counts, product, Self.marketTerms)
        let open = distinct(ranked.map(\.key).filter { isOpen($0, counts, product, analyzer) }, counts, product, Self.marketTerms)
        return MarketTerms(
            market: telling.map { term($0, contrast[$0]!) }, uncovered: open.map { term($0, contrast[$0]!) },
            brands: brandTerms(pages, counts, contrast, product, analyzer) { term($0, $1) })
    }

    /// How many documents of the web hold a term; a phrase that the table lacks is taken for rarer than its rarest pair or word.
    private func frequency(_ entry: TermCounts.Entry) -> Double {
        func count(_ words: some Collection<String>) -> Int { background.value(of: ArraySlice(Array(words.joined(separator: " ").utf8))) }
        switch entry.words.count {
        case 1: return Double(count(entry.words))
        case 2:
            let pair = count(entry.words)
            return pair > 0 ? Double(pair) : 0.05 * Double(entry.words.map { count([$0]) }.min() ?? 0)
        default: return Double(min(count(entry.words.prefix(2)), count(entry.words.dropFirst())))
        }
    }

    /// Whether no concept of the lexicon covers a term that may name one.
    private func isOpen(_ key: String, _ counts: TermCounts, _ product: Set<String>, _ analyzer: TextAnalyzer) -> Bool {
        let entry = counts.entries[key]!, lexicon = reader.lexicon
        // A name has no words of grammar inside, none that add nothing, and the product at its end if at all: "frying basket".
        guard product.isDisjoint(with: entry.stems.dropLast()) else { return false }
        for term in entry.words.map(analyzer.term) {
            if lexicon.stopWords.contains(term) || lexicon.roles.generic.contains(analyzer.stem(of: term)) { return false }
        }
        if entry.stems.count == 1, frequency(entry) > Double(Self.common) { return false }
        if Double(entry.known) >= Self.known * Double(entry.pages.count) { return false }
        let text = analyzer.analyze(entry.words.joined(separator: " "))
        guard !text.parts.isEmpty else { return false }
        let phrase = reader.phrase(text.parts.indices, in: text, angle: .feature, isAbsent: false, analyzer: analyzer)
        return !forms.matches(phrase, written: SaidPhrase.written(text.parts.indices, text)).contains { $0.likeness >= Self.covered }
    }

    /// The first of those that share a word which tells something.
    private func distinct(_ keys: [String], _ counts: TermCounts, _ product: Set<String>, _ limit: Int) -> [String] {
        var kept: [String] = [], taken: Set<String> = []
        for key in keys where kept.count < limit {
            let words = Set(counts.entries[key]!.stems).subtracting(product)
            guard words.isDisjoint(with: taken) else { continue }
            taken.formUnion(words)
            kept.append(key)
        }
        return kept
    }

    private func term(_ key: String, _ weight: Double, _ counts: TermCounts, _ pages: [TermPage], _ brands: Int) -> MarketTerms.Term {
        let entry = counts.entries[key]!, first = entry.first
        return MarketTerms.Term(
            text: entry.spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key, pages: entry.pages.count, brands: brands,
            weight: weight,
            quote: MarketTerms.Quote(page: pages[first.page].analyzed.page.id, evidence: first.evidence, sentence: first.sentence))
    }

    // MARK: Brands

    private func brandTerms(
        _ pages: [TermPage], _ counts: TermCounts, _ contrast: [String: Double], _ product: Set<String>, _ analyzer: TextAnalyzer,
        _ term: (String, Double) -> MarketTerms.Term
    ) -> [MarketTerms.BrandTerms] {
        let brands = Set(pages.map(\.brand)).sorted()
        // A brand is a document, and each of its pages that holds a term an occurrence.
        let documents = brands.map { brand in
            pages.indices.filter { pages[$0].brand == brand }.reduce(into: [String: Int]()) { counted, page in
                for key in counts.ofPage[page] where contrast[key] != nil { counted[key, default: 0] += 1 }
            }
        }
        let model = TFIDF.fit(documents)
        let all = documents.reduce(into: [String: Int]()) { $0.merge($1, uniquingKeysWith: +) }
        return brands.enumerated().map { n, brand in
            var rivals = all
            for (key, count) in documents[n] { rivals[key] = rivals[key]! - count }
            let odds = Dictionary(
                uniqueKeysWithValues: Contrast.logOdds(market: documents[n], background: rivals.filter { $0.value > 0 }).map {
                    ($0.term, $0.z)
                })
            let weighed = model.weights(documents[n]).map { ($0.term, $0.weight * max(0, odds[$0.term] ?? 0)) }
                .filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            let weight = Dictionary(uniqueKeysWithValues: weighed)
            let own = pages.filter { $0.brand == brand }
            return MarketTerms.BrandTerms(
                brand: brand, name: own.compactMap(\.analyzed.page.product.brand).first ?? brand.rawValue,
                terms: distinct(weighed.map(\.0), counts, product, Self.brandTerms).map { term($0, weight[$0]!) },
                claims: stressed(own, contrast, analyzer))
        }
    }

    /// The claims of a brand, the best of each concept, the most stressed first.
    private func stressed(_ pages: [TermPage], _ contrast: [String: Double], _ analyzer: TextAnalyzer) -> [MarketTerms.Stressed] {
        var best: [ConceptID: MarketTerms.Stressed] = [:]
        for page in pages {
            for claim in page.analyzed.claims where page.analyzed.page.blocks.indices.contains(claim.evidence.block) {
                let keys = TermCounts.keys(in: page.analyzed.page.quote(claim.evidence), reader.lexicon, analyzer)
                let stress = max(0, keys.compactMap { contrast[$0] }.max() ?? 0)
                let ranked = MarketTerms.Stressed(
                    claim: claim, page: page.analyzed.page.id, contrast: stress, rank: claim.strength + Self.contrastShare * stress)
                if ranked.rank > best[claim.concept.id]?.rank ?? -1 { best[claim.concept.id] = ranked }
            }
        }
        return best.values.sorted { ($1.rank, $0.claim.concept.id) < ($0.rank, $1.claim.concept.id) }
    }
}
