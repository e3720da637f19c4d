import Foundation
import MarketStore
import Synchronization
import Testing

@testable import ReviewSite

/// The site behind its socket: whatever else speaks to it, one browser is answered.
@Suite(.serialized) struct ServerTests {
    /// Serves a small market while the body runs.
    private func serving(_ body: @escaping @Sendable (UInt16, ReviewSite) async throws -> Void) async throws {
        let visitor = try Visitor()
        _ = try await visitor.site.analyses.current()
        let (addresses, announce) = AsyncStream.makeStream(of: String.self)
        let serving = Task {
            defer { announce.finish() }
            try await visitor.site.serve(port: 0) { announce.yield($0) }
        }
        _ = try #require(await addresses.first { _ in true })
        // Sockets that wait must not wait on the threads that the site answers from.
        try await body(visitor.site.gate.port, visitor.site)
        serving.cancel()
        try await serving.value
    }

    private static func inThread<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in Thread.detachNewThread { continuation.resume(returning: body()) } }
    }

    private static func get(_ port: UInt16, _ target: String = "/style.css", fields: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(fields)Connection: close\r\n\r\n"
    }

    /// What an attacker sends on its connection until it is cut off or told to stop; each call opens one.
    private typealias Attack = @Sendable (Wire, () -> Bool) -> Void

    private static let line = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 16)

    private static let emptyLines = Array(String(repeating: "\r\n", count: 1 << 15).utf8)
    private static let chunks = Array(String(repeating: "1\r\na\r\n", count: 1 << 12).utf8)
    private static let requests = Array(String(repeating: "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n", count: 500).utf8)

    private static let attacks: [(name: String, attack: Attack)] = [
        (
            "an endless line",
            { wire, goesOn in
                wire.send("GET / HTTP/1.1\r\nX: ")
                while goesOn(), wire.send(line) {}
            }
        ),
        (
            "two lines of 256 KB",
            { wire, _ in
                wire.send("GET / HTTP/1.1\r\nX: ")
                for _ in 0..<4 { wire.send(line) }
                wire.send("\r\nY: ")
                for _ in 0..<4 { wire.send(line) }
                wire.send("\r\n\r\n")
            }
        ),
        (
            "an endless target",
            { wire, goesOn in
                wire.send("GET /"); while goesOn(), wire.send(line) {}
            }
        ),
        ("endless empty lines", { wire, goesOn in while goesOn(), wire.send(emptyLines) {} }),
        (
            "a huge body",
            { wire, goesOn in
                wire.send("POST /decide HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n")
                while goesOn(), wire.send(line) {}
            }
        ),
        (
            "endless chunks",
            { wire, goesOn in
                wire.send("POST /decide HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                while goesOn(), wire.send(chunks) {}
            }
        ),
        (
            "slow bytes",
            { wire, goesOn in
                wire.send("GET / HTTP/1.1\r\nX: ")
                while goesOn(), wire.send("a") { usleep(100_000) }
            }
        ),
        (
            "half a request",
            { wire, goesOn in
                wire.send("GET / HTTP/1.1\r\nHo"); while goesOn() { usleep(100_000) }
            }
        ),
        (
            "many requests at once, unread",
            { wire, goesOn in
                while goesOn(), wire.send(requests) {}
            }
        ),
    ]

    @Test(.timeLimit(.minutes(3)), arguments: attacks.indices)
    func aBrowserIsAnsweredDuringAnAttack(number: Int) async throws {
        let (name, attack) = Self.attacks[number]
        try await serving { port, _ in
            let before = Self.memory(), over = Mutex(false), isOver: @Sendable () -> Bool = { over.withLock { $0 } }
            let ended = Mutex(0), attackers = 20
            for _ in 0..<attackers {
                Thread.detachNewThread {
                    while !isOver() {
                        if let wire = Wire(port: port) { attack(wire) { !isOver() } }
                        // Cut off: the same again, as fast as a socket on a network comes back.
                        usleep(50_000)
                    }
                    ended.withLock { $0 += 1 }
                }
            }
            _ = await Self.inThread { Wire.ask(port, Self.get(port, Asset.style.path)) }
            var slowest = Duration.zero
            for _ in 0..<15 {
                let start = ContinuousClock.now
                let answer = await Self.inThread { Wire.ask(port, Self.get(port, Asset.style.path)) }
                slowest = max(slowest, ContinuousClock.now - start)
                #expect(answer.hasPrefix("HTTP/1.1 200"), "\(name): \(answer.prefix(80))")
                try await Task.sleep(for: .milliseconds(100))
            }
            let grown = Self.memory() - before
            over.withLock { $0 = true }
            print("\(name): slowest answer \(slowest), memory grew by \(grown >> 20) MB")
            #expect(slowest < .seconds(1), "\(name)")
            #expect(grown < 200 << 20, "\(name)")
            while ended.withLock({ $0 }) < attackers { try await Task.sleep(for: .milliseconds(20)) }
        }
    }

    @Test func idleConnectionsMakeRoom() async throws {
        try await serving { port, _ in
            let idle = await Self.inThread { (0..<400).compactMap { _ in Wire(port: port) } }
            #expect(idle.count == 400)
            let answer = await Self.inThread { Wire.ask(port, Self.get(port, Asset.style.path)) }
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            // The first ones were shut, the last ones may still ask.
            #expect(await Self.inThread { idle[0].read() }.isEmpty)
            let last = idle[idle.count - 1]
            #expect(await Self.inThread { last.send(Self.get(port, Asset.style.path)) ? last.read() : "" }.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\nHost: 127.0.0.1:PORT\n\n", "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: -1\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n",
        "GET  HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\r\nA: \u{0}\r\n\r\n",
        "POST /decide HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 2000000\r\n\r\n",
        "POST /decide HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
    ])
    func whatIsNoRequestIsRefused(request: String) async throws {
        try await serving { port, _ in
            let answer = await Self.inThread { Wire.ask(port, request.replacing("PORT", with: "\(port)")) }
            #expect(answer.hasPrefix("HTTP/1.1 4") || answer.isEmpty, "\(answer.prefix(100))")
        }
    }

    @Test func oneConnectionServesSeveralRequests() async throws {
        try await serving { port, site in
            let cookie = "Cookie: \(site.gate.cookieName)=\(site.gate.token)\r\n"
            let answers = await Self.inThread { () -> [String] in
                guard let wire = Wire(port: port) else { return [] }
                let head = "Host: 127.0.0.1:\(port)\r\n\(cookie)"
                var answers: [String] = []
                func isWhole(_ text: String) -> Bool {
                    guard let end = text.range(of: "\r\n\r\n"), let length = text.firstMatch(of: /Content-Length: (\d+)/) else {
                        return false
                    }
                    return text[end.upperBound...].utf8.count >= Int(length.1)!
                }
                for target in ["/", "/pages", "/nowhere"] {
                    wire.send("GET \(target) HTTP/1.1\r\n\(head)\r\n")
                    answers.append(wire.read(until: isWhole))
                }
                wire.send("HEAD / HTTP/1.1\r\n\(head)\r\n")
                answers.append(wire.read { $0.hasSuffix("\r\n\r\n") })
                let form = "token=\(site.gate.token)&do=note&to=x"
                wire.send("POST /decide HTTP/1.1\r\n\(head)Content-Length: \(form.utf8.count)\r\n\r\n")
                for byte in form.utf8 { wire.send([byte]) }
                answers.append(wire.read(until: isWhole))
                return answers
            }
            #expect(answers.map { $0.prefix(12) } == ["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 404", "HTTP/1.1 200", "HTTP/1.1 303"])
            #expect(answers.allSatisfy { $0.contains("Content-Security-Policy: default-src 'none'") })
            let count = try site.market.read { try $0.decisionCount() }
            #expect(count == 1)
        }
    }

    @Test func aTakenPortIsToldWithAFreeOne() async throws {
        try await serving { port, site in
            do {
                try await site.serve(port: port) { _ in Issue.record("a taken port was served") }
                Issue.record("no error")
            } catch let taken as PortTaken {
                #expect(taken.port == port)
                let free = try #require(taken.free)
                #expect(free > port)
                #expect(taken.description.contains("--port \(free)"))
            }
        }
    }

    @Test func theLogIsFoldedWhenAnalystsRest() async throws {
        let visitor = try Visitor()
        #expect(await visitor.post("/decide", ["do": "note", "to": "x"]).status == 303)
        let log = visitor.market.path + "-wal"
        func size() -> Int { (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0 }
        #expect(size() > 0)
        for _ in 0..<100 where size() > 0 { try await Task.sleep(for: .milliseconds(100)) }
        #expect(size() == 0)
    }

    /// Bytes of memory that the process has in use.
    private static func memory() -> Int {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").dropFirst().first
        return pages.flatMap { Int($0) }.map { $0 * Int(getpagesize()) } ?? 0
    }
}
