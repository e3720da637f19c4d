/// How much work one named input may make: an archive of a few kilobytes can hold terabytes, and a folder can lead to itself.
enum InputBudget {
    /// Files, folders and archive members below one path; a large shop has some tens of thousands of pages.
    static let members = 200_000

    /// Bytes that an archive may inflate to: this much in any case, …
    static let leastBytes = 2 << 30
    /// … and more for a large one. Saved pages pack to a fifth to a tenth, bombs to a thousandth.
    static let expansion = 20

    static func bytes(packed: Int) -> Int { max(leastBytes, min(packed, .max / expansion) * expansion) }

    /// What a user is told in `--help`.
    static let told =
        "At most \(members / 1000),000 files or members and, unpacked, \(leastBytes >> 30) GB or \(expansion) times its size are read of one input."

    static let tooManyMembers = "it holds more than \(members / 1000),000 files or members; the rest is left out. Name its parts one by one"

    static func tooManyBytes(_ limit: Int) -> String {
        "it inflates to more than \(limit >> 20) MB; the rest is left out. Unpack it, or split it"
    }
}
