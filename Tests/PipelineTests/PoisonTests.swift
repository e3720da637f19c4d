import Foundation
import MarketModel
import MarketStore
import Testing

@testable import Pipeline

/// Numbers and texts that no market can hold: they are left out of a page, and the market that it enters can be read again.
@Suite struct PoisonTests {
    private static func line(_ number: Int, _ change: (inout [String: Any]) -> Void) throws -> String {
        var page: [String: Any] = [
            "source": "\(number).html", "id": "p\(number)", "status": "ok", "kind": "product", "language": "en",
            "product": [
                "name": "Kettle \(number)", "brand": "B\(number)", "price": ["amount": "20.00", "currency": "EUR"],
                "rating": ["value": 4.5, "count": 10], "size": ["value": 500, "unit": "ml"],
            ] as [String: Any],
            "blocks": [
                ["zone": "bullet", "text": "BPA-free lid and quiet boil"], ["zone": "review", "text": "It leaks and is loud", "rating": 2],
            ] as [[String: Any]],
            "claims": [["concept": "feature/bpa-free", "label": "BPA-free", "block": 0, "start": 0, "end": 8]] as [[String: Any]],
        ]
        change(&page)
        return String(decoding: try JSONSerialization.data(withJSONObject: page), as: UTF8.self)
    }

    private static func lines() throws -> [String] {
        var lines = try (0..<6).map { try line($0) { _ in } }
        for (number, product) in [
            ["rating": ["value": 1e300, "count": Int.max]], ["rating": ["value": -5, "count": Int.min]],
            ["price": ["amount": "1e-300", "currency": "EUR"], "size": ["value": 1e-300, "unit": "ml"]],
            ["price": ["amount": "0", "currency": "EUR"]], ["price": ["amount": "nan", "currency": "EUR"]],
            ["price": ["amount": "inf", "currency": "EUR"], "size": ["value": 1e300, "unit": "ml"]],
            ["price": ["amount": "9999999999", "currency": "EUR"]], ["name": "a\0b", "brand": "c\0d"],
        ].enumerated() as EnumeratedSequence<[[String: Any]]> {
            lines.append(
                try line(10 + number) { page in
                    page["product"] = (page["product"] as! [String: Any]).merging(product) { $1 }
                })
        }
        for (number, value) in [1e300, -1e300, 1e-300, 1e18].enumerated() {
            lines.append(
                try line(20 + number) { page in
                    let amount: [String: Any] = [
                        "value": value, "unit": "hour", "bound": "exactly", "upper": value, "baseValue": value, "baseUnit": "second",
                    ]
                    page["claims"] = [
                        [
                            "concept": "feature/bpa-free", "block": 0, "start": 0, "end": 8, "quantity": amount, "strength": value,
                            "confidence": -value,
                        ] as [String: Any]
                    ]
                })
        }
        for (number, voice) in [Int.max, Int.min, -1].enumerated() {
            lines.append(
                try line(30 + number) { page in
                    page["blocks"] = [
                        ["zone": "bullet", "text": "BPA-free\0 lid"],
                        ["zone": "review", "text": "It\0 leaks", "voice": voice, "rating": 1e300] as [String: Any],
                    ]
                    page["claims"] = nil
                })
        }
        lines.append(try line(40) { $0["id"] = "p\0x" })
        lines.append(try line(41) { $0["id"] = "p\0y" })
        return lines
    }

    /// What a page of the web can state: numbers too long for any, an escaped NUL in its data, packs without end.
    private static var page: String {
        let nines = String(repeating: "9", count: 400)
        return """
            <html lang=en><head><title>Kettle K2 \(nines) x 500 ml</title><script type="application/ld+json">{"@type":"Product",
            "name":"Kettle K2 \(nines) x 500 ml\\u0000","brand":"Hob\\u0000x","size":"\(nines) x 500 ml","description":"Quiet\\u0000 and BPA-free, \
            with a lid that keeps the kettle warm for an hour","aggregateRating":{"ratingValue":"\(nines)","reviewCount":"\(nines)"},
            "offers":{"price":"\(nines)","priceCurrency":"EUR"}}</script></head><body><main><h1>Kettle K2 \(nines) x 500 ml</h1>
            <div class=price>€\(nines)</div><button>Add to cart</button><ul><li>Keeps warm for \(nines) hours<li>BPA-free&#0; lid
            <li>Boils in up to 999,999,999,999,999 days</ul><p>The kettle is light and quiet, and made for travel and small kitchens.</p></main>
            """
    }

    @Test func aMarketOfHostilePagesCanBeReadAgain() async throws {
        try await RunFixtures.inScratch { folder in
            try (try Self.lines().joined(separator: "\n")).write(
                to: folder.appending(path: "pages.ndjson"), atomically: true, encoding: .utf8)
            try Self.page.write(to: folder.appending(path: "page.html"), atomically: true, encoding: .utf8)
            let path = folder.appending(path: "m.sqlite").path
            let run = try MarketRun(
                paths: ["pages.ndjson", "page.html"].map { folder.appending(path: $0).path }, market: path,
                out: folder.appending(path: "r").path, own: nil, capabilities: nil, target: nil, donors: [], captured: nil, fresh: false,
                lexicons: RunFixtures.lexicons)
            let outcome = try await run.analyze(observer: { _ in })
            #expect(outcome.failures.isEmpty, "\(outcome.failures)")
            let market = try MarketFile(path: path, opening: .existing)
            let pages = try market.read { try $0.pages() }
            #expect(pages.count == 24)
            #expect(pages.allSatisfy { page in page.page.blocks.allSatisfy { !$0.text.utf8.contains(0) } })
        }
    }

    @Test(arguments: [
        (#"{"a":"x\u0000y"}"#, #"{"a":"x y"}"#), (#"{"a":"x\\u0000y"}"#, #"{"a":"x\\u0000y"}"#),
        (#"{"a":"x\\\u0000y\u00e9"}"#, #"{"a":"x\\ y\u00e9"}"#), (#"\u0000"#, " "), (#"\"#, #"\"#), ("", ""),
    ])
    func anEscapedNULIsABlank(text: String, expected: String) {
        #expect(String(decoding: JSONBytes.withoutNUL(Array(text.utf8)), as: UTF8.self) == expected)
    }
}
