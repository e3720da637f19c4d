import MarketModel

/// A gap as one sentence that a person could stand behind.
enum PositionSentence {
    static func of(_ gap: Gap) -> String {
        switch gap.kind {
        case .single: "Be the one that offers \(plain(gap.concepts))."
        case .combination: "Be the one that joins \(list(gap.concepts))."
        case .weakness: "Keep what rivals promise and mend what their customers complain of: \(lower(gap.label))."
        case .weakVoice: "Say out loud what only one rival whispers: \(list(gap.concepts))."
        case .proof: "Prove what others only claim: \(list(gap.concepts))."
        case .number: "Go beyond the figure at which all others stop: \(lower(gap.label))."
        }
    }

    private static func lower(_ text: String) -> String {
        guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
        return first.lowercased() + text.dropFirst()
    }

    private static func plain(_ concepts: [Concept]) -> String {
        guard let concept = concepts.first else { return "" }
        switch concept.angle {
        case .user, .occasion:
            return "something made for \(concept.label.startsWithFor ? String(concept.label.dropFirst(4)) : concept.label)"
        default: return concept.label
        }
    }

    private static func list(_ concepts: [Concept]) -> String { concepts.map(\.label).joined(separator: " and ") }
}

/// What must be shown before a claim is made.
enum ProofNeeded {
    static func of(_ gap: Gap) -> [String] {
        var needs: [String] = []
        for concept in gap.concepts {
            switch concept.angle {
            case .feature: needs.append("A specification or certificate that shows “\(concept.label)”.")
            case .benefit: needs.append("A test with users, before and after, for “\(concept.label)”.")
            case .occasion: needs.append("A trial in real use for “\(concept.label)”.")
            case .user: needs.append("A panel of people it is made for: “\(concept.label)”.")
            }
        }
        if gap.kind == .number { needs.append("The figure, how it was measured, and by whom.") }
        if gap.kind == .proof { needs.append("An independent test whose result may be printed on the page.") }
        return needs
    }
}

/// Wording that the law watches.
enum RegulatedGround {
    static func flags(_ texts: [String], catalogue: Catalogue, settings: Settings) -> [ShortlistEntry.RegulatedFlag] {
        let words = texts.map { Set(ContentWords.of($0)) }
        var seen: Set<String> = []
        return catalogue.regulated.filter { term in
            guard settings.countries.isEmpty || term.countries.isEmpty || !Set(settings.countries).isDisjoint(with: term.countries) else {
                return false
            }
            let wanted = ContentWords.of(term.pattern)
            return !wanted.isEmpty && words.contains { text in wanted.allSatisfy { text.contains($0) } }
                && seen.insert(term.pattern).inserted
        }.map { ShortlistEntry.RegulatedFlag(pattern: $0.pattern, countries: $0.countries, note: $0.note) }
    }
}
