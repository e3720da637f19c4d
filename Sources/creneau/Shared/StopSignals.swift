import Dispatch
import Foundation

/// Control-C, a polite kill and a closed terminal, as something to wait for.
enum StopSignals {
    private static let all = [SIGINT, SIGTERM, SIGHUP]

    /// Runs work that has no end of its own until one of the signals comes; then the work is cancelled and waited for.
    ///
    /// - Throws: what the work throws when it ends before.
    static func run(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let (stops, announce) = AsyncStream.makeStream(of: Void.self)
        let sources = all.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { announce.yield() }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in all { signal(number, SIG_DFL) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await work() }
            group.addTask { for await _ in stops { return } }
            try await group.next()
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}
