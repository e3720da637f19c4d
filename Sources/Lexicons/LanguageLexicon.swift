public import MarketModel
public import TextAnalysis

/// What the lexicons know of one language, compiled with the tokenizer that reads the texts.
///
/// Made of the files in `lexicons/common` and in the language's folder, in that order. Rows are told apart by their place in a list; a
/// matcher over a list names that place in `PhraseMatch.row`.
public final class LanguageLexicon: Sendable {
    /// ISO 639-1 code, the folder's name.
    public let language: String
    /// Concepts by ascending id.
    public let concepts: [CatalogueConcept]
    /// Rows are places in `concepts`; two concepts of different angles may share a form.
    public let conceptMatcher: PhraseMatcher
    public let stopWords: TermSet
    public let negations: [NegationTrigger]
    public let negationMatcher: PhraseMatcher
    /// Phrases of praise without content: they never make a claim.
    public let pufferyMatcher: PhraseMatcher
    /// Phrases of what a shop does and how it sells, which no selling point holds.
    public let serviceMatcher: PhraseMatcher
    public let cues: [AngleCue]
    public let cueMatcher: PhraseMatcher
    public let units: [MeasuringUnit]
    public let unitMatcher: PhraseMatcher
    /// Words in whose sentence a unit is meant that shares its forms with another; rows are places in `units`.
    public let unitContextMatcher: PhraseMatcher
    public let demand: [DemandExpression]
    public let demandMatcher: PhraseMatcher
    /// Names of what customers talk about, each with the concept that a seller would claim who does well in it.
    public let demandAspects: [DemandAspect]
    public let demandAspectMatcher: PhraseMatcher
    /// What the phrases of `demandCueMatcher` tell of a customer's clause.
    public let demandCues: [StatementCue]
    public let demandCueMatcher: PhraseMatcher
    public let statementWords: StatementWords
    /// What the phrases of `communityMatcher` tell of a life that customers share.
    public let communityCues: [CommunityCue]
    public let communityMatcher: PhraseMatcher
    /// Usual misspellings of customers, and the words they mean.
    public let misspellings: Misspellings
    public let opinions: [OpinionWord]
    public let opinionMatcher: PhraseMatcher
    public let families: [ProductFamily]
    public let familyMatcher: PhraseMatcher
    /// Claims that are believed only with a proof.
    public let proofs: [NeededProof]
    public let proofMatcher: PhraseMatcher
    public let regulated: [RegulatedTerm]
    public let regulatedMatcher: PhraseMatcher
    public let bounds: [QuantityBound]
    public let boundMatcher: PhraseMatcher
    public let roles: WordRoles
    /// The English word that does most of what a word or stem does on product pages.
    public let glosses: [TermID: String]
    public let tradeOffs: [TradeOff]
    /// The words of the lexicon; analyzers are made over it.
    public let vocabulary: FrozenVocabulary

    private let places: [ConceptID: Int]

    /// A reader of texts for one thread, whose term ids this lexicon's matchers understand.
    public func analyzer() -> TextAnalyzer { TextAnalyzer(vocabulary: vocabulary) }

    /// - Complexity: O(1).
    public func concept(_ id: ConceptID) -> CatalogueConcept? { places[id].map { concepts[$0] } }

    /// Where a concept stands in `concepts`.
    ///
    /// - Complexity: O(1).
    public func place(_ id: ConceptID) -> Int? { places[id] }

    /// How the language is written.
    public var writing: WritingRules { vocabulary.rules }

    /// - Parameter labels: the language that concepts are named in.
    /// - Throws: every problem of the language's files.
    init(language: String, files: LexiconFiles, labels: String) throws(LexiconError) {
        var compiler = LexiconCompiler(language: language, files: files)
        for row in compiler.rows("stems.tsv", ["word", "stem"]) { compiler.analyzer.useStem(row[1], for: row[0]) }
        let stopRows = compiler.rows("stopwords.tsv", ["word"])
        stopWords = TermSet((stopRows.map { $0[0] } + compiler.elisions.map { $0 + "a" }).map { compiler.analyzer.term($0) })
        compiler.stopStems = TermSet(stopRows.map { compiler.analyzer.stem(of: compiler.analyzer.term($0[0])) })

        let conceptTable = compiler.concepts(labels: labels)
        concepts = conceptTable.concepts
        conceptMatcher = conceptTable.matcher
        let places = Dictionary(uniqueKeysWithValues: concepts.enumerated().map { ($1.concept.id, $0) })
        self.places = places

        (negations, negationMatcher) = compiler.negations()
        pufferyMatcher = compiler.list("puffery.tsv", ["forms"], forms: 0) { row, _ in row.line }.matcher
        serviceMatcher = compiler.list("services.tsv", ["forms"], forms: 0) { row, _ in row.line }.matcher
        (cues, cueMatcher) = compiler.cues()
        (units, unitMatcher, unitContextMatcher) = compiler.units()
        let known = Dictionary(uniqueKeysWithValues: concepts.map { ($0.concept.id, $0.concept) })
        (demand, demandMatcher) = compiler.demand(concepts: known)
        (demandAspects, demandAspectMatcher) = compiler.demandAspects(concepts: known)
        (demandCues, demandCueMatcher) = compiler.demandCues()
        statementWords = compiler.statementWords()
        (communityCues, communityMatcher) = compiler.communityCues()
        (proofs, proofMatcher) = compiler.proofs()
        misspellings = compiler.misspellings()
        (opinions, opinionMatcher) = compiler.opinions()
        (families, familyMatcher) = compiler.list("families.tsv", ["family", "forms"], forms: 1) { row, _ in
            ProductFamily(name: row[0], forms: row.list(1))
        }
        (regulated, regulatedMatcher) = compiler.list("regulated.tsv", ["pattern", "countries", "note"], forms: 0) { row, _ in
            RegulatedTerm(pattern: row[0], countries: row[1].lowercased() == "all" ? [] : row.list(1), note: row[2])
        }
        (bounds, boundMatcher) = compiler.bounds()
        roles = compiler.wordRoles()
        glosses = compiler.glosses()
        tradeOffs = compiler.tradeOffs(concepts: places)
        if !compiler.problems.isEmpty { throw LexiconError(compiler.sortedProblems) }
        vocabulary = compiler.analyzer.frozenVocabulary()
        self.language = language
    }
}

/// A word or phrase that turns a claim into its absence, or does not though it looks like one.
public struct NegationTrigger: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Stands before what it negates: "without".
        case preceding
        /// Tells for whom or for what a thing is not made, or what is forbidden, and claims nothing: "not suitable for", "must not".
        case unfit
        /// Stands after what it negates: "not included".
        case following
        /// Ends the reach of a trigger: "but".
        case terminating
        /// Looks like a trigger and negates nothing: "hands-free", "not only".
        case pseudo
        /// Makes a concept of absence together with its object: "X free", "free of X", "no X".
        case `operator`
        /// Says an absence by itself: "cordless", "unscented".
        case word
        /// Asks about what follows, and claims nothing: "is it".
        case question
        /// Denies the label that it stands alone behind: "No".
        case answer
        /// Heads a list of faults: "Cons".
        case fault
        /// Heads a list of merits, and so ends one of faults: "Pros".
        case merit
        /// Begins what is said of rivals: "unlike", "cheap X" with a kind of product in the place of X.
        case rival
        /// Begins what is said of one's own, behind what is said of rivals: "ours".
        case own
        /// Heads the column of a table in which rivals stand: "Others".
        case others
        /// Begins what a customer says of the thing that he had before: "my old".
        case former
        /// Sets the thing beside the one before: "unlike", "better than".
        case beside
        /// Begins what a customer says of the thing that he has now: "this one".
        case now
    }

    public let kind: Kind
    /// As it is written in the lexicon; an operator's object is the capital letter X.
    public let phrase: String
    /// Whether an operator's object stands before its words (`X free`); false for the other kinds.
    public let objectComesFirst: Bool
}

/// A phrase beside which claims of an angle stand: "ideal for", "so you can".
public struct AngleCue: Hashable, Sendable {
    /// Where the claim stands, seen from the phrase.
    public enum Side: String, CaseIterable, Hashable, Sendable {
        case before, after, inside
    }

    public let angle: Angle
    public let phrase: String
    public let side: Side
}

/// A unit of measurement.
public struct MeasuringUnit: Hashable, Sendable {
    /// Canonical name, such as `hour`.
    public let name: String
    /// What it measures, such as `time`.
    public let dimension: String
    /// The unit of the dimension whose factor is 1.
    public let base: String
    /// How many base units it holds; above 0.
    public let factor: Double
    public let forms: [String]
    /// Whether its forms mean it only in a sentence with one of its words: "oz" beside "weighs". Rows of `unitContextMatcher`.
    public let isInContext: Bool
}

/// What a customer says when an aspect is missing, pleases or fails: "leaks" → `benefit/leak-proof`.
public struct DemandExpression: Hashable, Sendable {
    public let sense: Statement.Sense
    public let concept: Concept
    public let expressions: [String]
}

/// The name of an aspect that customers praise or blame: "bass" → `feature/deep-bass`.
public struct DemandAspect: Hashable, Sendable {
    public let concept: Concept
    public let forms: [String]
}

/// A word that praises or blames.
public struct OpinionWord: Hashable, Sendable {
    public let word: String
    public let isPositive: Bool
}

/// A kind of product in which some concepts make sense and others do not.
public struct ProductFamily: Hashable, Sendable {
    public let name: String
    public let forms: [String]
}
