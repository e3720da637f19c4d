import Foundation
import MarketModel
import Testing

@testable import Pipeline

/// Folders and archives that would make a run hang, wander off or never end.
@Suite struct HostileInputsTests {
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "creneau-hostile-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    /// Texts of the documents and all failures, in order.
    private func read(_ inputs: PageInputs) -> (texts: [String], failures: [PageFailure]) {
        var texts: [String] = [], failures: [PageFailure] = []
        for input in inputs {
            switch input {
            case .failure(let failure): failures.append(failure)
            case .extracted, .row, .note: continue
            case .document(let document):
                switch document.bytes() {
                case .success(let bytes): texts.append(String(decoding: bytes, as: UTF8.self))
                case .failure(let failure): failures.append(failure)
                }
            }
        }
        return (texts, failures)
    }

    private func write(_ text: String, to url: URL) throws {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["pipe.html", "pipe.html.gz", "pipe.zip", "pipe.warc", "pipe.warc.gz", "pipe.mhtml", "pipe.json"])
    func aPipeIsNotWaitedFor(name: String) throws {
        try inFolder { folder in
            try write("<p>good", to: folder.appending(path: "z.html"))
            #expect(mkfifo(folder.appending(path: name).path, 0o600) == 0)
            // A side-car of the good page, too.
            #expect(mkfifo(folder.appending(path: "z.json").path, 0o600) == 0)
            let found = read(PageInputs(paths: [folder.path]))
            #expect(found.texts == ["<p>good"])
            #expect(found.failures.count == (name == "pipe.json" ? 0 : 1))
            #expect(found.failures.allSatisfy { $0.message.contains("a pipe") })
            let named = read(PageInputs(paths: [folder.appending(path: name).path]))
            #expect(named.failures.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["/dev/zero", "/dev/urandom", "/dev/null"])
    func aDeviceIsNotRead(path: String) throws {
        #expect(read(PageInputs(paths: [path])).failures.count == 1)
        try inFolder { folder in
            try FileManager.default.createSymbolicLink(atPath: folder.appending(path: "a.html").path, withDestinationPath: path)
            #expect(read(PageInputs(paths: [folder.path])).texts.isEmpty)
        }
    }

    @Test func aLinkThatLeadsOutIsToldAndNotFollowed() throws {
        try inFolder { folder in
            let inside = folder.appending(path: "in"), outside = folder.appending(path: "out")
            try write("<p>secret", to: outside.appending(path: "secret.html"))
            try write("<p>good", to: inside.appending(path: "deep/good.html"))
            for (name, target) in [
                ("a.html", "/etc/passwd"), ("b", outside.path), ("c.html", "../out/secret.html"), ("d.html", "nowhere.html"),
                ("e.html", "deep/good.html"), ("f", "deep"), ("deep/up", ".."),
            ] {
                try FileManager.default.createSymbolicLink(atPath: inside.appending(path: name).path, withDestinationPath: target)
            }
            let found = read(PageInputs(paths: [inside.path]))
            #expect(found.texts == ["<p>good", "<p>good"], "the file, and the link that stays inside")
            #expect(found.failures.map { ($0.source as NSString).lastPathComponent } == ["a.html", "b", "c.html", "d.html"])
            // A folder beside it whose name begins the same is outside.
            try write("<p>secret", to: folder.appending(path: "in2/x.html"))
            try FileManager.default.createSymbolicLink(
                atPath: inside.appending(path: "g.html").path, withDestinationPath: folder.appending(path: "in2/x.html").path)
            #expect(read(PageInputs(paths: [inside.path])).failures.count == 5)
            // Who names a link means what it leads to.
            #expect(read(PageInputs(paths: [inside.appending(path: "b").path])).texts == ["<p>secret"])
        }
    }

    /// 30 folders, each with links to the others: 2^29 ways to walk them.
    @Test(.timeLimit(.minutes(1)))
    func aMazeOfLinksIsWalkedOnce() throws {
        try inFolder { folder in
            for number in 0..<30 {
                try write("<p>\(number)", to: folder.appending(path: "\(number)/p.html"))
                for other in 0..<30 where other != number {
                    try FileManager.default.createSymbolicLink(
                        atPath: folder.appending(path: "\(number)/to\(other)").path, withDestinationPath: "../\(other)")
                }
            }
            let found = read(PageInputs(paths: [folder.path]))
            #expect(found.texts.count == 30)
            #expect(found.failures.isEmpty)
        }
    }

    @Test func aNameThatIsNoUTF8IsToldEscaped() throws {
        try inFolder { folder in
            try write("<p>good", to: folder.appending(path: "good.html"))
            for name in [Array("caf".utf8) + [0xE9] + Array(".html".utf8), [0xFF] + Array(".png".utf8)] {
                let path = Array(folder.path.utf8) + [0x2F] + name + [0]
                let file = path.withUnsafeBytes { open($0.bindMemory(to: CChar.self).baseAddress!, O_CREAT | O_WRONLY, 0o600) }
                // Some file systems take no such name.
                guard file >= 0 else { return }
                close(file)
            }
            let found = read(PageInputs(paths: [folder.path]))
            #expect(found.texts == ["<p>good"])
            #expect(found.failures.map(\.source) == [folder.path + "/caf\\xe9.html"])
        }
    }

    @Test func aFolderOfTooManyFilesIsReadInPart() throws {
        try inFolder { folder in
            for number in 100..<140 { try write("<p>\(number)", to: folder.appending(path: "\(number).html")) }
            try write("<p>other", to: folder.appending(path: "other/a.html"))
            let found = read(PageInputs(paths: [folder.path, folder.appending(path: "other").path], most: 10))
            #expect(found.texts.count == 10 && found.texts.last == "<p>other")
            #expect(found.failures.map(\.code) == [.tooLarge])
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: [true, false])
    func anArchiveThatInflatesWithoutEndIsReadInPart(isPage: Bool) throws {
        try inFolder { folder in
            let path = folder.appending(path: "bomb.warc.gz").path, pack = Process()
            pack.executableURL = URL(filePath: "/usr/bin/env")
            pack.arguments = [
                "python3", "-c",
                """
                import sys, gzip
                with gzip.open(sys.argv[1], 'wb', 1) as f:
                    body = b'HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>first'
                    f.write(b'WARC/1.0\\r\\nWARC-Type: response\\r\\nContent-Length: %d\\r\\n\\r\\n' % len(body) + body + b'\\r\\n\\r\\n')
                    f.write(b'WARC/1.0\\r\\nWARC-Type: \(isPage ? "response" : "metadata")\\r\\nContent-Length: 99999999999\\r\\n\\r\\n')
                    for _ in range(300): f.write(bytes(1 << 20))
                """, path,
            ]
            try pack.run()
            pack.waitUntilExit()
            let archive = WARCArchive(path: path, budget: 64 << 20)
            var texts: [String] = [], failures: [PageFailure] = []
            while let input = archive.next() {
                switch input {
                case .document(let document): texts.append(String(decoding: try document.bytes().get(), as: UTF8.self))
                case .failure(let failure): failures.append(failure)
                case .extracted, .row, .note: continue
                }
            }
            #expect(texts == ["<p>first"])
            #expect(failures.last?.code == .tooLarge)
            #expect(failures.last?.message.contains("64 MB") == true, "\(failures)")
        }
    }

    /// Small records that each inflate by themselves to a page of 10 MB.
    @Test(.timeLimit(.minutes(1)))
    func whatRecordsInflateToIsCountedToo() throws {
        try inFolder { folder in
            let path = folder.appending(path: "nested.warc").path, pack = Process()
            pack.executableURL = URL(filePath: "/usr/bin/env")
            pack.arguments = [
                "python3", "-c",
                """
                import sys, gzip
                body = b'HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Encoding: gzip\\r\\n\\r\\n' + gzip.compress(b'<p>' + b'a' * (10 << 20))
                with open(sys.argv[1], 'wb') as f:
                    for _ in range(40):
                        f.write(b'WARC/1.0\\r\\nWARC-Type: response\\r\\nContent-Length: %d\\r\\n\\r\\n' % len(body) + body + b'\\r\\n\\r\\n')
                """, path,
            ]
            try pack.run()
            pack.waitUntilExit()
            let archive = WARCArchive(path: path, budget: 64 << 20)
            var documents = 0, failures: [PageFailure] = []
            while let input = archive.next() {
                if case .document = input { documents += 1 }
                if case .failure(let failure) = input { failures.append(failure) }
            }
            #expect((1...8).contains(documents))
            #expect(failures.map(\.code) == [.tooLarge])
        }
    }
}
