public import Positioning

extension Wording {
    /// Why ground stands on the board.
    public static func reason(_ reason: Board.Reason) -> String {
        switch reason {
        case .wanted: "wanted"
        case .praisedUnsaid: "praised, and nobody says it"
        case .failsThere: "named, and let down"
        case .usedThereUnsaid: "used there, and nobody says it"
        }
    }

    /// What so many customers do, after their number: "customers miss it".
    static func said(_ reason: Board.Reason, _ voices: Int) -> String {
        let isOne = voices == 1
        return switch reason {
        case .wanted: isOne ? "customer misses it: one voice only" : "customers miss it"
        case .praisedUnsaid: isOne ? "customer praises it: one voice only" : "customers praise it"
        case .failsThere: isOne ? "customer names it and is let down: one voice only" : "customers name it and are let down"
        case .usedThereUnsaid: isOne ? "customer names it: one voice only" : "customers name it"
        }
    }

    /// With its first letter in upper case, unless its first word has a form of its own, as "pH" has.
    static func capitalised(_ label: String) -> String {
        guard let first = label.first, !label.prefix(while: { $0 != " " }).dropFirst().contains(where: \.isUppercase) else { return label }
        return first.uppercased() + label.dropFirst()
    }
}
