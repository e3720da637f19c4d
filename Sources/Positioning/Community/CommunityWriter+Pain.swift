internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension CommunityWriter {
    /// Complainers on pages that promise it from which a promise counts as not kept.
    private static let failing = 5
    /// A promise counts as unkept where one in so many of those who judge complains.
    private static let unkept = 3
    /// What nobody claims is had all the same where fewer than one in so many of those who judge complain.
    private static let given = 4
    /// Stars up to which a review is a bad one.
    private static let badStars = 2.0

    /// Likeness from which two wants are one pain, when they have a telling word in common.
    private static let family = 0.6

    /// Rows that one pain is made of.
    private struct Family {
        var rows: [Int]
        var voices: Set<Int>
    }

    /// What people suffer from, by customers and severity, which no seller answers.
    func pains() -> [CommunityBrief.Line] {
        let rows = ground.ledger.rows
        let open = rows.indices.filter { at in
            let row = rows[at]
            return row.wanting > 0 && !ground.isScene[at] && ground.isNamed(row) && !ground.isService(row) && !isBare(row)
                && !kind.isProduct(row.concept.label) && !ground.isForeign(row) && !row.ids.contains(where: ground.excluded.contains)
                && chooser.isAbout(surely.of(row).filter { $0.sense.isWanting }, row.concept.label, least: 1)
        }
        var families: [Family] = []
        for at in open {
            let voices = wanting(rows[at])
            if let home = families.indices.first(where: { isOne(families[$0].rows[0], at) }) {
                families[home].rows.append(at)
                families[home].voices.formUnion(voices)
            } else {
                families.append(Family(rows: [at], voices: voices))
            }
        }
        let scored = families.compactMap { family -> (family: Family, severe: Int, answer: String)? in
            guard family.voices.count >= Self.leastCustomers, let answer = answer(family) else { return nil }
            return (family, severe(family), answer)
        }
        return scored.enumerated().sorted { a, b in
            (value(b.element.family, b.element.severe), a.offset) < (value(a.element.family, a.element.severe), b.offset)
        }.prefix(Self.mostLines).map(\.element).map { line($0.family, severe: $0.severe, answer: $0.answer) }
    }

    private func value(_ family: Family, _ severe: Int) -> Double { Double(family.voices.count + severe) }

    private func isOne(_ a: Int, _ b: Int) -> Bool {
        let rows = ground.ledger.rows
        if ground.isTrust(rows[a]), ground.isTrust(rows[b]) { return true }
        let shared = Set(ground.reader.phrase(rows[a].concept.label).stems).intersection(ground.reader.phrase(rows[b].concept.label).stems)
        return !shared.isEmpty && ground.likeness.of(a, b) >= Self.family
    }

    private func wanting(_ row: LedgerRow) -> Set<Int> { Set(surely.of(row).lazy.filter { $0.sense.isWanting }.map(\.voice)) }

    /// Whether a label is judgement alone: "good product".
    func isBare(_ row: LedgerRow) -> Bool {
        let judgement = ground.reader.stems(.judgement)
        return ground.reader.phrase(row.concept.label).stems.allSatisfy(judgement.contains)
    }

    /// Customers whose complaint stands in a bad review, or tells of something broken.
    private func severe(_ family: Family) -> Int {
        let lexicon = ground.reader.lexicon.language
        var found: Set<Int> = []
        for at in family.rows {
            let label = ground.reader.phrase(ground.ledger.rows[at].concept.label)
            for quote in surely.of(ground.ledger.rows[at]) where quote.sense == .complaint && !found.contains(quote.voice) {
                let rating = chooser.sentence(of: quote)?.rating
                if let rating {
                    if rating <= Self.badStars { found.insert(quote.voice) }
                    continue
                }
                let text = ground.reader.analyzer.analyze(quote.text)
                let harm = lexicon.demandCueMatcher.allMatches(in: text).contains { match in
                    // "Noisy" is no harm beside the wish for quiet, it is the wish.
                    lexicon.demandCues[match.row] == .bad
                        && chooser.relevance(of: text.text(text.bytes(ofParts: match.parts)), to: label) < QuoteChooser.near
                }
                if harm { found.insert(quote.voice) }
            }
        }
        return found.count
    }

    /// What sellers say to it; `nil` when they answer it.
    private func answer(_ family: Family) -> String? {
        let rows = family.rows.map { ground.ledger.rows[$0] }
        let brands = Set(rows.flatMap { $0.holders.map(\.brand) })
        let claiming = Set(rows.flatMap(\.claiming))
        let wanting = family.voices.count
        let pleased = Set(rows.flatMap { row in surely.of(row).filter { $0.sense == .praise }.map(\.voice) }).count
        guard !brands.isEmpty else { return Self.given * wanting >= wanting + pleased ? "no brand claims it" : nil }
        // Where most get what is promised, sellers do answer it.
        guard Self.unkept * wanting >= wanting + pleased else { return nil }
        let failing = Set(
            rows.flatMap { row in surely.of(row).filter { $0.sense == .complaint && claiming.contains($0.page) }.map(\.voice) })
        guard failing.count >= Self.failing else { return nil }
        return
            "\(Count.of(brands.count, "brand promises", "brands promise")) it, and \(failing.count) of these customers bought from them"
    }

    /// Rarity from which a word tells something: about one page of the web in twenty.
    private static let telling = 3.0

    /// The word that a third of those who miss something use, beside the names that it has.
    private func word(of said: [VoiceQuote], besides rows: [LedgerRow]) -> String? {
        let reader = ground.reader
        let named = Set(rows.flatMap { reader.phrase($0.concept.label).stems }).union(kind.stems).union(reader.stems(.judgement))
            .union(reader.stems(.everyday)).union(reader.stems(.first))
        var voices: [TermID: Set<Int>] = [:], forms: [TermID: [String: Int]] = [:]
        for quote in said {
            let text = reader.analyzer.analyze(quote.text)
            for part in text.parts where part.kind == .word && !reader.isStop(part) {
                let stem = reader.stem(part)
                if named.contains(stem) || reader.rarity(of: part.term) < Self.telling { continue }
                voices[stem, default: []].insert(quote.voice)
                forms[stem, default: [:]][reader.analyzer.string(part.term), default: 0] += 1
            }
        }
        let all = Set(said.map(\.voice)).count
        guard let best = voices.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
            best.value.count >= Self.leastCustomers, 3 * best.value.count >= all
        else { return nil }
        return forms[best.key]!.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
    }

    private func line(_ family: Family, severe: Int, answer: String) -> CommunityBrief.Line {
        let rows = family.rows.map { ground.ledger.rows[$0] }
        let said = rows.flatMap { surely.of($0).filter { $0.sense.isWanting } }
        let pleased = Set(rows.flatMap { surely.of($0).filter { $0.sense == .praise }.map(\.voice) }).count
        var facts = [answer]
        if let word = word(of: said, besides: rows) { facts.append("they say “\(word)”") }
        if severe > 1 { facts.append("\(severe) tell of harm: something broke or failed, or two stars at most") }
        if pleased > 0 { facts.append("\(Count.of(pleased, "is pleased", "are pleased")) with theirs") }
        var names: [String] = []
        for row in rows where names.count < 3 && !names.contains(row.concept.label) && wanting(row).count >= 2 {
            names.append(row.concept.label)
        }
        return CommunityBrief.Line(
            part: .pain, title: names.isEmpty ? rows[0].concept.label : names.joined(separator: ", "), customers: family.voices.count,
            products: Set(said.map(\.page)).count, facts: facts, quotes: chooser.best(said, of: rows[0].concept.label, limit: Self.quotes),
            concept: rows[0].concept, isThin: family.voices.count < 5)
    }
}
