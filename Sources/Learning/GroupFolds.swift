/// Groups of examples spread over folds so that each fold has about as many examples; the same groups always give the same folds.
public struct GroupFolds: Sendable {
    private let places: [String: Int]
    public let count: Int

    /// - Parameters:
    ///   - groups: the group of each example.
    ///   - count: folds, at least 2; fewer when there are fewer groups.
    public init(_ groups: [String], count: Int) {
        var sizes: [String: Int] = [:]
        for group in groups { sizes[group, default: 0] += 1 }
        let count = max(2, min(count, sizes.count))
        var load = [Int](repeating: 0, count: count), places: [String: Int] = [:]
        for (group, size) in sizes.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) {
            let least = load.indices.min { (load[$0], $0) < (load[$1], $1) }!
            places[group] = least
            load[least] += size
        }
        self.places = places
        self.count = count
    }

    public var all: Range<Int> { 0..<count }

    /// - Precondition: the group is one of those that were spread.
    public func fold(of group: String) -> Int { places[group]! }

    /// `nil` for a group that was not spread.
    public func known(_ group: String) -> Int? { places[group] }
}
