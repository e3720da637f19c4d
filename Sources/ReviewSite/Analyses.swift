import MarketStore
import Positioning

/// The market's analysis, made anew after decisions without keeping readers waiting.
actor Analyses {
    /// What a page shows, and whether corrections since are still being worked in.
    struct Current: Sendable {
        let analysis: MarketAnalysis
        let isBehind: Bool
        /// Why the newest analysis could not be made, if so.
        let problem: String?
    }

    /// How long a page waits for corrections to be worked in.
    static let patience = Duration.milliseconds(700)

    private let market: MarketFile
    private let recompute: ReviewSite.Recompute
    private var latest: (analysis: MarketAnalysis, stamp: String)?
    private var problem: String?
    private var isRunning = false
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var nextWaiter = 0

    init(market: MarketFile, recompute: @escaping ReviewSite.Recompute) {
        self.market = market
        self.recompute = recompute
    }

    /// The analysis of the market as it stands; the one before when that takes longer than the patience.
    ///
    /// - Parameter patience: how long a page may wait; the very first analysis is always waited for.
    func current(patience: Duration = Analyses.patience) async throws -> Current {
        let stamp = try market.read { try $0.stamp() }
        if latest?.stamp != stamp {
            start()
            await finished(within: latest == nil ? nil : patience)
        }
        guard let latest else { throw AnalysisFailed(reason: problem ?? "it was cancelled") }
        let behind = try market.read { try $0.stamp() } != latest.stamp
        return Current(analysis: latest.analysis, isBehind: behind, problem: behind ? problem : nil)
    }

    /// Begins to work decisions in; several in a row are worked in together.
    func start() {
        guard !isRunning else { return }
        isRunning = true
        Task { await run() }
    }

    private func run() async {
        repeat {
            do {
                let stamp = try market.read { try $0.stamp() }
                if latest?.stamp == stamp { break }
                let analysis = try await recompute(market)
                latest = (analysis, stamp)
                problem = nil
            } catch {
                problem = "\(error)"
                break
            }
        } while true
        isRunning = false
        for waiter in waiting.values { waiter.resume() }
        waiting = [:]
    }

    private func finished(within patience: Duration?) async {
        guard isRunning else { return }
        nextWaiter += 1
        let number = nextWaiter
        await withCheckedContinuation { continuation in
            waiting[number] = continuation
            if let patience {
                Task {
                    try? await Task.sleep(for: patience)
                    self.giveUp(number)
                }
            }
        }
    }

    private func giveUp(_ number: Int) { waiting.removeValue(forKey: number)?.resume() }
}

/// The analysis that a page needs could not be made.
struct AnalysisFailed: Error, CustomStringConvertible {
    let reason: String
    var description: String { "The market could not be analysed: \(reason)" }
}
