extension ReviewSite {
    /// Listens on loopback until the task is cancelled.
    ///
    /// - Parameters:
    ///   - port: 0 for any that is free.
    ///   - ready: told the address to open, with the token for changes, once the site listens.
    /// - Throws: `PortTaken` when another program has the port.
    public func serve(port: UInt16, ready: @escaping @Sendable (String) -> Void) async throws {
        let server = try await LocalServer.start(port: port) { await self.respond($0) }
        listen(on: server.port)
        ready(address)
        await server.untilCancelled()
    }
}
