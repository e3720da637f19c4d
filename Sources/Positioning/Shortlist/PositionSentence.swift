import MarketModel

/// A gap as one sentence that a person could stand behind.
enum PositionSentence {
    static func of(_ gap: Gap) -> String {
        guard let first = gap.concepts.first else { return "\(gap.label)." }
        switch gap.kind {
        case .single: return "The one \(single(first))."
        case .combination:
            return "The one that joins what others sell apart: \(Label.decapitalised(gap.label))."
        case .weakness:
            let other = gap.concepts.last ?? first
            if first.angle == .occasion {
                let use = LabelShape(first) == .place ? Label.decapitalised(first.label) : "for \(Label.forWhom(first.label))"
                return "What rivals sell \(use) and do not deliver: \(Label.thing(other.label))."
            }
            return
                "What rivals are loved for, without what their customers miss: \(Label.thing(first.label)) and \(Label.thing(other.label))."
        case .weakVoice:
            return "Says out loud what one rival only whispers: \(Label.decapitalised(first.label))."
        case .proof: return "Proves what the others only claim: \(Label.decapitalised(first.label))."
        case .number where !DraftFill.isToBeat(gap):
            return "Says for how many hours what the others only promise: \(Label.thing(first.label))."
        case .number:
            return
                "Goes further than the figure at which the others stop: \(Label.decapitalised(gap.label))."
        }
    }

    private static func single(_ concept: Concept) -> String {
        let label = Label.decapitalised(concept.label)
        return switch LabelShape(concept) {
        case .thing: "with \(Label.thing(concept.label))"
        case .adjective: "that is \(label)"
        case .verb: "that \(label)"
        case .none: "with \(label)"
        case .whom, .when: "made for \(Label.forWhom(concept.label))"
        case .place: "made for use \(label)"
        }
    }
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
        if gap.kind == .proof {
            needs.append("An independent test whose result may be printed on the page.")
        }
        return needs
    }
}

/// Wording that the law watches.
enum RegulatedGround {
    static func flags(_ texts: [String], catalogue: Catalogue, settings: Settings) -> [ShortlistEntry
        .RegulatedFlag]
    {
        let words = texts.map { Set(ContentWords.of($0)) }
        var seen: Set<String> = []
        return catalogue.regulated.filter { term in
            guard
                settings.countries.isEmpty || term.countries.isEmpty
                    || !Set(settings.countries).isDisjoint(with: term.countries)
            else {
                return false
            }
            let wanted = ContentWords.of(term.pattern)
            return !wanted.isEmpty && words.contains { text in wanted.allSatisfy { text.contains($0) } }
                && seen.insert(term.pattern).inserted
        }.map {
            ShortlistEntry.RegulatedFlag(pattern: $0.pattern, countries: $0.countries, note: $0.note)
        }
    }
}
