internal import Lexicons
internal import TextAnalysis

/// A stem of the analysis that is being made.
typealias TermStem = TermID

extension PhraseReader {
    /// The content stems of a scene's label without the words that every product's scenes have.
    func telling(_ label: String) -> [TermStem] {
        let everyday = stems(.everyday)
        return phrase(label).stems.filter { !everyday.contains($0) && !isLight($0) }
    }

    /// Whether a label is a want of trust, which is believed only with terms or a figure.
    func isTrust(_ label: String) -> Bool { holds(label, .trust) }

    /// Whether a label is a claim that carries such terms.
    func isTerms(_ label: String) -> Bool { holds(label, .terms) }

    /// Whether a label names what a shop does for its customers, which no product stands on.
    func isService(_ label: String) -> Bool {
        if let known = services[label] { return known }
        let found = !lexicon.language.serviceMatcher.allMatches(in: analyzer.analyze(label)).isEmpty
        services[label] = found
        return found
    }

    /// Whether the smaller figure is the better one.
    func isLessMore(_ label: String) -> Bool {
        let less = stems(.less)
        return phrase(label).stems.contains { less.contains($0) }
    }

    /// Stems of the single words of a role.
    func stems(_ role: GroundRoles.Role) -> Set<TermStem> {
        if let known = roleStems[role] { return known }
        let found = Set(lexicon.roles.words(role).flatMap { analyzer.analyze($0).parts.filter { $0.term != .none }.map(stem) })
        roleStems[role] = found
        return found
    }

    /// Words as written, in lower case, that fill a role.
    func forms(_ role: GroundRoles.Role) -> Set<String> { Set(lexicon.roles.words(role)) }

    private func isLight(_ stem: TermStem) -> Bool { lexicon.language.roles.links.contains(stem) }

    private func holds(_ label: String, _ role: GroundRoles.Role) -> Bool {
        let wanted = Set(phrase(label).stems)
        if rolePhrases[role] == nil { rolePhrases[role] = Set(lexicon.roles.words(role).map { Set(phrase($0).stems) }) }
        return rolePhrases[role]!.contains(wanted)
    }
}
