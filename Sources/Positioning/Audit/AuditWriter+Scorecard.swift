internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension AuditWriter {
    /// Own buyers from which praise or denial counts; customers of the market from which a question does.
    private static let ownBuyers = 2, praising = 3, asking = 3
    /// Complainers among the buyers of all who claim it from which the market denies a claim.
    private static let denying = 5

    /// What the pages leave undone whatever the position.
    func scorecard() -> Scorecard {
        let market = QuoteChooser(
            CustomerTexts(ground.shared.market.voices.map(\.page), reader: reader), catalogue: ground.shared.market.catalogue,
            reader: reader)
        let surely = SurelySaid(ground, chooser: market)
        return Scorecard(
            pages: pages.map(\.page.id), stakes: stakes(), buried: buried(), questions: questions(market, surely),
            denied: denied(market, surely), unproven: unproven(), watched: watched())
    }

    /// Rows that any page claims, and the best place of each.
    private func claimed() -> [ConceptID: AuditPlace] {
        var found: [ConceptID: AuditPlace] = [:]
        let order = AuditPlace.allCases
        for at in pages.indices {
            for claim in claims(at) {
                let id = own(claim.concept)
                for evidence in [claim.evidence] + claim.also {
                    guard var place = copies[at].place(of: evidence.block) else { continue }
                    if copies[at].isProminent(evidence.block), place == .description { place = .firstBullets }
                    if found[id].map({ order.firstIndex(of: place)! < order.firstIndex(of: $0)! }) ?? true { found[id] = place }
                }
            }
        }
        return found
    }

    private func isSaid(_ label: String) -> Bool {
        let stems = reader.phrase(label).stems
        return copies.contains { copy in copy.texts.contains { find(stems, in: $0.text).map { !$0.isDenied } ?? false } }
    }

    private func stakes() -> [Scorecard.Stake] {
        let claimed = claimed(), rivals = ground.ledger.rivals, brands = Set(pages.compactMap(\.page.brand))
        return ground.ledger.rows.filter { row in
            row.share >= input.settings.tableStakesShare && row.holders.count > 1 && claimed[row.concept.id] == nil
                && !isSaid(row.concept.label)
        }.sorted { ($1.holders.count, $0.concept.id) < ($0.holders.count, $1.concept.id) }.prefix(Self.most).map { row in
            Scorecard.Stake(
                concept: row.concept, rivals: row.holders.count, of: rivals,
                quote: row.holders.first { !brands.contains($0.brand) }?.quote)
        }
    }

    private func buried() -> [Scorecard.Buried] {
        let claimed = claimed(), judgement = reader.stems(.judgement)
        let found = voices.keys.sorted().compactMap { id -> Scorecard.Buried? in
            let said = voices[id]!
            let praise = Set(said.filter { $0.sense == .praise }.map(\.voice)).count
            let against = Set(said.filter { $0.sense.isWanting }.map(\.voice)).count
            guard praise >= Self.praising, praise > against, !(claimed[id]?.isProminent ?? false),
                let row = ground.ledger.row(id), row.isNamed, !ground.isService(row)
            else { return nil }
            let stems = reader.phrase(row.concept.label).stems
            if stems.allSatisfy(judgement.contains) { return nil }
            // Words in a first place that were not read as a claim are no burial.
            let shown = copies.contains { copy in copy.texts.contains { $0.isProminent && find(stems, in: $0.text) != nil } }
            if shown { return nil }
            let pleased = said.filter { $0.sense == .praise }
            guard chooser.isAbout(pleased, row.concept.label, least: Self.ownBuyers) else { return nil }
            return Scorecard.Buried(
                concept: row.concept, praise: praise, place: claimed[id],
                quotes: chooser.best(pleased, of: row.concept.label, limit: Self.quotes))
        }
        return Array(found.sorted { ($1.praise, $0.concept.id) < ($0.praise, $1.concept.id) }.prefix(Self.most))
    }

    private func questions(_ market: QuoteChooser, _ surely: SurelySaid) -> [Scorecard.OpenQuestion] {
        var found: [Scorecard.OpenQuestion] = []
        for analyzed in pages {
            let blocks = analyzed.page.blocks
            for (index, block) in blocks.enumerated() where block.zone == .question {
                if blocks.indices.contains(index + 1), blocks[index + 1].zone == .answer { continue }
                let end = LinkFree.end(of: block.text)
                guard end > 0 else { continue }
                found.append(
                    .init(
                        concept: nil, customers: 1,
                        quotes: [quote(analyzed.page, Evidence(block: index, range: 0..<end))]))
            }
        }
        let claimed = claimed()
        let rows = ground.ledger.rows.filter { row in
            guard row.isNamed, row.wanting >= Self.asking, claimed[row.concept.id] == nil, !ground.isService(row) else { return false }
            let phrase = reader.phrase(row.concept.label)
            guard let rarest = zip(phrase.stems, phrase.rarity).max(by: { ($0.1, $1.0) < ($1.1, $0.0) })?.0 else { return false }
            return !copies.contains { copy in copy.texts.contains { find([rarest], in: $0.text) != nil } }
        }
        let asked = rows.map { (row: $0, said: surely.of($0, \.isWanting)) }.filter { row, said in
            Set(said.map(\.voice)).count >= Self.asking && market.isAbout(said, row.concept.label, least: Self.ownBuyers)
        }
        for (row, said) in asked.prefix(Self.most) {
            found.append(
                .init(
                    concept: row.concept, customers: Set(said.map(\.voice)).count,
                    quotes: market.best(said, of: row.concept.label, limit: Self.quotes)))
        }
        return found
    }

    private func denied(_ market: QuoteChooser, _ surely: SurelySaid) -> [Scorecard.Denied] {
        var found: [Scorecard.Denied] = [], seen: Set<ConceptID> = []
        for at in pages.indices {
            for claim in claims(at) {
                let id = own(claim.concept)
                guard seen.insert(id).inserted else { continue }
                let said = voices[id] ?? []
                let complaining = said.filter { $0.sense == .complaint }
                let against = Set(complaining.map(\.voice)).count, pleased = Set(said.filter { $0.sense == .praise }.map(\.voice)).count
                let quote = quote(pages[at].page, claim.evidence)
                if against >= Self.ownBuyers, against > pleased {
                    found.append(
                        .init(
                            concept: claim.concept, claim: quote, against: against, pleased: pleased, isOwn: true,
                            quotes: chooser.best(complaining, of: claim.concept.label, limit: Self.quotes)))
                } else if said.isEmpty, let row = ground.ledger.row(id) {
                    let claiming = row.claiming
                    let theirs = surely.of(row).filter { claiming.contains($0.page) }
                    let unhappy = theirs.filter { $0.sense == .complaint }
                    let against = Set(unhappy.map(\.voice)).count, pleased = Set(theirs.filter { $0.sense == .praise }.map(\.voice)).count
                    guard against >= Self.denying, against > pleased else { continue }
                    found.append(
                        .init(
                            concept: claim.concept, claim: quote, against: against, pleased: pleased, isOwn: false,
                            quotes: market.best(unhappy, of: claim.concept.label, limit: Self.quotes)))
                }
            }
        }
        return Array(
            found.sorted { ($0.isOwn ? 0 : 1, -$0.against, $0.concept.id) < ($1.isOwn ? 0 : 1, -$1.against, $1.concept.id) }.prefix(
                Self.most))
    }

    // MARK: Proof and law

    /// Claims that need a test, certificate, figure or comparison and have none in their text.
    private func unproven() -> [Scorecard.Unproven] {
        let lexicon = reader.lexicon.language, certificates = reader.forms(.certificate)
        struct Found {
            let quote: PageQuote
            let show: String
            var pages: Set<PageID>
        }
        var found: [String: Found] = [:]
        for at in pages.indices {
            let page = pages[at].page
            for text in copies[at].texts {
                guard let block = text.block else { continue }
                let read = reader.analyzer.analyze(text.text)
                for sentence in read.sentences where !sentence.isEmpty {
                    let parts = read.parts(of: sentence), bytes = read.bytes(ofTokens: sentence)
                    let words = read.text(bytes)
                    // A figure or a standard by its number proves; so does a certificate by name, but for the claim to have one.
                    let hasFigure = read.tokens[sentence].contains { $0.kind == .number || $0.shape.contains(.digit) }
                    let named = FoldedWords.of(words).contains(where: certificates.contains)
                    for match in lexicon.proofMatcher.matches(in: read, parts: parts) {
                        let proof = lexicon.proofs[match.row]
                        let isProven =
                            switch proof.kind {
                            case .figure: hasFigure
                            case .certificate: hasFigure || named && match.parts.count > 1
                            case .test: hasFigure
                            case .comparison: false
                            }
                        if isProven { continue }
                        let range = read.bytes(ofParts: match.parts)
                        let key = read.text(range).lowercased()
                        if found[key] == nil {
                            found[key] = Found(quote: quote(page, Evidence(block: block, range: range)), show: proof.show, pages: [page.id])
                        } else {
                            found[key]!.pages.insert(page.id)
                        }
                    }
                }
            }
        }
        return found.sorted { ($1.value.pages.count, $0.key) < ($0.value.pages.count, $1.key) }.prefix(2 * Self.most).map { _, found in
            Scorecard.Unproven(quote: found.quote, pages: found.pages.count, show: found.show)
        }
    }

    private func watched() -> [Scorecard.Watched] {
        var found: [Scorecard.Watched] = [], seen: Set<String> = []
        let lexicon = reader.lexicon.language, countries = Set(input.settings.countries)
        for at in pages.indices {
            for text in copies[at].texts {
                guard let block = text.block else { continue }
                let read = reader.analyzer.analyze(text.text)
                for match in lexicon.regulatedMatcher.matches(in: read) {
                    let term = lexicon.regulated[match.row]
                    guard countries.isEmpty || term.countries.isEmpty || !countries.isDisjoint(with: term.countries) else { continue }
                    let range = read.bytes(ofParts: match.parts)
                    guard seen.insert(term.pattern).inserted else { continue }
                    found.append(
                        .init(
                            pattern: term.pattern, countries: term.countries, note: term.note,
                            quote: quote(pages[at].page, Evidence(block: block, range: range))))
                }
            }
        }
        return found
    }
}
