import Foundation
import Testing

@testable import Lexicons

/// A lexicons folder with one file, which is deleted afterwards.
private func problems(file: String, _ text: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lexicons-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: file)
    try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: folder.appending(path: "en"), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: path)
    if file != "en/stopwords.tsv" { try Data("# word\nthe\nof\n".utf8).write(to: folder.appending(path: "en/stopwords.tsv")) }
    let lexicons = try Lexicons.load(folder: folder.path)
    do {
        try lexicons.validate()
        return []
    } catch {
        return error.problems.map(\.description)
    }
}

private let header = "# id\tlabel\tpolarity\tforms\n"

@Suite struct BrokenLexiconTests {
    @Test(arguments: [
        ("en/concepts.tsv", "feature/a\ta\tpresent\tapple\n", ["en/concepts.tsv:1: the columns are not named"]),
        ("en/concepts.tsv", header + "feature/a\ta\tpresent\n", ["en/concepts.tsv:2: 3 of 4 fields"]),
        ("en/concepts.tsv", header + "\n# note\nfeature/a\ta\tmaybe\tapple\n", ["en/concepts.tsv:4: \"maybe\" is no polarity"]),
        ("en/concepts.tsv", header + "colour/a\ta\tpresent\tapple\n", ["en/concepts.tsv:2: \"colour/a\" is no concept id"]),
        ("en/concepts.tsv", header + "feature/A B\ta\tpresent\tapple\n", ["en/concepts.tsv:2: \"feature/A B\" is no concept id"]),
        (
            "en/concepts.tsv", header + "feature/a\ta\tpresent\tapple\nfeature/a\tb\tpresent\tpear\n",
            ["en/concepts.tsv:3: feature/a stands in en/concepts.tsv:2 already"]
        ),
        (
            "en/concepts.tsv", header + "feature/a\ta\tpresent\tapples\nfeature/b\tb\tpresent\tpear | apple\n",
            ["en/concepts.tsv:3: \"apple\" leads to feature/a as well"]
        ),
        ("en/concepts.tsv", header + "feature/a\ta\tpresent\tof the\n", ["en/concepts.tsv:2: \"of the\" is only stop words"]),
        ("en/concepts.tsv", header + "feature/a\ta\tpresent\t[the] of\n", ["en/concepts.tsv:2: \"[the] of\" is only stop words"]),
        ("en/concepts.tsv", header + "feature/a\ta\tpresent\t!!\n", ["en/concepts.tsv:2: \"!!\" in \"!!\" is never a word"]),
        ("en/concepts.tsv", header + "feature/a\ta\tpresent\twww.x.com\n", ["en/concepts.tsv:2: \"www.x.com\" in"]),
        ("en/concepts.tsv", header + "feature/a\ta\tpresent\t[apple\n", ["en/concepts.tsv:2: \"[apple\" has a \"[\" without"]),
        ("en/concepts.tsv", header + "feature/a\ta\tpresent\t[apple]\n", ["en/concepts.tsv:2: \"[apple]\" matches nothing"]),
        ("en/concepts.tsv", header + "feature/a\ta\tpresent\t... apple\n", ["en/concepts.tsv:2: \"... apple\" begins or ends with a gap"]),
        (
            "en/concepts.tsv", header + "feature/a\ta\tpresent\ta/b/c/d/e/f/g a/b/c/d/e/f/g a/b/c/d/e/f/g\n",
            ["en/concepts.tsv:2: \"a/b/c/d/e/f/g a/b/c/d/e/f/g a/b/c/d/e/f/g\" stands for more than 256"]
        ),
        (
            "en/tradeoffs.tsv", "# strength\tweakness\treason\nfeature/x\tfeature/y\tphysics\n",
            ["en/tradeoffs.tsv:2: there is no concept feature/x"]
        ),
        ("en/negation.tsv", "# kind\tphrase\noperator\tfree of\n", ["en/negation.tsv:2: an operator needs the object X"]),
        ("en/negation.tsv", "# kind\tphrase\npreceding\twithout\npreceding\twithout\n", ["en/negation.tsv:3: \"without\" is a preceding"]),
        ("common/units.tsv", "# unit\tdimension\tfactor\tforms\nhour\ttime\t3600\thour\n", ["common/units.tsv:2: time has no base unit"]),
        ("common/units.tsv", "# unit\tdimension\tfactor\tforms\nhour\ttime\tmany\thour\n", ["common/units.tsv:2: \"many\" is no factor"]),
        (
            "en/cues.tsv", "# angle\tphrase\tside\nuser\tfor\tnear\n",
            ["en/cues.tsv:2: \"near\" is no side. Write one of: before, after, inside"]
        ),
        ("en/puffery.tsv", "# forms\namazing\nso amazing | amazing\n", ["en/puffery.tsv:3: \"amazing\" stands in en/puffery.tsv:2 too"]),
        (
            "en/demand.tsv", "# sense\tconcept\texpressions\ncomplaint\tbenefit/x\tleak\n",
            ["en/demand.tsv:2: there is no concept benefit/x"]
        ),
        ("en/background.tsv", "# word\tdocuments\nthe\tmany\n", ["en/background.tsv:2: not a word and 1 whole numbers"]),
        ("en/vectors.tsv", "# word\tdirections\nx\tshort\n", ["en/vectors.tsv:2: not a word, a tab and 32 characters"]),
        ("en/clusters.tsv", "# word\ta\tb\tc\nx\t1\t2\t3\nx\t1\t2\t3\n", ["en/clusters.tsv:3: \"x\" stands here a second time"]),
    ])
    func aBrokenLineIsRefused(file: String, text: String, expected: [String]) throws {
        let found = try problems(file: file, text)
        #expect(found.count == expected.count, "\(found)")
        for (found, expected) in zip(found, expected) { #expect(found.hasPrefix(expected), "\(found)") }
    }

    @Test func allProblemsAreToldAtOnce() throws {
        let found = try problems(
            file: "en/concepts.tsv", header + "x\ta\tpresent\tapple\nfeature/b\tb\tno\tpear\nfeature/c\tc\tabsent\tof\n")
        #expect(found.map { $0.prefix(17) } == ["en/concepts.tsv:2", "en/concepts.tsv:3", "en/concepts.tsv:4"])
    }

    @Test func noFolderAndNoLanguage() throws {
        #expect(throws: LexiconError.self) { try Lexicons.load(folder: "/nowhere/lexicons") }
        let empty = FileManager.default.temporaryDirectory.appending(path: "empty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: empty) }
        #expect(throws: LexiconError.self) { try Lexicons.load(folder: empty.path) }
    }
}
