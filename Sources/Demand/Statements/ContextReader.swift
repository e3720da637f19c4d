internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Tells clauses that say who uses the product, where, when or for what, and judge nothing.
enum ContextReader {
    /// Words of a clause from which it says more than that.
    private static let longest = 16

    static func isContext(_ view: ClauseView, _ reviews: ReadReviews) -> Bool {
        let read = reviews.texts[view.text], cues = view.cues
        guard view.words.count <= longest, !view.hasNegation, !ClauseCue.has(cues, .you), cues & ClauseCue.question == 0 else {
            return false
        }
        let signs = ClauseView.signs(read, view.words, reviews.words, isMild: true)
        guard signs.praise == 0, signs.blame == 0, !ClauseCue.has(cues, .notContext) else { return false }
        let uses = ClauseCue.has(cues, .uses), place = ClauseCue.has(cues, .place)
        if uses, ClauseCue.has(cues, .who) || ClauseCue.has(cues, .gift) { return true }
        if ClauseCue.has(cues, .ownUse) || ClauseCue.has(cues, .trait) { return true }
        let isSituation = read.hits[view.clause].contains { reviews.points[$0.point].concept.angle.isSituation }
        return uses && place && isSituation
    }
}

extension Angle {
    /// Whether it tells of somebody or of an occasion.
    var isSituation: Bool { self == .user || self == .occasion }
}
