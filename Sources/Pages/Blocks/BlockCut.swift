#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns the log-odds of runs into a decision: neighbours are asked, then the prefix with the best expected F1 is kept.
enum BlockCut {
    /// Shares of the mean of ±3 runs, ±10 runs, the heading's section and the parent's subtree; the rest is the run's own.
    struct Smoothing {
        let near: Float, far: Float, section: Float, parent: Float

        static let wide = Smoothing(near: 0.15, far: 0.1, section: 0.1, parent: 0.1)
        /// For log-odds in which the neighbours have had their say.
        static let light = Smoothing(near: 0.1, far: 0.05, section: 0.05, parent: 0.05)
    }

    /// Kept pages of fewer words have nothing to say: 20, or a quarter of a short page.
    static func leastWords(ofAll words: Int) -> Int { min(20, max(8, words / 4)) }

    static func probability(_ z: Float) -> Float { 1 / (1 + exp(-z)) }

    static func logit(_ p: Float) -> Float {
        let p = min(max(p, 1e-4), 1 - 1e-4)
        return log(p / (1 - p))
    }

    static func logarithm(_ value: Float) -> Float { log(value) }

    /// Log-odds of what no reader would copy.
    private static let never: Float = -8

    /// The log-odds, those of runs that stand beside the product by rule made hopeless.
    static func ruled(_ logits: [Float], _ material: PageMaterial) -> [Float] {
        zip(logits, material.text.runs).map { RegionRules.isBesideTheProduct($1, material.layout) ? never : $0 }
    }

    /// Log-odds after smoothing over neighbours, section and parent.
    static func smoothed(_ logits: [Float], _ material: PageMaterial, by share: Smoothing) -> [Float] {
        let runs = material.text.runs, count = runs.count
        guard count > 0 else { return [] }
        let layout = material.layout, tree = material.tree
        let p = logits.map(probability)
        let mass = runs.map { Float(min($0.count, 60)) }
        var sums: [Float] = [0], masses: [Float] = [0]
        for index in 0..<count {
            sums.append(sums[index] + p[index] * mass[index])
            masses.append(masses[index] + mass[index])
        }
        var sectionSum = [Float](repeating: 0, count: layout.sectionWords.count), sectionMass = sectionSum
        var subtreeSum = [Float](repeating: 0, count: tree.count), subtreeMass = subtreeSum
        for (index, run) in runs.enumerated() {
            sectionSum[Int(layout.section[index])] += p[index] * mass[index]
            sectionMass[Int(layout.section[index])] += mass[index]
            subtreeSum[run.element] += p[index] * mass[index]
            subtreeMass[run.element] += mass[index]
        }
        for element in stride(from: tree.count - 1, through: 0, by: -1) where tree.parents[element] >= 0 {
            subtreeSum[Int(tree.parents[element])] += subtreeSum[element]
            subtreeMass[Int(tree.parents[element])] += subtreeMass[element]
        }
        func mean(_ index: Int, _ reach: Int) -> Float {
            let low = max(0, index - reach), high = min(count, index + reach + 1)
            return (sums[high] - sums[low] - p[index] * mass[index]) / max(1, masses[high] - masses[low] - mass[index])
        }
        return (0..<count).map { index in
            let inSection = Int(layout.section[index])
            let above = Int(tree.parents[runs[index].element]), element = above >= 0 ? above : runs[index].element
            return (1 - share.near - share.far - share.section - share.parent) * logit(p[index])
                + share.near * logit(mean(index, 3)) + share.far * logit(mean(index, 10))
                + share.section * logit(sectionSum[inSection] / max(1, sectionMass[inSection]))
                + share.parent * logit(subtreeSum[element] / max(1, subtreeMass[element]))
        }
    }

    /// The log-odds at which the expected word F1, 2Σpn ÷ (Σn kept + β Σpn all), is best.
    ///
    /// - Returns: the log-odds of the least likely run that is kept; infinite when none is worth keeping.
    static func threshold(_ logits: [Float], words: [Int], beta: Float = 0.7) -> Float {
        let order = logits.indices.sorted { (-logits[$0], $0) < (-logits[$1], $1) }
        let total = order.reduce(Float(0)) { $0 + probability(logits[$1]) * Float(words[$1]) }
        var hits: Float = 0, kept: Float = 0, best: Float = -1, threshold = Float.infinity
        for index in order {
            hits += probability(logits[index]) * Float(words[index])
            kept += Float(words[index])
            let score = 2 * hits / (kept + beta * total)
            if score > best {
                best = score
                threshold = logits[index]
            }
        }
        return threshold
    }
}
