import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// HTTP/1.1 on the loopback interface, for one browser among clients that may be anything: each is bounded in bytes, connections and time.
final class LocalServer: Sendable {
    typealias Answer = @Sendable (SiteRequest) async -> SiteResponse

    /// The port that it listens on.
    let port: UInt16

    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    private let connections: Connections

    private init(port: UInt16, group: MultiThreadedEventLoopGroup, channel: any Channel, connections: Connections) {
        self.port = port
        self.group = group
        self.channel = channel
        self.connections = connections
    }

    /// Begins to listen.
    ///
    /// - Throws: `PortTaken`, or what the system says.
    static func start(port: UInt16, answer: @escaping Answer) async throws -> LocalServer {
        // One thread reads and writes; the answers are made elsewhere.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let connections = Connections(most: ServerLimits.mostConnections)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let exchange = Exchange(connections: connections, answer: answer), pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(exchange.gate)
                    try pipeline.configureHTTPServerPipeline(
                        withEncoderConfiguration: .init(), withDecoderLimitConfiguration: ServerLimits.decoder)
                    try pipeline.addHandler(exchange)
                    connections.admit(channel)
                }
            }
        do {
            let channel = try await bootstrap.bind(host: "127.0.0.1", port: Int(port)).get()
            guard let bound = channel.localAddress?.port.flatMap({ UInt16(exactly: $0) }) else { throw ChannelError.unknownLocalAddress }
            return LocalServer(port: bound, group: group, channel: channel, connections: connections)
        } catch {
            let isTaken = (error as? IOError)?.errnoCode == EADDRINUSE
            let free = isTaken ? await freePort(after: port, bootstrap) : nil
            try? await group.shutdownGracefully()
            throw isTaken ? PortTaken(port: port, free: free) : error
        }
    }

    /// Serves until the task is cancelled, then closes every connection.
    func untilCancelled() async {
        await withTaskCancellationHandler {
            try? await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
        connections.closeAll()
        try? await group.shutdownGracefully()
    }

    /// The next port that nobody listens on, among a few.
    private static func freePort(after port: UInt16, _ bootstrap: ServerBootstrap) async -> UInt16? {
        for next in Int(port) + 1...Int(port) + 50 {
            guard let next = UInt16(exactly: next) else { return nil }
            if let channel = try? await bootstrap.bind(host: "127.0.0.1", port: Int(next)).get() {
                try? await channel.close()
                return next
            }
        }
        return nil
    }
}

/// Another program listens on the port.
public struct PortTaken: Error, CustomStringConvertible {
    public let port: UInt16
    /// A port nearby that was free just now.
    public let free: UInt16?

    public var description: String {
        "port \(port) is taken by another program; take \(free.map { "--port \($0), which is free" } ?? "--port 0 for any that is free")"
    }
}
