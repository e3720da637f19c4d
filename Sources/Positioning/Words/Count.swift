/// Numbers with their noun and verb.
enum Count {
    /// "1 customer complains", "3 customers complain".
    static func of(_ n: Int, _ one: String, _ many: String) -> String {
        "\(n) \(n == 1 ? one : many)"
    }
}
