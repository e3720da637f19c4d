/// Which runs of a page are its main content, and how sure that is.
struct BlockSelection {
    /// The region of each run.
    private(set) var regions: [Region] = []
    /// 0 to 1 by distance from the cut; what is at least 0.5 is main content.
    private(set) var relevance: [Float] = []
    /// How often the run's text stands on the page.
    private(set) var copies: [Int] = []
    /// Whether an equal run that was kept came before.
    private(set) var isRepeat: [Bool] = []

    init(material: PageMaterial, models: PageModels) {
        let runs = material.text.runs
        regions = RegionRules.regions(material)
        let features = RunFeatures(material: material)
        copies = features.copies
        var logits: [Float]
        if let weights = models.blocks, let scorer = models.scorer {
            let scores = scorer.scores(material, features: features)
            logits = weights.calibration.logits(scores, material, regions)
        } else {
            let title = material.layout.titleRun ?? 0
            logits = regions.enumerated().map { BlockCut.logit(Self.prior($1) * ($0 < title ? 0.4 : 1)) }
        }
        logits = BlockCut.smoothed(BlockCut.ruled(logits, material), material, by: .light)
        decide(logits, runs)
    }

    /// The language of the runs that may be the seller's copy.
    func language(_ material: PageMaterial, _ little: LittleWords) -> String? {
        let text = material.text
        let copy = text.runs.indices.filter { relevance[$0] >= BlockAssembly.leastRelevance && ![.chrome, .legal].contains(regions[$0]) }
        return LanguageGuess.language(
            of: copy.lazy.map { text.contents(of: text.runs[$0]) }, declared: material.head.language, little)
    }

    private mutating func decide(_ logits: [Float], _ runs: [PageText.Run]) {
        let threshold = BlockCut.threshold(logits, words: runs.map(\.count))
        var kept = 0
        var seen: Set<UInt64> = []
        for (index, run) in runs.enumerated() {
            relevance.append(BlockCut.probability(logits[index] - threshold))
            let isKept = logits[index] >= threshold
            isRepeat.append(seen.contains(run.key))
            if isKept {
                if !isRepeat[index] { kept += run.count }
                seen.insert(run.key)
            }
        }
        if kept < BlockCut.leastWords(ofAll: runs.reduce(0) { $0 + $1.count }) { relevance = relevance.map { min($0, 0.49) } }
    }

    /// What a region's runs are worth when nothing was learned.
    private static func prior(_ region: Region) -> Float {
        switch region {
        case .chrome, .legal, .overlay, .related: 0.05
        case .review, .question: 0.3
        case .answer: 0.45
        case .shipping, .price, .control, .other: 0.15
        case .title: 0.6
        case .specification, .heading: 0.55
        case .bullet: 0.75
        case .description: 0.7
        }
    }
}
