import Foundation
import MarketModel
import Testing

@testable import MarketStore

@Suite struct DecisionLogTests {
    private func market() throws -> MarketFile {
        try MarketFile(path: Sample.folder().appending(path: "m.sqlite").path)
    }

    @Test func undoAndRedoAreRows() throws {
        let market = try market()
        let first = Sample.decision(.accept), second = Sample.decision(.setAngle, after: "benefit", second: 1)
        try market.write {
            _ = try $0.append(first)
            _ = try $0.append(second)
        }
        #expect(try market.read { try $0.decisions() } == [first, second])
        let undone = try market.write { try $0.undo(author: "ada", time: "2026-11-02T10:00:02.000Z") }
        #expect(undone?.decision == second)
        #expect(undone?.stands == false)
        #expect(try market.read { try $0.decisions() } == [first])
        #expect(try market.write { try $0.redo(author: "ada", time: "2026-11-02T10:00:03.000Z") }?.decision == second)
        #expect(try market.write { try $0.redo(author: "ada", time: "2026-11-02T10:00:04.000Z") } == nil)
        #expect(try market.read { try $0.decisions() } == [first, second])
        #expect(try market.read { try $0.decisionLog() }.count == 4)
        #expect(try market.write { try $0.undo(author: "bob", time: "2026-11-02T10:00:05.000Z") } == nil, "another's decision stays")
    }

    @Test func theLaterVerdictCountsAndUndoBringsBackTheEarlier() throws {
        let market = try market()
        let yes = Sample.decision(.accept), no = Sample.decision(.reject, second: 1),
            angle = Sample.decision(.setAngle, after: "user", second: 2)
        try market.write { for decision in [yes, no, angle] { try $0.append(decision) } }
        #expect(try market.read { try $0.decisions() } == [no, angle])
        try market.write {
            try $0.undo(author: "ada", time: "2026-11-02T10:00:03.000Z")
            try $0.undo(author: "ada", time: "2026-11-02T10:00:04.000Z")
        }
        #expect(try market.read { try $0.decisions() } == [yes])
    }

    @Test func aNewDecisionEndsWhatCanBeRedone() throws {
        let market = try market()
        try market.write {
            _ = try $0.append(Sample.decision())
            _ = try $0.undo(author: "ada", time: "2026-11-02T10:00:02.000Z")
            _ = try $0.append(Sample.decision(.reject, second: 3))
            #expect(try $0.redo(author: "ada", time: "2026-11-02T10:00:04.000Z") == nil)
        }
    }

    /// The log against a plain model: a stack of done and a stack of undone.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func undoAndRedoFollowTheModel(seed: UInt64) throws {
        let market = try market()
        var random = Seeded(seed), done: [Decision] = [], undone: [Decision] = []
        for step in 0..<40 {
            try market.write { writer in
                switch Int.random(in: 0..<5, using: &random) {
                case 0...1:
                    let decision = Sample.decision(.note, after: "note \(step)", second: step)
                    _ = try writer.append(decision)
                    done.append(decision)
                    undone = []
                case 2...3:
                    let entry = try writer.undo(author: "ada", time: "2026-11-02T10:00:\(step + 10).000Z")
                    #expect(entry?.decision == done.last, "seed \(seed), step \(step)")
                    if let last = done.popLast() { undone.append(last) }
                default:
                    let entry = try writer.redo(author: "ada", time: "2026-11-02T10:00:\(step + 10).000Z")
                    #expect(entry?.decision == undone.last, "seed \(seed), step \(step)")
                    if let last = undone.popLast() { done.append(last) }
                }
            }
            #expect(try market.read { try $0.decisions() } == done.sorted { $0.time < $1.time }, "seed \(seed), step \(step)")
        }
    }

    @Test func theSameDecisionTwiceIsTwoRows() throws {
        let market = try market()
        try market.write {
            _ = try $0.append(Sample.decision())
            _ = try $0.append(Sample.decision())
        }
        let log = try market.read { try $0.decisionLog() }
        #expect(Set(log.map(\.key)).count == 2)
    }

    @Test func theTableComesBackAsItWas() throws {
        let market = try market()
        let nasty = ["=1+1", "'=x", "''", "a,b", "say \"hi\"", "two\nlines", "@x", "-5 %", "+", "\t", "日本", "'plain", "\r\n"]
        try market.write { writer in
            for (index, text) in nasty.enumerated() {
                _ = try writer.append(Sample.decision(.note, quote: text, before: text, after: text, second: index))
            }
            _ = try writer.undo(author: "ada", time: "2026-11-02T10:01:00.000Z")
        }
        let log = try market.read { try $0.decisionLog() }, text = DecisionCSV.text(log)
        let lines = text.split(separator: "\n").dropFirst()
        let cells = lines.flatMap { line in line.split(separator: ",").map { $0.trimmingPrefix { $0 == "\"" } } }
        #expect(cells.allSatisfy { !["=", "+", "-", "@", "\t"].contains($0.prefix(1)) }, "a spreadsheet would run it")
        let other = try self.market()
        let outcome = try other.write { try $0.add(DecisionCSV.rows(text)) }
        #expect(outcome.added == nasty.count + 1 && outcome.conflicts.isEmpty)
        #expect(try other.read { try $0.decisionLog() } == log)
        #expect(try other.write { try $0.add(DecisionCSV.rows(text)) }.known == nasty.count + 1)
        #expect(try DecisionCSV.rows("\u{FEFF}" + text) == DecisionCSV.rows(text))
    }

    @Test func twoAnalystsJoinTheirWork() throws {
        let ada = try market(), bob = try market()
        try ada.write {
            _ = try $0.append(Sample.decision(.accept, second: 1))
            _ = try $0.append(Sample.decision(.reject, concept: "feature/quiet", second: 2))
            _ = try $0.append(Sample.decision(.setBrand, quote: nil, after: "Acme", second: 3))
        }
        try bob.write {
            _ = try $0.append(Sample.decision(.reject, author: "bob", second: 9))
            _ = try $0.append(Sample.decision(.reject, concept: "feature/quiet", author: "bob", second: 0))
            _ = try $0.append(Sample.decision(.setBrand, quote: nil, after: "Acme Ltd", author: "bob", second: 0))
        }
        let fromBob = try bob.read { DecisionCSV.text(try $0.decisionLog()) },
            fromAda = try ada.read { DecisionCSV.text(try $0.decisionLog()) }
        let outcome = try ada.write { try $0.add(DecisionCSV.rows(fromBob)) }
        #expect(outcome.added == 3)
        #expect(outcome.conflicts.map(\.theirs.action) == [.reject, .setBrand])
        #expect(outcome.conflicts.map(\.theirsCounts) == [true, false])
        try bob.write { _ = try $0.add(DecisionCSV.rows(fromAda)) }
        #expect(try ada.read { try $0.decisions() } == bob.read { try $0.decisions() }, "whoever imports, the outcome is one")
    }

    @Test(arguments: [
        ("", 1, "empty"), ("key,time\n", 1, "no column"),
        (DecisionCSV.columns.joined(separator: ",") + "\nk,t,a,explode,,,,,,,\n", 2, "explode"),
        (DecisionCSV.columns.joined(separator: ",") + "\n\nk,t,a,note,,,\n", 3, "fields"),
        (DecisionCSV.columns.joined(separator: ",") + "\nk,t,a,note,,soft,,,,,\n", 2, "soft"),
        (DecisionCSV.columns.joined(separator: ",") + "\nk,t,,note,,,,,,,\n", 2, "author"),
        (DecisionCSV.columns.joined(separator: ",") + "\nk,t,a,\"note,,,,,,,\n", 2, "does not end"),
    ])
    func aWrongLineIsTold(text: String, line: Int, word: String) throws {
        let problem = #expect(throws: DecisionCSV.Problem.self) { try DecisionCSV.rows(text) }
        #expect(problem?.line == line)
        #expect(problem?.message.contains(word) == true, "\(problem?.message ?? "")")
    }

    @Test func anUndoOfNothingIsToldAndNothingIsAdded() throws {
        let text = DecisionCSV.columns.joined(separator: ",") + "\nk1,t,a,note,,,,,,n,\nk2,t,a,undo,,,,,,,nowhere\n"
        let market = try market()
        let problem = #expect(throws: DecisionCSV.Problem.self) { try market.write { _ = try $0.add(DecisionCSV.rows(text)) } }
        #expect(problem?.line == 3)
        #expect(try market.read { try $0.decisionCount() } == 0)
    }
}
