internal import MarketModel

/// An occasion or user that customers name and sellers leave out: at most a quarter of the rivals address it.
enum LeftOutScene: GapKind {
    static let kind = Gap.Kind.scene

    /// Scenes that are alike and are one card's.
    private static let relatives = 2

    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate] {
        find(ground, voices: Int(ground.settings.sceneVoices))
    }

    /// - Parameter voices: customers that a scene needs; the board shows what one alone says.
    static func find(_ ground: Ground, voices: Int) -> [Candidate] {
        let rows = ground.ledger.rows
        var worths: [Int: Gap.Worth] = [:]
        for (at, row) in rows.enumerated()
        where ground.isScene[at] && !row.said.isEmpty && !ground.isEveryday(row) && row.share <= ground.settings.sceneHolders
            && (row.isNamed || row.voices >= 2) && !row.ids.contains(where: ground.excluded.contains)
        {
            worths[at] = ground.sceneWorth(row)
        }
        var used: Set<Int> = [], found: [Candidate] = []
        for at in worths.keys.sorted(by: { (worths[$1]!.value, $0) < (worths[$0]!.value, $1) }) where !used.contains(at) {
            let alike = worths.keys.filter { $0 != at && !used.contains($0) && ground.likeness.of(at, $0) >= ground.settings.alike }
                .sorted { (worths[$1]!.value, $0) < (worths[$0]!.value, $1) }.prefix(relatives)
            used.formUnion([at] + alike)
            let all = [at] + alike
            guard Set(all.flatMap { rows[$0].said.map(\.voice) }).count >= voices,
                all.reduce(0, { $0 + rows[$1].sure(Set(Statement.Sense.allCases)) }) >= ground.settings.sceneSure * Double(voices)
            else { continue }
            var worth = worths[at]!
            worth.value += 0.5 * alike.reduce(0) { $0 + worths[$1]!.value }
            guard worth.value > 0 else { continue }
            found.append(Candidate(kind: Self.self, row: at, beside: Array(alike), worth: worth))
        }
        return found.sorted { ($1.worth.value, $0.row) < ($0.worth.value, $1.row) }
    }

    static func label(_ candidate: Candidate, _ ground: Ground) -> String {
        let concept = ground.ledger.rows[candidate.row].concept
        let name = concept.label
        return name.lowercased().hasPrefix("for ") ? Wording.capitalised(name) : "For \(name)"
    }

    static func reason(_ candidate: Candidate, _ ground: Ground) -> String {
        let row = ground.ledger.rows[candidate.row]
        let all = [candidate.row] + candidate.beside
        let voices = Set(all.flatMap { ground.ledger.rows[$0].said.map(\.voice) }).count
        let failing = Set(all.flatMap { at in ground.ledger.rows[at].said.filter { $0.sense.isWanting }.map(\.voice) }).count
        return "\(Count.of(voices, "customer names", "customers name")) it"
            + (failing > 0 ? ", \(failing) of them let down" : "")
            + "; \(GapKinds.brands(row.holders, of: ground.rivals)) \(row.holders.count > 2 ? "address" : "addresses") it."
    }

    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String] {
        ["A narrow scene may be too small, and naming it may put others off."]
    }

    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String] { ["One page of a rival that addresses it."] }
}
