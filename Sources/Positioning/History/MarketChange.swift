public import MarketModel

/// What changed between two snapshots of one market, on pages that were observed in both.
public struct MarketChange: Hashable, Sendable, Codable {
    /// One brand's claim that changed.
    public struct Move: Hashable, Sendable, Codable {
        public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
            case new, dropped, stronger, weaker
        }

        public let kind: Kind
        public let brand: BrandID
        public let brandName: String
        public let isOwn: Bool
        public let concept: Concept
        /// What became of it, as a clause: "24 hours, was 48 hours".
        public let what: String
        /// Pages on which it changed, sorted.
        public let pages: [PageID]
        /// Its words: as they are now, or as they were last.
        public let quote: PageQuote
    }

    /// A want that more or fewer customers have, by their share of all texts.
    public struct Want: Hashable, Sendable, Codable {
        public let concept: Concept
        public let isRising: Bool
        /// Customers who miss or ask, then and now, of all texts then and now.
        public let before: Int
        public let textsBefore: Int
        public let after: Int
        public let textsAfter: Int
        public let quote: PageQuote?
    }

    /// Ground that became free, was taken by a rival, or is wanted no more.
    public struct Ground: Hashable, Sendable, Codable {
        public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
            case entered, opened, closed
        }

        public let kind: Kind
        public let gapID: String
        public let label: String
        /// Who entered.
        public let brandName: String?
        /// Why, as a clause.
        public let why: String
        public let quote: PageQuote?
        /// Whether it is the position that the user chose.
        public let isPosition: Bool
    }

    /// How the own pages stand to the position.
    public struct Standing: Hashable, Sendable, Codable {
        public let accuracy: AuditReport.Figure
        public let continuity: AuditReport.Figure
        /// 0 to 1.
        public let saturation: Double
        /// Pages that contradict the position, with how.
        public let contradictions: [AuditReport.Contradiction]
    }

    public let from: String
    public let to: String
    /// By brand, own first, then by concept.
    public let moves: [Move]
    public let wants: [Want]
    public let ground: [Ground]
    public let brandsAppeared: [String]
    /// Pages that were observed before and could not be observed this time.
    public let notObserved: [MarketSummary.LeftOut]
    /// Files that failed in the later run; their pages stand as they were last read.
    public let failed: Int
}

/// Snapshots of one market and what changed between each and the next.
public struct MarketHistory: Hashable, Sendable, Codable {
    /// A snapshot that can be looked at.
    public struct Snapshot: Sendable {
        /// The day or run it goes by.
        public let name: String
        public let input: MarketInput

        public init(name: String, input: MarketInput) {
            self.name = name
            self.input = input
        }
    }

    /// Own pages against the position, by snapshot.
    public struct Point: Hashable, Sendable, Codable {
        public let name: String
        public let pages: Int
        public let rivals: Int
        /// `nil` without an own brand or a position.
        public let own: MarketChange.Standing?
    }

    /// Something that somebody should look at today.
    public struct Alert: Hashable, Sendable, Codable {
        public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
            /// A rival took the position, or ground beside it.
            case entered
            /// An own page contradicts the position.
            case contradiction
            /// Own pages say less than before.
            case own
            /// A want is rising that no brand claims.
            case want
        }

        public let kind: Kind
        public let day: String
        /// As a sentence.
        public let text: String
    }

    public let points: [Point]
    public let changes: [MarketChange]
    /// The position's name, if there is one.
    public let position: String?
    public let alerts: [Alert]

    /// Alerts of the latest change.
    public var fresh: [Alert] { alerts.filter { $0.day == points.last?.name } }
}
