import Testing

@testable import Learning

/// A row of `count` numbers between -1 and 1.
private func noise(_ count: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in random.unit() * 2 - 1 }
}

@Suite struct SeededGeneratorTests {
    @Test func givesTheReferenceNumbers() {
        var random = SeededGenerator(seed: 1_234_567)
        let expected: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        #expect((0..<3).map { _ in random.next() } == expected)
    }

    @Test func shufflesTheSameWayEachTime() {
        var a = Array(0..<50), b = a
        var first = SeededGenerator(seed: 5), second = SeededGenerator(seed: 5)
        first.shuffle(&a)
        second.shuffle(&b)
        #expect(a == b)
        #expect(a != Array(0..<50))
        #expect(a.sorted() == Array(0..<50))
    }
}

@Suite struct FeatureKeyTests {
    @Test(arguments: [("word=soft", ["soft"]), ("pair=very soft", ["very", "soft"]), ("three=a b c", ["a", "b", "c"])])
    func aNameIsItsTemplateAndParts(name: String, parts: [String]) {
        var key = FeatureKey(value: FeatureKey.hash(String(name.prefix { $0 != "=" })))
        for part in parts { key = key.with(FeatureKey.hash(part)) }
        #expect(FeatureKey(name: name) == key)
    }

    @Test func namesWithoutATemplateAreWhole() {
        #expect(FeatureKey(name: "bias") == FeatureKey(value: FeatureKey.hash("bias")))
        #expect(FeatureKey(name: "word==") == FeatureKey(value: FeatureKey.hash("word")).with(FeatureKey.hash("=")))
        #expect(FeatureKey.hash(number: 12) == FeatureKey.hash("12"))
    }

    @Test func orderOfPartsMatters() {
        #expect(FeatureKey(name: "pair=a b") != FeatureKey(name: "pair=b a"))
    }

    @Test func theIndexNumbersByFirstSightAndCounts() {
        var index = FeatureIndex()
        let words = (0..<5000).map { FeatureKey(name: "w=\($0 % 3000)") }
        let numbers = words.map { index.intern($0) }
        #expect(index.count == 3000)
        #expect(numbers[..<3000].elementsEqual(0..<3000))
        #expect(index.counts[10] == 2 && index.counts[2999] == 1)
        #expect(index.number(of: words[7]) == 7)
        #expect(index.number(of: FeatureKey(name: "w=x")) == nil)
    }
}

@Suite struct MinimizerTests {
    @Test func findsTheLowestPointOfAQuadratic() {
        let target = noise(20, seed: 3)
        let found = Minimizer().minimum(from: [Double](repeating: 0, count: 20)) { x, gradient in
            var value = 0.0
            for i in x.indices {
                let curve = Double(i + 1), d = x[i] - target[i]
                value += 0.5 * curve * d * d
                gradient[i] = curve * d
            }
            return value
        }
        for i in found.indices { #expect(abs(found[i] - target[i]) < 1e-2) }
    }

    @Test func anL1PenaltyShrinksByExactlyItsWeight() {
        var minimizer = Minimizer()
        minimizer.l1 = 0.5
        minimizer.tolerance = 1e-12
        let target = [2.0, -2, 0.3, -0.3]
        let found = minimizer.minimum(from: [0, 0, 0, 0]) { x, gradient in
            for i in x.indices { gradient[i] = x[i] - target[i] }
            return zip(x, target).reduce(0) { $0 + 0.5 * ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        for (value, expected) in zip(found, [1.5, -1.5, 0, 0]) { #expect(abs(value - expected) < 1e-4) }
    }
}

@Suite struct LogisticRegressionTests {
    /// One column that is 1 in half of the rows; *yes* in 3 of 4 there and in 1 of 4 elsewhere.
    private static let rows: SparseRows = {
        var rows = SparseRows()
        for i in 0..<400 { rows.append(i % 2 == 0 ? [0] : [Int]()) }
        return rows
    }()
    private static let labels = (0..<400).map { i in (i / 2) % 4 == 0 ? (i % 2 == 0 ? 0.0 : 1) : (i % 2 == 0 ? 1.0 : 0) }

    @Test func findsTheLogOddsRatioOfATwoByTwoTable() {
        let model = LogisticRegression(l2: 0, tolerance: 1e-10).fit(Self.rows, labels: Self.labels)
        #expect(abs(Double(model.bias[0]) + 1.0986) < 1e-2)
        #expect(abs(Double(model.weights[0]) - 2.1972) < 1e-2)
    }

    @Test func anInstanceWeightCountsLikeACopy() {
        var doubled = SparseRows()
        var labels: [Double] = []
        for r in 0..<400 {
            for _ in 0..<(r < 100 ? 2 : 1) {
                doubled.append(Self.rows.columns[Self.rows.offsets[r]..<Self.rows.offsets[r + 1]].map(Int.init))
                labels.append(Self.labels[r])
            }
        }
        let a = LogisticRegression(l2: 1, tolerance: 1e-10).fit(doubled, labels: labels)
        let b = LogisticRegression(l2: 1, tolerance: 1e-10).fit(
            Self.rows, labels: Self.labels, weights: (0..<400).map { $0 < 100 ? 2 : 1 })
        #expect(abs(a.weights[0] - b.weights[0]) < 1e-3)
    }

    @Test func twoClassesAgreeWithYesOrNo() {
        let two = LogisticRegression(l2: 0, tolerance: 1e-10).fit(Self.rows, classOf: Self.labels.map { Int($0) }, classes: 2)
        #expect(abs(two.weights[1] - two.weights[0] - 2.1972) < 1e-2)
        let p = Logistic.probabilities(two.scores(Self.rows, 0))
        #expect(abs(p[1] - 0.75) < 1e-2)
        #expect(abs(p[0] + p[1] - 1) < 1e-9)
    }

    @Test func isTheSameOnEveryRun() {
        let a = LogisticRegression(l2: 0.1, l1: 0.5).fit(Self.rows, labels: Self.labels)
        #expect(a == LogisticRegression(l2: 0.1, l1: 0.5).fit(Self.rows, labels: Self.labels))
    }
}

@Suite struct TreeGrowthTests {
    /// *Yes* when exactly one of two columns is positive: no linear model can tell.
    private static let table: [Float] = noise(3 * 1000, seed: 11).map { Float($0) }
    private static let labels = (0..<1000).map { (table[$0 * 3] > 0) != (table[$0 * 3 + 1] > 0) ? 1.0 : 0 }

    private static var growth: TreeGrowth {
        var growth = TreeGrowth(trees: 60, leaves: 6)
        growth.rate = 0.2
        growth.columnShare = 1
        growth.minimumRows = 5
        return growth
    }

    @Test func learnsAnExclusiveOr() {
        let model = Self.growth.fit(Self.table, width: 3, labels: Self.labels)
        var right = 0
        for r in 0..<1000 {
            let p = Logistic.probability(Double(model.score(Array(Self.table[r * 3..<r * 3 + 3]))))
            right += (p > 0.5) == (Self.labels[r] > 0.5) ? 1 : 0
        }
        #expect(right > 970)
    }

    @Test func contributionsAddUpToTheScore() {
        let model = Self.growth.fit(Self.table, width: 3, labels: Self.labels)
        for r in 0..<20 {
            let row = Array(Self.table[r * 3..<r * 3 + 3])
            let parts = model.contributions(row)
            let sum = parts.columns.keys.sorted().reduce(parts.base) { $0 + parts.columns[$1]! }
            #expect(abs(sum - model.score(row)) < 1e-3)
        }
    }

    @Test func aLeafHasTheRowsThatItMustHave() {
        var growth = Self.growth
        growth.minimumRows = 600
        let model = growth.fit(Self.table, width: 3, labels: Self.labels)
        #expect(model.nodes.allSatisfy { $0.column < 0 })
    }

    @Test func isTheSameOnEveryRunAndDependsOnTheSeed() {
        var growth = Self.growth
        growth.rowShare = 0.7
        let a = growth.fit(Self.table, width: 3, labels: Self.labels)
        #expect(a == growth.fit(Self.table, width: 3, labels: Self.labels))
        growth.seed = 2
        #expect(a != growth.fit(Self.table, width: 3, labels: Self.labels))
    }

    @Test func noRowsGiveAnEmptyModel() {
        #expect(TreeGrowth().fit([], width: 3, labels: []).score([0, 0, 0]) == 0)
    }
}

@Suite struct GroupFoldsTests {
    @Test func groupsStayTogetherAndFoldsAreFilledAlike() {
        let groups = (0..<50).map { "g\($0 % 13)" }
        let folds = GroupFolds(groups, count: 4), reversed = GroupFolds(groups.reversed(), count: 4)
        let sizes = Dictionary(grouping: groups, by: folds.fold(of:)).mapValues(\.count)
        #expect(Set(sizes.keys) == [0, 1, 2, 3] && sizes.values.max()! - sizes.values.min()! <= 4)
        for group in Set(groups) { #expect(folds.fold(of: group) == reversed.fold(of: group)) }
        #expect(folds.known("elsewhere") == nil)
    }

    @Test func fewGroupsMakeFewFolds() { #expect(GroupFolds(["a", "b", "a"], count: 5).count == 2) }
}
