internal import MarketModel

/// How sure a card is: that the ground is empty, that it is wanted, that it comes first.
enum Grading {
    static func grades(of card: Gap, _ placed: [Ranking.Placed], at place: Int, _ ground: Ground, trust: BacktestReport?) -> Gap.Grades {
        Gap.Grades(
            empty: empty(card, ground, trust: trust), wanted: wanted(card, ground),
            first: first(card, placed, at: place, ground, trust: trust))
    }

    /// Solid: enough brands were seen and hidden-brand trials called next to nothing vacant that was not. Fair: half as many brands, or words
    /// of the ground in rivals' copy. Thin: else.
    private static func empty(_ card: Gap, _ ground: Ground, trust: BacktestReport?) -> Gap.Grade {
        let settings = ground.settings
        guard 2 * ground.rivals >= Int(settings.gradeBrands), let row = ground.ledger.row(card.concepts[0].id) else { return .thin }
        let words = Set(ground.said(row).map(ground.shared.copy.brand)).count
        if card.kind == .open, 3 * words >= ground.rivals { return .thin }
        let isTrusted = trust.map { $0.note == nil && $0.falseVacancy <= settings.gradeFalseVacancy } ?? false
        return ground.rivals >= Int(settings.gradeBrands) && isTrusted && (card.kind != .open || words == 0) ? .solid : .fair
    }

    private static func wanted(_ card: Gap, _ ground: Ground) -> Gap.Grade {
        let voices = Double(card.evidence.demand.voices), settings = ground.settings
        if voices >= settings.gradeSolidVoices, Double(ground.ledger.reviews) >= settings.gradeReviews { return .solid }
        return voices >= settings.gradeFairVoices ? .fair : .thin
    }

    /// Ranks that a solid first may move when weights do; a fair one three times as many.
    private static let steady = 2

    /// Solid: the rank stands when weights move, and no alike card follows at once. Thin where trials find less than twice what chance does.
    private static func first(_ card: Gap, _ placed: [Ranking.Placed], at place: Int, _ ground: Ground, trust: BacktestReport?) -> Gap.Grade
    {
        if let trust, trust.isHardlyMoreThanChance { return .thin }
        let moves = card.rankRange.upperBound - card.rankRange.lowerBound
        if moves > 3 * steady { return .thin }
        let isRivalled =
            place + 1 < placed.count
            && ground.likeness.of(placed[place].candidate.row, placed[place + 1].candidate.row) >= ground.settings.alike
        return moves <= steady && !isRivalled && trust?.note == nil && trust != nil ? .solid : .fair
    }
}
