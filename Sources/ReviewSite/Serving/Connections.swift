import NIOCore
import Synchronization

/// The open connections; when they are too many, the one that has waited longest makes room.
final class Connections: Sendable {
    private struct Entry {
        let channel: any Channel
        /// Since when the client lets the site wait; `nil` while the site works for it.
        var waitingSince: NIODeadline?
    }

    private struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())
    private let most: Int

    init(most: Int) { self.most = most }

    /// Takes a new connection in; one that finds all others at work is turned away.
    func admit(_ channel: any Channel) {
        let leaving: (any Channel)? = state.withLock { state in
            guard !state.isClosed else { return channel }
            var leaving: (any Channel)?
            if state.entries.count >= most {
                let waiting = state.entries.filter { $0.value.waitingSince != nil }
                guard let longest = waiting.min(by: { $0.value.waitingSince! < $1.value.waitingSince! }) else { return channel }
                state.entries[longest.key] = nil
                leaving = longest.value.channel
            }
            state.entries[ObjectIdentifier(channel)] = Entry(channel: channel, waitingSince: .now())
            return leaving
        }
        leaving?.close(promise: nil)
    }

    /// Marks whether the site works for a connection, or waits for it from now on.
    func mark(_ channel: any Channel, isServed: Bool) {
        state.withLock { $0.entries[ObjectIdentifier(channel)]?.waitingSince = isServed ? nil : .now() }
    }

    func remove(_ channel: any Channel) {
        state.withLock { _ = $0.entries.removeValue(forKey: ObjectIdentifier(channel)) }
    }

    func closeAll() {
        let open = state.withLock { state in
            state.isClosed = true
            return state.entries.values.map(\.channel)
        }
        for channel in open { channel.close(promise: nil) }
    }
}
