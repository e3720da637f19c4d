internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension StatementReader {
    /// What a review praises, complains of and asks for.
    func reviewMentions(block: Int) -> [Statement] {
        var senses = aspects.map { sense(of: $0) }
        for index in senses.indices.reversed().dropFirst() where senses[index] == nil && isListed(index) {
            senses[index] = senses[index + 1]
        }
        for index in senses.indices.dropFirst() where senses[index] == nil && isListed(index - 1) { senses[index] = senses[index - 1] }
        return zip(aspects, senses).compactMap { aspect, sense in
            sense.map { Statement(concept: aspect.concept, sense: $0, evidence: evidence(aspect, block)) }
        }
    }

    /// Who asks about an aspect would like to have it.
    func questionMentions(block: Int) -> [Statement] {
        aspects.map { Statement(concept: $0.concept, sense: .request, evidence: evidence($0, block)) }
    }

    private func evidence(_ aspect: Aspect, _ block: Int) -> Evidence {
        Evidence(block: block, range: text.bytes(ofParts: aspect.parts))
    }

    /// Whether nothing but a comma or an "and" stands between an aspect and the next, so that one judgement holds for both.
    private func isListed(_ index: Int) -> Bool {
        let one = aspects[index], next = aspects[index + 1]
        guard isThing(one), isThing(next) else { return false }
        let between = one.parts.upperBound..<next.parts.lowerBound
        return (1...2).contains(between.count) && between.allSatisfy { text.parts[$0].mark == .comma || layout.joins[$0] }
            && layout.sentence[one.parts.lowerBound] == layout.sentence[next.parts.lowerBound]
    }

    private func isThing(_ aspect: Aspect) -> Bool {
        aspect.sense == nil && aspect.nature == .thing && aspect.concept.angle != .user && aspect.concept.angle != .occasion
    }

    private func sense(of aspect: Aspect) -> Statement.Sense? {
        if isRequested(aspect) { return .request }
        if layout.asks[aspect.parts.lowerBound], aspect.sense != .complaint { return .request }
        if let sense = aspect.sense {
            if sense == .praise, isExcessive(aspect) { return nil }
            return negationBefore(aspect.parts.lowerBound, reach: 4) == nil ? sense : sense == .complaint ? .praise : .complaint
        }
        switch aspect.concept.angle {
        case .user: return senseOfPurpose(aspect) ?? senseOfSpeaker(aspect)
        case .occasion: return senseOfPurpose(aspect)
        default: break
        }
        if isExcessive(aspect) { return nil }
        let isDenied = negationBefore(aspect.parts.lowerBound, reach: 2) != nil
        if isDenied, aspect.concept.polarity == .present { return .complaint }
        if let nearest = nearestJudgement(aspect) { return nearest ? .praise : .complaint }
        if aspect.nature == .need { return .request }
        if aspect.nature == .quality || isPredicate(aspect) { return rating.map { $0 > 2 } ?? true ? .praise : nil }
        guard let rating, layout.words <= 6 else { return nil }
        return rating >= 4 ? .praise : rating <= 2 ? .complaint : nil
    }

    /// Whether "too" stands right before: "too slim" is no praise of the slim, nor a lack of it.
    private func isExcessive(_ aspect: Aspect) -> Bool {
        let before = aspect.parts.lowerBound - 1
        return before >= 0 && lexicon.demandWords.excesses.contains(text.parts[before].term)
    }

    /// Whether the words follow "is", "looks" and their like, or an adverb of degree: "it is lightweight", "very compact".
    private func isPredicate(_ aspect: Aspect) -> Bool {
        let before = aspect.parts.lowerBound - 1
        return before >= 0 && layout.clause[before] == layout.clause[aspect.parts.lowerBound]
            && (layout.copulas[before] || layout.degrees[before])
    }

    /// Whether a cue such as "wish it had" stands within eight words before, or one such as "must have" within three behind.
    private func isRequested(_ aspect: Aspect) -> Bool {
        cues.contains { cue, parts in
            guard cue.sense == .request, layout.sentence[parts.lowerBound] == layout.sentence[aspect.parts.lowerBound] else { return false }
            let after = aspect.parts.lowerBound - parts.upperBound, before = parts.lowerBound - aspect.parts.upperBound
            return cue.side != .before && (0...8).contains(after) || cue.side != .after && (0...3).contains(before)
        }
    }

    // MARK: Users and occasions

    /// "good for the office", "not for gaming", "too big for kids": a user or an occasion counts behind a word of purpose that has a
    /// judgement before it.
    private func senseOfPurpose(_ aspect: Aspect) -> Statement.Sense? {
        let start = aspect.parts.lowerBound, clause = layout.clause[start]
        func reaches(_ part: Int, _ steps: Int) -> Bool { part >= 0 && start - part <= steps && layout.clause[part] == clause }
        var purpose = start - 1
        while reaches(purpose, 4), !lexicon.demandWords.purposes.contains(text.parts[purpose].term) { purpose -= 1 }
        guard reaches(purpose, 4) else { return nil }
        if negations.contains(where: { $0.kind == .preceding && $0.parts.upperBound == purpose }) { return .complaint }
        if (max(0, purpose - 4)..<purpose).contains(where: {
            layout.clause[$0] == clause && lexicon.demandWords.excesses.contains(text.parts[$0].term)
        }) {
            return .complaint
        }
        let opinion = opinions.last {
            $0.parts.upperBound <= purpose && purpose - $0.parts.upperBound <= 1 && reaches($0.parts.lowerBound, 8)
        }
        return opinion.map { $0.isPositive ? .praise : .complaint }
    }

    /// Who names a user names whom the review speaks for ("my mum has arthritis and can't open it"): what the sentence says holds, else what
    /// a short review says, else its stars; who only tells of it ("my dentist said") is no user.
    private func senseOfSpeaker(_ aspect: Aspect) -> Statement.Sense? {
        let sentence = layout.sentence[aspect.parts.lowerBound], behind = aspect.parts.upperBound
        let next = behind..<min(behind + 2, text.parts.count)
        if next.contains(where: { lexicon.demandWords.reports.contains(text.parts[$0].term) }) { return nil }
        if let sense = overall(where: { layout.sentence[$0] == sentence }) { return sense }
        if layout.words <= 60, let sense = overall(where: { _ in true }) { return sense }
        return rating.flatMap { $0 <= 3 ? .complaint : $0 >= 4 ? .praise : nil }
    }

    /// Complaint where anything is blamed or denied, else praise where anything is praised.
    private func overall(where holds: (Int) -> Bool) -> Statement.Sense? {
        var praised = false
        for aspect in aspects where aspect.sense != nil && holds(aspect.parts.lowerBound) {
            let isFlipped = negationBefore(aspect.parts.lowerBound, reach: 4) != nil
            if (aspect.sense == .complaint) != isFlipped { return .complaint }
            praised = true
        }
        for opinion in opinions where holds(opinion.parts.lowerBound) {
            if !opinion.isPositive { return .complaint }
            praised = true
        }
        for (cue, parts) in cues where cue.sense == .complaint && holds(parts.lowerBound) { return .complaint }
        return praised ? .praise : nil
    }

    // MARK: The nearest judgement

    /// The judgement that stands nearest, `true` for praise; `nil` when none is near.
    ///
    /// Distance counts words; behind the aspect counts less than before it unless it stands right before ("good bass"), another clause,
    /// an "and" or another aspect between counts more, and what contradicts the stars of the review too.
    private func nearestJudgement(_ aspect: Aspect) -> Bool? {
        var best: (cost: Double, isPositive: Bool)?
        func offer(_ cost: Double, _ isPositive: Bool) {
            var cost = cost
            if let rating, rating <= 2 && isPositive || rating >= 4 && !isPositive { cost += 1.5 }
            if cost <= 9, cost < best?.cost ?? .infinity { best = (cost, isPositive) }
        }
        for opinion in opinions {
            if let cost = distance(aspect.parts, opinion.parts) { offer(cost, opinion.isPositive) }
        }
        for (cue, parts) in cues where cue.sense != .request {
            let follows = aspect.parts.lowerBound >= parts.upperBound
            if cue.side == .after && !follows || cue.side == .before && follows { continue }
            guard let cost = distance(aspect.parts, parts) else { continue }
            offer(max(0, cost - 1), (cue.sense == .praise) != isNegated(parts.lowerBound))
        }
        return best?.isPositive
    }

    func distance(_ aspect: Range<Int>, _ other: Range<Int>) -> Double? {
        guard layout.segment[aspect.lowerBound] == layout.segment[other.lowerBound], !aspect.overlaps(other) else { return nil }
        let follows = other.lowerBound >= aspect.upperBound
        let between = follows ? aspect.upperBound..<other.lowerBound : other.upperBound..<aspect.lowerBound
        var cost = Double(between.count)
        if !follows, between.count > 1 { cost += 1 }
        if layout.clause[aspect.lowerBound] != layout.clause[other.lowerBound] { cost += 3 }
        for part in between where layout.joins[part] { cost += 2 }
        for aspect in aspects where between.overlaps(aspect.parts) { cost += 3 }
        return cost
    }
}
