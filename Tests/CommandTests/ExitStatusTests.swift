import Foundation
import Testing

/// 0 done; 1 done but some pages failed; 2 unusable arguments or input.
@Suite struct ExitStatusTests {
    @Test(arguments: [
        (["--frobnicate"], "Unknown option '--frobnicate'"), (["analyze"], "Missing expected argument"),
        (["analyse", "x"], "did you mean `creneau analyze`?"),
        (["analyze", "missing-folder"], "missing-folder: no such file or folder"),
        (["gaps", "missing.sqlite"], "missing.sqlite: there is no such market file"),
        (["gaps", "page.html"], "page.html: this is not a market file"), (["matrix", "page.html", "--format", "pdf"], "--format"),
        (["extract", "empty"], "no page was found"), (["analyze", "empty"], "no page was found"),
        (["analyze", "picture.html"], "JPEG picture"),
        (["analyze", "zero.html"], "no page could be read; name HTML files"),
        (["analyze", "good", "--captured", "yesterday"], "“yesterday” is no day"),
        (["analyze", "good", "--capabilities", "none.txt"], "none.txt: cannot be read"),
        (["analyze", "good", "--donor", "none.sqlite"], "there is no such market file"),
        (["analyze", "good", "--market", "page.html"], "this is not a market file"),
        (["extract", "good", "--no-claims", "--explain"], "--explain"), (["doctor", "--lexicons", "nowhere"], "nowhere"),
        (["analyze", "good", "--lexicons", "good"], "lexicons"), (["settings", "page.html"], "this is not a market file"),
        (["train", "nowhere", "--lexicons", "out"], "nowhere"),
    ])
    func whatCannotBeUsedIsToldInOneLine(arguments: [String], told: String) throws {
        try Program.inScratch { folder in
            try Self.fill(folder)
            let result = try Program.run(arguments, in: folder)
            #expect(result.status == 2, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(told), "\(arguments): \(result.errors)")
            if arguments[0] != "doctor" { #expect(result.output.isEmpty) }
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "good.sqlite").path))
        }
    }

    @Test func goodPagesAreReadBesideBadOnes() throws {
        try Program.inScratch { folder in
            try Self.fill(folder)
            let result = try Program.run(["extract", "good", "picture.html", "zero.html", "missing.html"], in: folder)
            #expect(result.status == 1)
            let lines = result.output.split(separator: "\n").map {
                try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            }
            #expect(lines.map { $0?["status"] as? String } == ["ok", "failed", "failed", "failed"])
            #expect(lines.map { $0?["source"] as? String } == ["good/a.html", "picture.html", "zero.html", "missing.html"])
            for name in ["picture.html", "zero.html", "missing.html"] { #expect(result.errors.contains(name)) }
        }
    }

    @Test func allGoodIsZero() throws {
        try Program.inScratch { folder in
            try Self.fill(folder)
            let result = try Program.run(["extract", "good", "--quiet"], in: folder)
            #expect(result.status == 0)
            #expect(result.errors.isEmpty)
        }
    }

    @Test func aReaderThatGoesAwayIsNoFailure() throws {
        try Program.inScratch { folder in
            try Self.fill(folder)
            let many = (0..<400).map { _ in "good" }
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/bash")
            shell.currentDirectoryURL = folder
            shell.environment = ["CRENEAU_LEXICONS": Program.root.appending(path: "lexicons").path, "PATH": "/usr/bin:/bin"]
            shell.arguments = [
                "-c", "set -o pipefail; '\(Program.path.path)' extract --no-claims \(many.joined(separator: " ")) | head -c 10 > /dev/null",
            ]
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 0)
        }
    }

    private static func fill(_ folder: URL) throws {
        let page = """
            <html lang="en"><head><title>Mint paste | Alvane</title></head><body><main><h1>Alvane Mint Paste</h1><ul>
            <li>Fluoride-free formula with xylitol</li><li>Fresh breath for up to 12 hours</li><li>Made for sensitive teeth and gums</li></ul>
            <p>A gentle paste for every day that cleans well and leaves a clean taste in your mouth after every meal.</p></main></body></html>
            """
        for name in ["good", "empty"] {
            try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try Data(page.utf8).write(to: folder.appending(path: "good/a.html"))
        try Data(page.utf8).write(to: folder.appending(path: "page.html"))
        try Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 2, 3]).write(to: folder.appending(path: "picture.html"))
        try Data().write(to: folder.appending(path: "zero.html"))
        try Data("notes".utf8).write(to: folder.appending(path: "empty/notes.txt"))
    }
}
