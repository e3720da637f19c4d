/// What the lexicons hold of a language, and what it is good for.
public struct LanguageReadiness: Hashable, Sendable {
    /// What is read from pages of a language.
    public enum Use: String, CaseIterable, Hashable, Sendable {
        /// What sellers claim.
        case claims
        /// What customers say.
        case customers

        /// Files of the language's folder without which nothing can be read.
        var files: [String] {
            switch self {
            case .claims: ["concept-forms.tsv", "negation.tsv", "cues.tsv", "stopwords.tsv", "units.tsv", "puffery.tsv", "services.tsv"]
            case .customers: ["opinion.tsv", "demand-cues.tsv", "demand-words.tsv", "demand/statement-words.tsv"]
            }
        }
    }

    /// ISO 639-1 code, the folder's name.
    public let language: String
    /// Concepts that have forms in the language, and concepts of the catalogue.
    public let known: Int, concepts: Int
    /// Paths, below the lexicons folder, of what is not there, by what it is needed for; nothing for a use that is complete.
    public let missing: [Use: [String]]

    public func serves(_ use: Use) -> Bool { missing[use, default: []].isEmpty }

    /// The first thing that is missing for a use, as a clause; `nil` when it is complete.
    public func reason(against use: Use) -> String? {
        missing[use, default: []].first.map { "the lexicons lack \($0)" }
    }
}

extension Lexicons {
    /// Folder and names of the learned weights of claims: a language's own, or those for all languages.
    static let weights = (folder: "claims", first: "tagger.tsv")

    /// Where the weights lie that read the claims of a language: its own, or those for every language; `nil` without any.
    public func claimWeights(of language: String) -> String? {
        [language, "common"].map { $0 + "/" + Self.weights.folder }.first { file($0 + "/" + Self.weights.first) != nil }
    }

    /// What the lexicons hold of a language, and what it is good for; `nil` when it has no folder.
    public func readiness(of language: String) -> LanguageReadiness? {
        guard languages.contains(language) else { return nil }
        var missing: [LanguageReadiness.Use: [String]] = [:]
        for use in LanguageReadiness.Use.allCases {
            let absent = use.files.map { language + "/" + $0 }.filter { file($0) == nil }
            if !absent.isEmpty { missing[use] = absent }
        }
        if claimWeights(of: language) == nil { missing[.claims, default: []].append(language + "/" + Self.weights.folder) }
        return LanguageReadiness(
            language: language, known: lines(language + "/concept-forms.tsv"), concepts: lines("common/concepts.tsv"), missing: missing)
    }

    /// Languages of which something can be read.
    public func languages(for use: LanguageReadiness.Use) -> Set<String> {
        languages.filter { readiness(of: $0)?.serves(use) == true }
    }

    /// Lines of a file that are no comments.
    private func lines(_ path: String) -> Int {
        (file(path) ?? []).split(separator: 10).count { $0.first != UInt8(ascii: "#") }
    }
}
