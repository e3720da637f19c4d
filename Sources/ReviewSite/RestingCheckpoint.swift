import MarketStore
import Synchronization

/// Folds the write-ahead log into the market file once analysts rest, so that the one file can be copied at any time.
final class RestingCheckpoint: Sendable {
    /// Long enough for a reviewer who decides quickly not to pay for it at each claim.
    static let rest = Duration.seconds(2)

    private let market: MarketFile
    private let pending = Mutex<Task<Void, Never>?>(nil)

    init(_ market: MarketFile) { self.market = market }

    /// A change was made: the log is folded after a while without another.
    func touch() {
        let market = market
        pending.withLock { pending in
            pending?.cancel()
            pending = Task {
                guard (try? await Task.sleep(for: Self.rest)) != nil else { return }
                // A log that another program still reads is folded later: by the next change, or when the site ends.
                _ = try? market.foldLog()
            }
        }
    }
}
