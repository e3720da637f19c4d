import NIOCore
import NIOHTTP1

/// One connection: collects a request within its limits, has it answered, waits for the next.
final class Exchange: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Phase {
        case idle, head, body, answer, closing
    }

    /// Counts the bytes before the parser sees them.
    let gate = ByteGate()

    private let connections: Connections
    private let answer: LocalServer.Answer
    private var phase = Phase.idle
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var deadline: Scheduled<Void>?

    init(connections: Connections, answer: @escaping LocalServer.Answer) {
        self.connections = connections
        self.answer = answer
    }

    func handlerAdded(context: ChannelHandlerContext) {
        gate.begins = { [unowned self] in if phase == .idle { enter(.head, context) } }
        gate.overflows = { [unowned self] in refuse(.payloadTooLarge, "The request is too large.", context) }
        enter(.idle, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        // The gate holds closures that know this connection.
        gate.begins = {}
        gate.overflows = {}
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closing
        deadline?.cancel()
        connections.remove(context.channel)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase != .closing else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
            enter(.body, context)
            // No browser sends a form in chunks; a body of single bytes would cost the parser much and the sender little.
            if head.headers.contains(name: "transfer-encoding") {
                return refuse(.lengthRequired, "A form must tell its length.", context)
            }
            if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length > ServerLimits.largestBody {
                refuse(.payloadTooLarge, "The form is too large.", context)
            }
        case .body(let part):
            guard body.count + part.readableBytes <= ServerLimits.largestBody else {
                return refuse(.payloadTooLarge, "The form is too large.", context)
            }
            body.append(contentsOf: part.readableBytesView)
        case .end: respond(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What is no HTTP was answered with 400 by the handler before this one.
        close(context)
    }

    private func respond(_ context: ChannelHandlerContext) {
        guard let head else { return }
        enter(.answer, context)
        gate.reset()
        let request = SiteRequest(method: head.method.rawValue, target: head.uri, headers: Self.fields(head.headers), body: body)
        body = []
        let promise = context.eventLoop.makePromise(of: SiteResponse.self), answer = answer
        promise.completeWithTask { await answer(request) }
        promise.futureResult.assumeIsolated().whenSuccess { [self] response in
            guard phase == .answer else { return }
            send(response, keepsAlive: head.isKeepAlive, context)
        }
    }

    /// Fields by lower-case name. Those that come twice are joined, so that two hosts are none that the gate knows.
    static func fields(_ headers: HTTPHeaders) -> [String: String] {
        var fields: [String: String] = [:]
        for (name, value) in headers {
            let name = name.lowercased()
            if let earlier = fields[name] {
                fields[name] = earlier + (name == "cookie" ? "; " : ", ") + value
            } else {
                fields[name] = value
            }
        }
        return fields
    }

    private func send(_ response: SiteResponse, keepsAlive: Bool, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) })
        if !headers.contains(name: "Content-Length") { headers.add(name: "Content-Length", value: "\(response.body.count)") }
        if !keepsAlive { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: response.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !response.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(bytes: response.body)))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { [self] result in
            guard phase == .answer else { return }
            if case .success = result, keepsAlive { enter(.idle, context) } else { close(context) }
        }
    }

    /// Answers a request that goes beyond a limit, and ends the connection. What never became a request gets no answer: the queue of answers
    /// takes none without a head before it.
    private func refuse(_ status: HTTPResponseStatus, _ message: String, _ context: ChannelHandlerContext) {
        guard phase != .closing, phase != .answer else { return }
        guard phase == .body else { return close(context) }
        phase = .answer
        send(
            SiteResponse(
                status: Int(status.code), headers: [("Content-Type", "text/plain; charset=utf-8")] + Gate.headers,
                body: Array((message + "\n").utf8)), keepsAlive: false, context)
    }

    private func enter(_ phase: Phase, _ context: ChannelHandlerContext) {
        self.phase = phase
        connections.mark(context.channel, isServed: phase == .answer)
        deadline?.cancel()
        let patience =
            switch phase {
            case .idle, .closing: ServerLimits.idle
            case .head: ServerLimits.head
            case .body: ServerLimits.body
            case .answer: ServerLimits.answer
            }
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: patience) { [weak self] in self?.close(context) }
    }

    private func close(_ context: ChannelHandlerContext) {
        guard phase != .closing else { return }
        phase = .closing
        deadline?.cancel()
        context.close(promise: nil)
    }
}

/// The first handler of a connection: counts the bytes of a request, whatever the parser makes of them.
final class ByteGate: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// Called when bytes come.
    var begins: () -> Void = {}
    /// Called when a request is larger than `ServerLimits.largestRequest`; what follows is dropped.
    var overflows: () -> Void = {}
    private var count = 0

    /// A request is complete.
    func reset() { count = 0 }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard count <= ServerLimits.largestRequest else { return }
        count += unwrapInboundIn(data).readableBytes
        guard count <= ServerLimits.largestRequest else { return overflows() }
        begins()
        context.fireChannelRead(data)
    }
}
