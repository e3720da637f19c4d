public import MarketModel

/// Vacant ground by the four angles: what an analyst looks over before choosing a card.
public struct Board: Hashable, Sendable, Codable {
    /// Why a cell stands on the board.
    public enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
        /// Customers miss it or ask for it.
        case wanted
        /// Customers are pleased by it and no seller says it.
        case praisedUnsaid = "praised, unsaid"
        /// A scene in which customers are let down.
        case failsThere = "fails there"
        /// A scene that customers name and sellers leave out.
        case usedThereUnsaid = "used there, unsaid"
    }

    public struct Cell: Hashable, Sendable, Codable {
        public let concept: Concept
        /// Relatives that are meant too.
        public let also: [Concept]
        public let reason: Reason
        /// Customers who say it in the sense of the reason.
        public let voices: Int
        public let holders: Int
        /// The card that is about it, by id.
        public let gap: String?
        public let quote: VoiceQuote?

        /// A single customer's word.
        public var isOneVoice: Bool { voices == 1 }
    }

    public struct Column: Hashable, Sendable, Codable {
        public let angle: Angle
        /// Worthiest first.
        public let cells: [Cell]
        /// Why there is none; `nil` when there are some.
        public let note: String?
    }

    /// Feature, occasion, benefit, user.
    public let columns: [Column]

    public init(columns: [Column]) { self.columns = columns }
}
