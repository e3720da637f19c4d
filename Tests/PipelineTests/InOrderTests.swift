import Foundation
import Synchronization
import Testing

@testable import Pipeline

@Suite struct InOrderTests {
    /// Results come in the order of the elements, whatever each takes and however many are worked on.
    @Test(arguments: [1, 2, 3, 8], [UInt64(7), 8])
    func resultsKeepTheirOrder(workers: Int, seed: UInt64) async throws {
        var found: [Int] = []
        try await mapInOrder(
            0..<200, workers: workers, window: workers * 4,
            transform: { n in
                let pause = (UInt64(n) &* 6_364_136_223_846_793_005 &+ seed) >> 54
                if pause > 700 { usleep(UInt32(pause)) }
                return n * n
            },
            consume: { index, square in
                #expect(square == index * index)
                found.append(index)
            })
        #expect(found == Array(0..<200), "seed \(seed)")
    }

    @Test func onlyAWindowIsAlive() async throws {
        let alive = Mutex((now: 0, most: 0))
        let elements = (0..<100).lazy.map { n -> Int in
            alive.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
            return n
        }
        try await mapInOrder(elements, workers: 4, window: 10, transform: { $0 }, consume: { _, _ in alive.withLock { $0.now -= 1 } })
        #expect(alive.withLock { $0.most } <= 10)
        #expect(alive.withLock { $0.now } == 0)
    }

    @Test func anErrorEndsTheRun() async {
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await mapInOrder(0..<50, workers: 2, window: 8, transform: { $0 }, consume: { index, _ in if index == 5 { throw Stop() } })
        }
    }
}
