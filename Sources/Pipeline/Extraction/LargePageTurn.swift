import Synchronization

/// Lets large pages be analysed one after another, however many workers there are: each needs some dozen times its size meanwhile.
final class LargePageTurn: Sendable {
    /// Bytes from which a page waits for its turn. Of 1,456 saved pages three are larger.
    private static let least = 4 << 20

    private let turn = Mutex(())

    func take<Value: Sendable>(bytes: Int, _ body: () -> Value) -> Value {
        bytes < Self.least ? body() : turn.withLock { _ in body() }
    }
}
