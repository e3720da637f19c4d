import Testing

@testable import Learning

@Suite struct WeightFileTests {
    @Test func whatIsWrittenIsReadBack() throws {
        var writer = WeightFileWriter(header: [("what", "a test"), ("made", "by hand: 3 rows")])
        let lines: [(String, [Float])] = [("bias", [-1.5, 0]), ("word=héllo wörld", [0.25, 12]), ("n=1", [0, 0, -0.003])]
        for (name, numbers) in lines { writer.add(name, numbers) }
        let file = try WeightFile(writer.bytes)
        #expect(file.value(of: "made") == "by hand: 3 rows")
        #expect(file.header.map(\.key) == ["what", "made"])
        var read: [(String, [Float])] = []
        try file.forEachLine { name, numbers in
            read.append((String(decoding: name, as: UTF8.self), numbers))
            return true
        }
        #expect(read.map(\.0) == lines.map(\.0))
        #expect(read.map(\.1) == lines.map(\.1))
    }

    @Test(arguments: [(Float(0), ""), (0.5, ".5"), (-0.5, "-.5"), (12, "12"), (1.0004, "1"), (-3.25, "-3.25"), (0.007, ".007"), (1e-9, "")])
    func numbersAreShort(number: Float, text: String) {
        #expect(WeightFileWriter.text(number, 3) == text)
    }

    @Test(arguments: [
        ("", 1), ("word=x\t1\n", 1), ("# creneau weights\na\t1\nb\tx\n", 3), ("# creneau weights\n# what: w\na\t1..2\n", 3),
        ("# creneau weights\na\t1\t2\t3\n", 2), ("# creneau weights\na\t-\n", 2),
    ])
    func aBrokenLineIsNamed(text: String, line: Int) throws {
        do throws(WeightFile.Failure) {
            _ = try WeightTable(try WeightFile(Array(text.utf8)), width: 2)
            Issue.record("read without complaint")
        } catch {
            #expect(error.line == line)
            #expect(!error.message.isEmpty)
        }
    }

    @Test func aTableFindsWeightsByKey() throws {
        var writer = WeightFileWriter(header: [])
        writer.add("bias", [0.5, -0.5])
        for i in 0..<3000 { writer.add("w=\(i)", [Float(i), 1]) }
        let table = try WeightTable(try WeightFile(writer.bytes), width: 2)
        #expect(table.count == 3000)
        #expect(table.bias == [0.5, -0.5])
        for i in [0, 1, 17, 2999] { #expect(table.weights(of: FeatureKey(name: "w=\(i)")).map(Array.init) == [Float(i), 1]) }
        #expect(table.weights(of: FeatureKey(name: "w=3000")) == nil)
        #expect(table.weight(FeatureKey(name: "w=42")) == 42)
        var scores: [Float] = [1, 1]
        scores.withUnsafeMutableBufferPointer { table.add(FeatureKey(name: "w=7"), to: $0.baseAddress!) }
        #expect(scores == [8, 2])
    }
}
