internal import Learning

/// Part hashes of the fixed names in features of clauses.
enum StatementHash {
    static func of(_ name: String) -> UInt64 { FeatureKey.hash(name) }
    static func of(_ number: Int) -> UInt64 { numbers[max(0, min(number, numbers.count - 1))] }
    private static let numbers: [UInt64] = (0..<64).map { FeatureKey.hash(number: $0) }
}
