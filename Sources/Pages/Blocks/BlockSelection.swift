/// Which runs of a page are its main content, and how sure that is.
struct BlockSelection {
    /// The region of each run.
    private(set) var regions: [Region]
    /// Probability that a run is main content, 0 to 1; 0.5 is where the cut lies.
    private(set) var relevance: [Float]
    /// How often the run's text stands on the page.
    private(set) var copies: [Int]
    /// Whether an equal run that was kept came before.
    private(set) var isRepeat: [Bool]

    init(material: PageMaterial, models: PageModels) {
        let rules = RegionRules(tree: material.tree, text: material.text, layout: material.layout)
        let runs = material.text.runs
        regions = []
        relevance = []
        var near = Nearness(), counts: [UInt64: Int] = [:]
        for (index, run) in runs.enumerated() {
            near.find(material.tree, material.layout, from: run.element)
            let region = rules.region(of: index, near: near)
            regions.append(region)
            let before = material.layout.titleRun.map { index < $0 } ?? false
            relevance.append(Self.prior(region) * (before ? 0.4 : 1))
            counts[run.key, default: 0] += 1
        }
        copies = runs.map { counts[$0.key] ?? 1 }
        isRepeat = []
        var seen: Set<UInt64> = []
        for (index, run) in runs.enumerated() {
            isRepeat.append(seen.contains(run.key))
            if relevance[index] >= 0.5 { seen.insert(run.key) }
        }
    }

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
