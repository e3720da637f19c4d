import Foundation
import MarketModel
import Testing

@testable import Reports

@Suite struct JSONWriterTests {
    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b\\c", #""a\"b\\c""#), ("line\nbreak\ttab\r", #""line\nbreak\ttab\r""#),
        ("\u{1}\u{7F}", #""\u0001\u007f""#),
        ("grün 東京 🦷", "\"grün 東京 🦷\""), ("", "\"\""),
    ])
    func textIsEscaped(text: String, expected: String) {
        var json = JSONWriter()
        json.value(text)
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        (0.0, "0"), (1.0, "1"), (-3.0, "-3"), (0.71, "0.71"), (29.95, "29.95"), (.infinity, "null"), (1e20, "1e+20"),
        (0.1 + 0.2, "0.30000000000000004"),
    ])
    func numbersAreShort(number: Double, expected: String) {
        #expect(JSONWriter.digits(number) == expected)
    }

    @Test func membersKeepTheirOrderAndUnknownOnesAreLeftOut() {
        var json = JSONWriter()
        json.object { json in
            json.member("z", "1")
            json.member("a", nil as String?)
            json.member("list", ["x", "y"])
            json.member("inner") { $0.member("flag", true) }
            json.member("n", 2)
        }
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"z":"1","list":["x","y"],"inner":{"flag":true},"n":2}"#)
    }

    @Test func whatIsIndentedIsTheSameValue() throws {
        func write(_ json: inout JSONWriter) {
            json.array([1, 2]) { json, n in json.object { $0.member("n", n) } }
        }
        var plain = JSONWriter(), indented = JSONWriter(indented: true)
        write(&plain)
        write(&indented)
        #expect(String(decoding: plain.bytes, as: UTF8.self) == #"[{"n":1},{"n":2}]"#)
        let both = try [plain, indented].map { try JSONSerialization.jsonObject(with: Data($0.bytes)) as? [[String: Int]] }
        #expect(both[0] == both[1])
        #expect(indented.bytes.contains(0x0A))
    }

    /// Any text comes back as it was.
    @Test(arguments: [UInt64(1), 2, 3, 4])
    func randomTextComesBack(seed: UInt64) throws {
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        for round in 0..<200 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int(next() % 40) {
                let range: UInt64 = [0x80, 0x800, 0x1_0000, 0x11_0000][Int(next() % 4)]
                if let scalar = Unicode.Scalar(UInt32(next() % range)) { scalars.append(scalar) }
            }
            let text = String(scalars)
            var json = JSONWriter()
            json.array([text]) { $0.value($1) }
            let back = try JSONDecoder().decode([String].self, from: Data(json.bytes))
            #expect(Array(back[0].unicodeScalars) == Array(text.unicodeScalars), "seed \(seed), round \(round)")
        }
    }
}
