import FlyingFox
import FlyingSocks
import Foundation

extension ReviewSite {
    /// Listens on loopback until the task is cancelled.
    ///
    /// - Parameters:
    ///   - port: 0 for any that is free.
    ///   - ready: told the address to open, with the token for changes, once the site listens.
    /// - Throws: when the port is taken.
    public func serve(port: UInt16, ready: @escaping @Sendable (String) -> Void) async throws {
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: port), timeout: 60, logger: .disabled, handler: SiteHandler(site: self))
        async let serving: Void = server.run()
        // A machine with its hands full takes a while.
        try await server.waitUntilListening(timeout: 60)
        guard case .ip4(_, let bound)? = await server.listeningAddress else { throw SocketError.unsupportedAddress }
        listen(on: bound)
        ready(address)
        try await serving
    }
}

/// Turns what comes over the socket into the site's own requests, and its answers back.
private struct SiteHandler: HTTPHandler {
    let site: ReviewSite

    /// More than any form of the site sends.
    static let largestBody = 1 << 20

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        var body: [UInt8] = []
        for try await part in request.bodySequence where body.count <= Self.largestBody { body += part }
        var headers: [String: String] = [:]
        for header in request.headers.keys { headers[header.rawValue] = request.headers[header] }
        let response = await site.respond(
            SiteRequest(method: request.method.rawValue, target: request.target.rawValue, headers: headers, body: body))
        var sent = HTTPHeaders()
        for header in response.headers { sent.addValue(header.value, for: HTTPHeader(header.name)) }
        return HTTPResponse(statusCode: HTTPStatusCode(response.status, phrase: ""), headers: sent, body: Data(response.body))
    }
}
