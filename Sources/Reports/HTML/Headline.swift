import MarketModel
import Positioning

/// What may be said first: never surer than the grades that it rests on.
struct Headline: Hashable, Sendable {
    let sentence: String
    /// Words before the position's name: an invitation, or a request to look.
    let call: String?

    /// - Parameters:
    ///   - stakes: what most brands say, the first two by name.
    init(_ gap: Gap?, rivals: Int, stakes: [String]) {
        guard let gap else {
            sentence = "No clear gap in these pages"
            call = nil
            return
        }
        guard Self.isSure(gap) else {
            sentence = "Worth checking: \(gap.label)"
            call = "Check first"
            return
        }
        let holders = gap.evidence.holders
        let brands = Wording.number(rivals) + (rivals == 1 ? " brand sells" : " brands sell")
        let opening = stakes.isEmpty ? "" : "\(brands) \(Wording.joined(stakes)). "
        let own = "“\(gap.concepts[0].label)”"
        switch gap.kind {
        case .brokenPromise:
            sentence = "\(holders.count) of \(Wording.count(rivals, "brand")) promise \(own). Their buyers contradict them."
        case .number:
            sentence =
                opening
                + (gap.evidence.figure?.best == nil
                    ? "None puts a number on it: \(gap.label)." : "None goes beyond the best number: \(gap.label).")
        case .scene where holders.isEmpty: sentence = opening + "None speaks of \(own)."
        case _ where holders.isEmpty: sentence = opening + "None says \(own)."
        case _ where holders.count <= 2:
            sentence = opening + "Only \(Wording.joined(holders.map(\.name))) \(holders.count == 1 ? "says" : "say") \(own)."
        default: sentence = opening + "Only \(holders.count) of them say \(own)."
        }
        call = "Stand here"
    }

    /// "None says" needs ground that is surely empty and fairly wanted; what others hold in part needs both fairly.
    private static func isSure(_ gap: Gap) -> Bool {
        gap.grades.wanted >= .fair && (gap.evidence.holders.isEmpty ? gap.grades.empty == .solid : gap.grades.empty >= .fair)
    }
}
