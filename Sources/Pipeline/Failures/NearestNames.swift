/// Known names that come near to what was typed, for telling a reader what they may have meant.
public enum NearestNames {
    /// Names within a third of their length in edits, or that hold what was typed or begin like it; the nearest first.
    ///
    /// The distance counts letters put in, left out, changed, and neighbours that changed places (Damerau, 1964).
    public static func of(_ typed: String, among names: some Sequence<String>, most: Int = 3) -> [String] {
        let wanted = Array(typed.lowercased())
        guard !wanted.isEmpty else { return [] }
        var found: [(name: String, distance: Int)] = []
        for name in Set(names) {
            let known = Array(name.lowercased())
            let edits = distance(wanted, known)
            let holds = wanted.count >= 3 && name.lowercased().contains(typed.lowercased())
            guard holds || edits <= max(1, max(wanted.count, known.count) / 3) else { continue }
            found.append((name, holds ? 0 : edits))
        }
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(most).map(\.name)
    }

    /// What to do about a name that is not known: the nearest ones, else where all are listed.
    static func remedy(_ typed: String, among names: some Sequence<String>, else listed: String) -> String {
        let near = of(typed, among: names)
        return near.isEmpty ? listed : "did you mean \(near.map { "“\($0)”" }.joined(separator: " or "))?"
    }

    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var before = [Int](), last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
