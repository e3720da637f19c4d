import MarketModel

/// Puts the concepts of a gap into a template's slots.
///
/// | slot | filled by | with |
/// |---|---|---|
/// | `{thing}` | the subject, a thing | "a flip-top cap", "low abrasion" |
/// | `{bare}` | the subject, a thing | the same without article |
/// | `{adjective}` | the subject, an adjective | "easy to clean" |
/// | `{does}` | the subject, a verb | "keeps drinks cold" |
/// | `{none}` | the subject, an absence | "no harmful chemicals" |
/// | `{whom}` | the subject or another concept, a user | "people with braces" |
/// | `{when}` | the subject or another concept, an occasion | "travel" |
/// | `{place}` | the subject or another concept, an occasion with a preposition | "in the car" |
/// | `{strength}`, `{strong}` | the rivals' strength of a weakness gap, a thing or an adjective | "whitening", "lightweight" |
/// | `{proved}` | the subject of a proof gap, a thing | "noise cancelling" |
/// | `{proved-adjective}` | the subject of a proof gap, an adjective | "water-resistant" |
/// | `{proved-does}`, `{proved-none}` | the subject of a proof gap, a verb or an absence | "boosts energy", "no fillers" |
/// | `{longer}` | the subject of a number gap with a figure to beat, a thing without article | "warranty" |
/// | `{timed}`, `{timed-adjective}` | the subject of a number gap without any figure, with article | "a comfortable fit", "comfortable" |
/// | `{beside}`, `{and}` | the other promise of a combination, a thing or an absence, an adjective | "deep bass", "eco-friendly" |
/// | `{form}` | the product form of a combination | "earbuds" |
enum DraftFill {
    /// What a draft can be about: the promise first, then the rest; a rival's strength is no promise.
    static func subjects(of gap: Gap) -> [Concept] {
        let strength = strength(of: gap)
        return gap.concepts.filter { $0.id != strength?.id && !ProductForms.isForm($0) }.sorted {
            ($0.angle, $0.id) < ($1.angle, $1.id)
        }
    }

    /// The rivals' strength that a weakness gap uses: its first concept.
    static func strength(of gap: Gap) -> Concept? { gap.kind == .weakness ? gap.concepts.first : nil }

    /// The other promise of a combination of two.
    private static func other(than concept: Concept, in gap: Gap) -> Concept? {
        let promises = subjects(of: gap)
        guard gap.kind == .combination, promises.count == 2, promises.contains(concept) else { return nil }
        return promises.first { $0 != concept && ($0.angle == .feature || $0.angle == .benefit) }
    }

    /// - Returns: the sentence and how many of the gap's concepts it says; `nil` when a slot is not known or nothing fills it.
    static func fill(_ template: String, concept: Concept, gap: Gap) -> (text: String, said: Int)? {
        var result = ""
        var slot: String?
        var said: Set<ConceptID> = []
        var bonus = 0
        for character in template {
            if character == "{" {
                slot = ""
            } else if character == "}", let name = slot {
                guard let value = value(of: name, concept: concept, gap: gap) else { return nil }
                result += value.text
                said.insert(value.id)
                if name.hasPrefix("proved") || name.hasPrefix("timed") || name == "longer" { bonus = 1 }
                slot = nil
            } else if slot != nil {
                slot!.append(character)
            } else {
                result.append(character)
            }
        }
        guard slot == nil, said.contains(concept.id) else { return nil }
        return (Label.capitalised(result), said.count + bonus)
    }

    /// Whether somebody states a figure that the gap goes beyond.
    static func isToBeat(_ gap: Gap) -> Bool { gap.kind == .number && gap.evidence.statistics["highest stated"] != nil }

    private static func value(of slot: String, concept: Concept, gap: Gap) -> (
        text: String, id: ConceptID
    )? {
        func subject(_ shape: LabelShape, _ text: String) -> (text: String, id: ConceptID)? {
            LabelShape(concept) == shape ? (text, concept.id) : nil
        }
        func any(_ shape: LabelShape) -> (text: String, id: ConceptID)? {
            ([concept] + gap.concepts.filter { !ProductForms.isForm($0) }).first { LabelShape($0) == shape }.map {
                (Label.forWhom($0.label), $0.id)
            }
        }
        let plain = Label.decapitalised(concept.label)
        switch slot {
        case "thing": return subject(.thing, Label.thing(concept.label))
        case "bare": return subject(.thing, plain)
        case "adjective": return subject(.adjective, plain)
        case "does": return subject(.verb, plain)
        case "none": return subject(.none, plain)
        case "whom": return any(.whom)
        case "when": return any(.when)
        case "place": return any(.place)
        case "strength", "strong":
            guard let strength = strength(of: gap), strength.id != concept.id,
                LabelShape(strength) == (slot == "strong" ? .adjective : .thing)
            else { return nil }
            return (Label.decapitalised(strength.label), strength.id)
        case "beside", "and":
            guard let other = other(than: concept, in: gap) else { return nil }
            let isFit = slot == "and" ? LabelShape(other) == .adjective : [.thing, .none].contains(LabelShape(other))
            return isFit ? (Label.decapitalised(other.label), other.id) : nil
        case "proved": return gap.kind == .proof ? subject(.thing, plain) : nil
        case "proved-adjective": return gap.kind == .proof ? subject(.adjective, plain) : nil
        case "proved-does": return gap.kind == .proof ? subject(.verb, plain) : nil
        case "proved-none": return gap.kind == .proof ? subject(.none, plain) : nil
        case "longer": return isToBeat(gap) ? subject(.thing, plain) : nil
        case "timed": return gap.kind == .number && !isToBeat(gap) ? subject(.thing, Label.thing(concept.label)) : nil
        case "timed-adjective": return gap.kind == .number && !isToBeat(gap) ? subject(.adjective, plain) : nil
        case "form": return gap.concepts.first(where: ProductForms.isForm).map { ($0.label, $0.id) }
        default: return nil
        }
    }
}
