import Foundation
public import MarketStore
public import Positioning

/// Draws conclusions from a market file again and again: the lexicons are read once.
public struct MarketAnalyst: Sendable {
    private let access: LexiconAccess

    /// - Throws: `UnusableInput` when there are no lexicons.
    public init(lexicons: String?) throws { access = try LexiconAccess(named: lexicons) }

    /// The analysis of a market as its file stands now.
    public func analysis(of market: MarketFile) throws -> MarketAnalysis {
        try MarketSession(market, target: nil, access: access, observer: { _ in }).analysis()
    }
}

/// The one place that reads the clock.
public enum RunClock {
    /// ISO 8601 in UTC with milliseconds.
    public static func now() -> String {
        Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
