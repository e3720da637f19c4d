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
    if file != "common/concepts.tsv" {
        let common = folder.appending(path: "common")
        try FileManager.default.createDirectory(at: common, withIntermediateDirectories: true)
        try Data("# id\tpolarity\nfeature/a\tpresent\nfeature/b\tpresent\nfeature/c\tabsent\n".utf8)
            .write(to: common.appending(path: "concepts.tsv"))
    }
    if file != "en/stopwords.tsv" { try Data("# word\nthe\nof\n".utf8).write(to: folder.appending(path: "en/stopwords.tsv")) }
    let lexicons = try Lexicons.load(folder: folder.path)
    do {
        try lexicons.validate()
        return []
    } catch {
        return error.problems.map(\.description)
    }
}

private let header = "# id\tlabel\tforms\n"

@Suite struct BrokenLexiconTests {
    @Test(arguments: [
        ("common/concepts.tsv", "feature/a\tpresent\n", ["common/concepts.tsv:1: the columns are not named"]),
        ("common/concepts.tsv", "# id\tpolarity\nfeature/a\n", ["common/concepts.tsv:2: 1 of 2 fields"]),
        ("common/concepts.tsv", "# id\tpolarity\n\n# note\nfeature/a\tmaybe\n", ["common/concepts.tsv:4: \"maybe\" is no polarity"]),
        (
            "common/concepts.tsv", "# id\tpolarity\nfeature/a\tpresent\nfeature/a\tpresent\n",
            ["common/concepts.tsv:3: feature/a stands in common/concepts.tsv:2 already"]
        ),
        ("en/concept-forms.tsv", header + "feature/a\ta\n", ["en/concept-forms.tsv:2: 2 of 3 fields"]),
        ("en/concept-forms.tsv", header + "feature/none\ta\tapple\n", ["en/concept-forms.tsv:2: there is no concept feature/none in"]),
        ("en/writing.tsv", "# rule\tvalues\nspelling\tx\n", ["en/writing.tsv:2: \"spelling\" is no rule of writing"]),
        ("en/fold.tsv", "# written\tread\nxy\tx\n", ["en/fold.tsv:2: \"xy\" and \"x\" are not one character each"]),
        ("en/segments.tsv", "# word\tcost\nx\tmany\n", ["en/segments.tsv:2: not a word and its cost"]),
        ("en/concept-forms.tsv", header + "colour/a\ta\tapple\n", ["en/concept-forms.tsv:2: \"colour/a\" is no concept id"]),
        ("en/concept-forms.tsv", header + "feature/A B\ta\tapple\n", ["en/concept-forms.tsv:2: \"feature/A B\" is no concept id"]),
        (
            "en/concept-forms.tsv", header + "feature/a\ta\tapple\nfeature/a\tb\tpear\n",
            ["en/concept-forms.tsv:3: feature/a stands in en/concept-forms.tsv:2 already"]
        ),
        (
            "en/concept-forms.tsv", header + "feature/a\ta\tapples\nfeature/b\tb\tpear | apple\n",
            ["en/concept-forms.tsv:3: \"apple\" leads to feature/a as well"]
        ),
        ("en/concept-forms.tsv", header + "feature/a\ta\tof the\n", ["en/concept-forms.tsv:2: \"of the\" is only stop words"]),
        ("en/concept-forms.tsv", header + "feature/a\ta\t[the] of\n", ["en/concept-forms.tsv:2: \"[the] of\" is only stop words"]),
        ("en/concept-forms.tsv", header + "feature/a\ta\t!!\n", ["en/concept-forms.tsv:2: \"!!\" in \"!!\" is never a word"]),
        ("en/concept-forms.tsv", header + "feature/a\ta\twww.x.com\n", ["en/concept-forms.tsv:2: \"www.x.com\" in"]),
        ("en/concept-forms.tsv", header + "feature/a\ta\t[apple\n", ["en/concept-forms.tsv:2: \"[apple\" has a \"[\" without"]),
        ("en/concept-forms.tsv", header + "feature/a\ta\t[apple]\n", ["en/concept-forms.tsv:2: \"[apple]\" matches nothing"]),
        ("en/concept-forms.tsv", header + "feature/a\ta\t... apple\n", ["en/concept-forms.tsv:2: \"... apple\" begins or ends with a gap"]),
        (
            "en/concept-forms.tsv", header + "feature/a\ta\ta/b/c/d/e/f/g a/b/c/d/e/f/g a/b/c/d/e/f/g\n",
            ["en/concept-forms.tsv:2: \"a/b/c/d/e/f/g a/b/c/d/e/f/g a/b/c/d/e/f/g\" stands for more than 256"]
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
            file: "en/concept-forms.tsv", header + "x\ta\tapple\nfeature/none\tb\tpear\nfeature/c\tc\tof\n")
        #expect(found.map { $0.prefix(22) } == ["en/concept-forms.tsv:2", "en/concept-forms.tsv:3", "en/concept-forms.tsv:4"])
    }

    @Test func noFolderAndNoLanguage() throws {
        #expect(throws: LexiconError.self) { try Lexicons.load(folder: "/nowhere/lexicons") }
        let empty = FileManager.default.temporaryDirectory.appending(path: "empty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: empty) }
        #expect(throws: LexiconError.self) { try Lexicons.load(folder: empty.path) }
    }
}

/// The tables of communication: what is wrong in them is told with its line.
@Suite struct CommunicationTableTests {
    @Test(arguments: [
        ("en/community.tsv", "# part\tname\tphrases\twords\nvalue\tGiving\t=gift\tpeople who give\n", [String]()),
        ("en/community.tsv", "# part\tname\tphrases\twords\nvalue\tGiving\t=gift\n", ["has no words"]),
        ("en/community.tsv", "# part\tname\tphrases\twords\nvalues\tGiving\t=gift\tpeople\n", ["is no part of a community"]),
        ("en/substantiation.tsv", "# proof\tforms\tshow\ntest\tlab tested\tthe test\n", []),
        ("en/substantiation.tsv", "# proof\tforms\tshow\nfaith\tlab tested\tthe test\n", ["is no kind of proof"]),
        (
            "common/marketplaces.tsv",
            "# marketplace\thosts\tplace\tlongest\tunit\tsource\nBay\tbay.\ttitle\t80\tcharacters\tits rules\n", []
        ),
        (
            "common/marketplaces.tsv",
            "# marketplace\thosts\tplace\tlongest\tunit\tsource\nBay\tbay.\tcorner\t80\twords\tits rules\n", ["no such length"]
        ),
    ])
    func aWrongLineIsTold(file: String, text: String, told: [String]) throws {
        let found = try problems(file: file, text)
        #expect(found.count == told.count, "\(found)")
        for (problem, words) in zip(found, told) { #expect(problem.contains(words) && problem.contains(":2"), "\(problem)") }
    }

    @Test func aListingHasTheLengthsOfItsMarketplace() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let table = try Lexicons.load(folder: root.appending(path: "lexicons").path).marketplaces()
        let amazon = try #require(table.limit(.title, address: "https://www.amazon.in/dp/B0"))
        #expect(amazon.longest == 200 && amazon.isBytes && !amazon.holds(String(repeating: "é", count: 101)))
        #expect(table.limit(.bullet, address: "https://www.amazon.de/dp/B0")?.longest == 255)
        #expect(table.limit(.title, address: "https://www.ebay.com/itm/1")?.longest == 80)
        #expect(table.limit(.meta, address: "https://www.amazon.in/dp/B0")?.marketplace == "any shop")
        #expect(table.limit(.title, address: nil)?.marketplace == "any shop")
    }
}
