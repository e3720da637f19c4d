public import MarketModel

/// A copywriter's line, checked against the evidence of its position.
public struct CheckedLine: Hashable, Sendable {
    /// What is wrong with a line, the gravest first.
    public enum Fault: Hashable, Sendable {
        /// A number that neither the evidence of the position nor a capability states.
        case number(String)
        /// A test, certificate or authority that no capability names.
        case certificate(String)
        /// A word that places the product above all others.
        case superlative(String)
        /// A rival's name.
        case rivalName(String)
        /// Words that a rival uses on this ground.
        case rivalWording(String)
        /// Wording that the law watches, with what to check.
        case regulated(String, note: String)
        /// Characters that it has, and may have.
        case tooLong(Int, of: Int)
        /// It names somebody, or a time, where another angle was asked for.
        case angle(Angle)
        /// None of the position's words is in it. A good metaphor fails this too: it warns.
        case offPosition

        /// Whether the line may be kept all the same.
        public var isWarning: Bool {
            switch self {
            case .offPosition, .angle: true
            default: false
            }
        }

        /// The fault as a clause.
        public var text: String {
            switch self {
            case .number(let number): "number without evidence: “\(number)”"
            case .certificate(let word): "test or certificate without evidence: “\(word)”"
            case .superlative(let word): "superlative: “\(word)”"
            case .rivalName(let name): "a rival's name: \(name)"
            case .rivalWording(let words): "a rival's wording: “\(words)”"
            case .regulated(let words, let note): "regulated: “\(words)”: \(note)"
            case .tooLong(let length, let limit): "too long: \(length) of \(limit) characters"
            case .angle(let angle): "reads as \(angle.rawValue)"
            case .offPosition: "does not say the position"
            }
        }
    }

    public let line: DraftedPoint
    public let faults: [Fault]

    /// Without a fault that forbids it.
    public var isGood: Bool { faults.allSatisfy(\.isWarning) }
}
