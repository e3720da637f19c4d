internal import TextAnalysis

/// A claim that is believed only with a proof beside it (`substantiation.tsv`).
public struct NeededProof: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case test, certificate, figure, comparison
    }

    public let kind: Kind
    /// What to show, as a phrase: "the figure with its unit".
    public let show: String
}

extension LexiconCompiler {
    /// `substantiation.tsv`: proof, forms, what to show.
    mutating func proofs() -> (entries: [NeededProof], matcher: PhraseMatcher) {
        var entries: [NeededProof] = [], matcher = PhraseMatcher()
        for row in rows("substantiation.tsv", ["proof", "forms", "show"]) {
            guard let kind: NeededProof.Kind = choice(row, 0, "kind of proof") else { continue }
            for form in row.list(1) { add(form, of: row, as: entries.count, to: &matcher) { _, _ in } }
            entries.append(NeededProof(kind: kind, show: row[2]))
        }
        return (entries, matcher)
    }
}
