import Foundation
import Testing

/// However a review ends, the one market file holds what was decided: users copy it, and send it to each other.
@Suite(.serialized) struct ReviewEndTests {
    static let hasPython = (try? python(["-c", "print(1)"])) == "1\n"

    private static func python(_ arguments: [String]) throws -> String {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return output
    }

    @Test(.enabled(if: hasPython), .timeLimit(.minutes(5)), arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
    func theFileAloneHoldsTheDecisions(signal: Int32) throws {
        try Program.inScratch { folder in
            let pages = Program.root.appending(path: "corpora/toothpaste/pages").path
            let page = try #require(
                try FileManager.default.contentsOfDirectory(atPath: pages).sorted().first {
                    $0.hasPrefix("alvane") && $0.hasSuffix(".html")
                })
            let made = try Program.run(["analyze", pages + "/" + page, "--market", "m.sqlite", "--out", "r"], in: folder)
            #expect(made.status == 0, "\(made.errors)")
            let review = Process(), output = Pipe()
            review.executableURL = Program.path
            review.arguments = ["review", "m.sqlite", "--author", "ada", "--quiet"]
            review.currentDirectoryURL = folder
            var variables = ProcessInfo.processInfo.environment
            variables["CRENEAU_LEXICONS"] = Program.root.appending(path: "lexicons").path
            review.environment = variables
            review.standardOutput = output
            review.standardError = FileHandle.nullDevice
            try review.run()
            defer { if review.isRunning { kill(review.processIdentifier, SIGKILL) } }
            let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            let address = try #require(line.split(separator: " ").last).trimmingCharacters(in: .newlines)
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/decide.py").path
            #expect(try Self.python([script, address, "kept by \(signal)"]) == "200\n")
            // Who is killed rests first: within seconds the log is folded in.
            if signal == SIGKILL { sleep(5) }
            kill(review.processIdentifier, signal)
            review.waitUntilExit()
            #expect(signal == SIGKILL ? review.terminationReason == .uncaughtSignal : review.terminationStatus == 0)
            let copy = folder.appending(path: "copy")
            try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: folder.appending(path: "m.sqlite"), to: copy.appending(path: "m.sqlite"))
            let log = try Program.run(["decisions", "m.sqlite", "--format", "csv"], in: copy)
            #expect(log.output.contains("kept by \(signal)"), "\(log.output) \(log.errors)")
        }
    }

    @Test func aTakenPortIsToldAtOnce() throws {
        try Program.inScratch { folder in
            let pages = Program.root.appending(path: "corpora/toothpaste/pages").path
            let page = try #require(
                try FileManager.default.contentsOfDirectory(atPath: pages).sorted().first {
                    $0.hasPrefix("alvane") && $0.hasSuffix(".html")
                })
            _ = try Program.run(["analyze", pages + "/" + page, "--market", "m.sqlite", "--out", "r"], in: folder)
            // The lowest ports belong to the system; any that is bound will do.
            let taken = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    _ = bind(taken, $0, length)
                    _ = listen(taken, 1)
                    _ = getsockname(taken, $0, &length)
                }
            }
            defer { close(taken) }
            let port = UInt16(bigEndian: address.sin_port)
            let refused = try Program.run(["review", "m.sqlite", "--port", "\(port)"], in: folder)
            #expect(refused.status == 2)
            #expect(refused.errors.contains("port \(port) is taken") && refused.errors.contains("--port "), "\(refused.errors)")
        }
    }
}
