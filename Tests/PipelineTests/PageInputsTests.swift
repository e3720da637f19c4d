import Foundation
import MarketModel
import Pages
import Testing

@testable import Pipeline

/// A folder of its own for one test, gone afterwards.
private final class Scratch {
    let url = FileManager.default.temporaryDirectory.appending(path: "creneau-inputs-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    @discardableResult func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
}

private func documents(_ paths: [String]) -> [(source: String, text: String, hints: PageHints)] {
    PageInputs(paths: paths).compactMap { input in
        guard case .document(let document) = input, case .success(let bytes) = document.bytes() else { return nil }
        return (document.source, String(decoding: bytes, as: UTF8.self), document.hints)
    }
}

private func failures(_ paths: [String]) -> [PageFailure] {
    PageInputs(paths: paths).compactMap { input in
        switch input {
        case .failure(let failure): return failure
        case .document(let document): if case .failure(let failure) = document.bytes() { return failure } else { return nil }
        case .extracted, .row, .note: return nil
        }
    }
}

/// A zip archive of stored members, as PKWARE describes it.
func storedZip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func number(_ value: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    var out: [UInt8] = [], directory: [UInt8] = []
    for (name, bytes) in members {
        let common =
            number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + number(bytes.count, 4) + number(bytes.count, 4)
        directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(name.utf8.count, 2) + number(0, 12) + number(out.count, 4)
        directory += Array(name.utf8)
        out += number(0x0403_4B50, 4) + common + number(name.utf8.count, 2) + number(0, 2) + Array(name.utf8) + bytes
    }
    let start = out.count
    return out + directory + number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
        + number(directory.count, 4) + number(start, 4) + number(0, 2)
}

private func warc(_ pages: [(url: String, html: String)]) -> String {
    pages.map { page in
        let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.html
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(page.url)\r\nWARC-Date: 2026-11-02T10:00:00Z\r\n"
            + "Content-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n"
    }.joined()
}

@Suite struct PageInputsTests {
    @Test func aFolderIsWalkedInOrderWithoutCompanionsAndLoops() throws {
        let scratch = try Scratch()
        try scratch.write("b.html", "<p>b")
        try scratch.write("a/z.htm", "<p>z")
        try scratch.write("b_files/frame.html", "<p>frame")
        try scratch.write("picture.png", "no page")
        try scratch.write("labels.jsonl", "{}")
        try FileManager.default.createSymbolicLink(at: scratch.url.appending(path: "a/loop"), withDestinationURL: scratch.url)
        let found = documents([scratch.url.path])
        #expect(found.map(\.text) == ["<p>z", "<p>b"])
        #expect(found.map(\.hints.path) == ["a/z.htm", "b.html"])
    }

    @Test func sideCarsTellWhatPagesDoNot() throws {
        let scratch = try Scratch()
        try scratch.write("a.html", "<p>a")
        try scratch.write("a.json", #"{"url":"https://x.example/a","brand":"Licht"}"#)
        try scratch.write("b.html", "<p>b")
        try scratch.write("market.json", #"{"captured":"2026-11-02","pages":{"b":{"segment":"travel"}}}"#)
        let found = documents([scratch.url.path])
        #expect(found.map(\.hints.brand) == ["Licht", nil])
        #expect(found.map(\.hints.segment) == [nil, "travel"])
        #expect(found.allSatisfy { $0.hints.captured == "2026-11-02" })
    }

    @Test func zipMembersAreReadByNameAndNeverEscape() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "m.zip", storedZip([("../../evil.html", Array("<p>e".utf8)), ("a.html", Array("<p>a".utf8)), ("x.css", [1])]))
        let found = documents([path])
        #expect(found.map(\.text) == ["<p>e", "<p>a"])
        #expect(found.map(\.hints.path) == ["evil.html", "a.html"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["m.zip"])
    }

    @Test func everyTruncationOfAZipIsReadOrTold() throws {
        let scratch = try Scratch()
        let bytes = storedZip([("a.html", Array("<p>a".utf8)), ("b.html", Array("<p>b".utf8))])
        for length in stride(from: 4, to: bytes.count, by: 3) {
            let path = try scratch.write("cut.zip", Array(bytes.prefix(length)))
            #expect(!failures([path]).isEmpty, "cut at \(length)")
        }
    }

    /// 60 MB of one letter, in members that each say so little that gzip makes 60 kB of them.
    @Test(arguments: ["bomb.html.gz", "bomb.zip"])
    func whatInflatesBeyondTheLimitIsRefusedAndTheRestIsRead(name: String) throws {
        let scratch = try Scratch()
        let plain = try scratch.write("plain", [UInt8](repeating: 0x61, count: 60 << 20))
        let packed = scratch.url.appending(path: name).path
        let pack = Process()
        pack.executableURL = URL(filePath: "/usr/bin/env")
        pack.arguments =
            name.hasSuffix("zip")
            ? ["python3", "-c", "import sys,zipfile;zipfile.ZipFile(sys.argv[2],'w',8).write(sys.argv[1],'bomb.html')", plain, packed]
            : ["sh", "-c", "gzip -c \"$0\" > \"$1\"", plain, packed]
        try pack.run()
        pack.waitUntilExit()
        try FileManager.default.removeItem(atPath: plain)
        try scratch.write("good.html", "<p>good")
        #expect(failures([scratch.url.path]).map(\.code) == [.tooLarge])
        #expect(documents([scratch.url.path]).map(\.text) == ["<p>good"])
    }

    @Test func aFileOfTwoHundredMegabytesIsRefusedUnread() throws {
        let scratch = try Scratch()
        let path = try scratch.write("huge.html", "<p>")
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.truncate(atOffset: 200 << 20)
        try file.close()
        #expect(failures([path]).map(\.code) == [.tooLarge])
    }

    @Test func aWebArchiveGivesItsResponses() throws {
        let scratch = try Scratch()
        let text = warc([("https://x.example/a", "<p>a"), ("https://x.example/b", "<p>b")])
        let found = documents([try scratch.write("m.warc", text)])
        #expect(found.map(\.text) == ["<p>a", "<p>b"])
        #expect(found.map(\.hints.url) == ["https://x.example/a", "https://x.example/b"])
        #expect(found[0].hints.captured == "2026-11-02" && found[0].hints.charset == "utf-8")
    }

    @Test func aTruncatedWebArchiveIsReadAsFarAsItGoes() throws {
        let scratch = try Scratch()
        let text = Array(warc([("https://x.example/a", "<p>a"), ("https://x.example/b", "<p>bbbbbbbbbbbb")]).utf8)
        let found = documents([try scratch.write("m.warc", Array(text.dropLast(10)))])
        #expect(found.count == 2)
        #expect(found[0].hints.truncation == nil && found[1].hints.truncation != nil)
    }

    @Test func aSavedArchiveGivesItsPage() throws {
        let scratch = try Scratch()
        let text = """
            From: <Saved by a browser>\r
            Snapshot-Content-Location: https://x.example/a\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related; boundary="--b1"\r
            \r
            ----b1\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            <p>caf=C3=A9 =\r
            bar</p>\r
            ----b1--\r

            """
        let found = documents([try scratch.write("a.mhtml", text)])
        #expect(found.first?.text.hasPrefix("<p>café bar</p>") == true)
        #expect(found.first?.hints.url == "https://x.example/a")
    }

    @Test(arguments: ["archive/data.warc", "data/warcs/a.warc"])
    func aWebArchiveInAZipIsRead(member: String) throws {
        let scratch = try Scratch()
        let inner = warc([("https://x.example/a", "<p>a"), ("https://x.example/b", "<p>b")])
        let path = try scratch.write("crawl.wacz", storedZip([("datapackage.json", Array("{}".utf8)), (member, Array(inner.utf8))]))
        let found = documents([path])
        #expect(found.map(\.text) == ["<p>a", "<p>b"])
        #expect(found.map(\.source) == ["\(path)#\(member)#1", "\(path)#\(member)#2"])
    }

    @Test func aRecordThatACrawlerCutIsTold() throws {
        let scratch = try Scratch()
        let text = warc([("https://x.example/a", "<p>a")]).replacing("WARC-Date", with: "WARC-Truncated: time\r\nWARC-Date")
        #expect(documents([try scratch.write("m.warc", text)]).first?.hints.truncation?.contains("time") == true)
    }

    @Test(arguments: [
        ("kettle", "<!DOCTYPE html><p>a", true), ("item.php@id=12", "<!-- saved --><html><p>a", true),
        ("item.php?id=3", "\u{FEFF}<HTML><p>a", true),
        ("notes", "Dear all, <html>", false), ("index.js", "<!DOCTYPE html><p>a", false), ("Makefile", "all: x", false),
    ])
    func namesWithoutAnEndingAreLookedInto(name: String, text: String, isPage: Bool) throws {
        let scratch = try Scratch()
        try scratch.write(name, text)
        #expect(documents([scratch.url.path]).count == (isPage ? 1 : 0))
    }

    /// Archives whose page is not their first part: told by `start`, by the address, and inside another archive.
    @Test(arguments: [
        ("; start=\"<root@x>\"", "Content-ID: <ad@x>", "Content-ID: <root@x>"),
        ("", "Content-Location: https://ads.example/", "Content-Location: https://x.example/a"),
    ])
    func theRootOfASavedArchiveIsFound(parameter: String, frame: String, root: String) throws {
        let scratch = try Scratch()
        let text = """
            From: <Saved by a browser>\r
            Snapshot-Content-Location: https://x.example/a\r
            Date: Tue, 3 Feb 2026 08:00:00 -0000\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related; boundary="b1"\(parameter)\r
            \r
            --b1\r
            Content-Type: text/html\r
            \(frame)\r
            \r
            <p>advertisement</p>\r
            --b1\r
            Content-Type: multipart/alternative; boundary="b2"\r
            \r
            --b2\r
            Content-Type: text/html\r
            \(root)\r
            \r
            <p>page</p>\r
            --b2--\r
            --b1--\r

            """
        let found = documents([try scratch.write("a.mht", text)])
        #expect(found.first?.text.hasPrefix("<p>page</p>") == true)
        #expect(found.first?.hints.captured == "2026-02-03")
    }

    @Test func linesOfJSONArePagesOrTold() throws {
        let scratch = try Scratch()
        let lines = [
            #"{"url":"https://x.example/a","html":"<p>a"}"#, "", "nonsense", #"{"a":1}"#, #"{"source":"s","status":"ok","blocks":[]}"#,
        ]
        let path = try scratch.write("pages.ndjson", lines.joined(separator: "\n"))
        #expect(documents([path]).map(\.text) == ["<p>a"])
        #expect(failures([path]).map(\.source) == [path + "#3", path + "#4"])
        #expect(PageInputs(paths: [path]).contains { if case .extracted("s", _) = $0 { true } else { false } })
    }

    @Test func whatIsNotThereIsTold() {
        #expect(failures(["/no/such/page.html"]).map(\.code) == [.unreadable])
    }
}
