import Foundation
import MarketModel
import MarketStore
import Testing

@testable import ReviewSite

@Suite struct AttackTests {
    @Test(arguments: hostilePages)
    func hostileTextShowsAsText(target: String) async throws {
        let visitor = try await Shared.hostile.get()
        let page = try await visitor.get(target)
        #expect(page.status == 200)
        #expect(page.response.body.count < 2_000_000)
        let text = page.text.lowercased()
        // Every tag of the page is one of ours: a hostile one would carry what we never write.
        for tag in text.components(separatedBy: "<").dropFirst() {
            let inside = tag.prefix { $0 != ">" }
            #expect(!inside.hasPrefix("script>") && !inside.hasPrefix("img") && !inside.hasPrefix("svg"), "\(inside)")
            #expect(!inside.contains("onerror=") || inside.contains("&quot;") || inside.contains("&lt;"), "\(inside)")
        }
        #expect(!text.contains("href=\"javascript:"))
        #expect(!text.contains("<script>"))
        // Where a value begins with the mark, the quote before it is ours.
        let quoteCame = text.replacing("=\"\u{301}", with: "").contains("\"\u{301}")
        #expect(!quoteCame, "a quote with a combining mark came through")
        for scalar in page.text.unicodeScalars {
            #expect(!(0x202a...0x202e).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
        }
    }

    /// Any scalars, above all those that join into one character with a mark.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func escapingLeavesNothingSharp(seed: UInt64) {
        var random = SplitMix(seed)
        let sharp: [Unicode.Scalar] = [
            "<", ">", "&", "\"", "'", "`", "\u{301}", "\u{20E3}", "\u{200D}", "\u{202E}", "\u{0}", "a", "=", "\u{FE0F}", "\r", "\n",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<200 {
            let any = Unicode.Scalar(UInt32.random(in: 0...0x10ffff, using: &random)) ?? "x"
            text.append(Bool.random(using: &random) ? sharp.randomElement(using: &random)! : any)
        }
        let safe = Escaping.html(String(text))
        let isSharp = safe.unicodeScalars.contains { ["<", ">", "\"", "'", "`"].contains($0) }
        #expect(!isSharp, "seed \(seed)")
        let entities = ["lt;", "gt;", "amp;", "quot;", "#39;", "#96;"]
        let pieces = safe.unicodeScalars.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
        let areEntities = pieces.allSatisfy { piece in entities.contains { Array(piece).starts(with: Array($0.unicodeScalars)) } }
        #expect(areEntities, "seed \(seed)")
    }

    @Test(arguments: [
        ["Host": "evil.example"], ["Host": "127.0.0.1"], ["Host": "127.0.0.1:9999"], ["Host": "evil.example:8642"], [:],
        ["Host": "127.0.0.1:8642", "Origin": "http://evil.example"], ["Host": "127.0.0.1:8642", "Origin": "null"],
        ["Host": "127.0.0.1:8642", "Origin": "http://127.0.0.1:9999"], ["Host": "127.0.0.1:8642", "Sec-Fetch-Site": "cross-site"],
        ["Host": "127.0.0.1:8642", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"],
    ])
    func otherHostsAndOriginsAreRefused(headers: [String: String]) async throws {
        let visitor = try Visitor()
        for method in ["GET", "HEAD", "POST"] {
            var all = headers
            all["Cookie"] = visitor.cookie
            let answer = await visitor.site.respond(
                SiteRequest(method: method, target: "/", headers: all, body: Array("token=\(visitor.site.gate.token)&do=note&to=x".utf8)))
            #expect(answer.status == 403)
            #expect(answer.body.isEmpty || !String(decoding: answer.body, as: UTF8.self).contains("<"))
        }
        #expect(try visitor.market.read { try $0.decisionCount() } == 0)
    }

    @Test func hostileNotesShowAsText() async throws {
        let visitor = try Visitor()
        for text in SampleMarket.hostile { _ = await visitor.post("/decide", ["do": "note", "to": text, "before": text]) }
        let page = try await visitor.get("/decisions").text
        #expect(page.contains("&lt;script&gt;") && !page.contains("<script>window"))
        #expect(!page.contains("<img") && !page.contains("<svg"))
    }

    @Test func aLinkFromElsewhereMayBeFollowed() async throws {
        let visitor = try Visitor()
        let headers = [
            "Host": visitor.host, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document",
        ]
        #expect(await visitor.site.respond(SiteRequest(method: "GET", target: "/", headers: headers)).status == 200)
    }

    @Test func changesNeedCookieAndToken() async throws {
        let visitor = try Visitor(), note = ["do": "note", "to": "x"]
        let token = visitor.site.gate.token
        let attempts: [(fields: [String: String], headers: [String: String])] = [
            (note, ["Cookie": ""]), (note.merging(["token": token]) { $1 }, ["Cookie": ""]), (note.merging(["token": "wrong"]) { $1 }, [:]),
            (note.merging(["token": ""]) { $1 }, [:]), (note.merging(["token": token]) { $1 }, ["Cookie": "creneau-9=\(token)"]),
            (note.merging(["token": token]) { $1 }, ["Cookie": visitor.site.gate.cookieName + "="]),
        ]
        for attempt in attempts {
            for path in ["/decide", "/undo", "/redo"] {
                #expect(await visitor.post(path, attempt.fields, headers: attempt.headers).status == 403)
            }
        }
        #expect(try visitor.market.read { try $0.decisionCount() } == 0)
        #expect(await visitor.post("/decide", note).status == 303)
        // Nothing changes by GET, whatever it says.
        for target in ["/decide?do=note&to=x&token=", "/undo?x="] { #expect(try await visitor.get(target + "1").status != 303) }
        #expect(try visitor.market.read { try $0.decisionCount() } == 1)
    }

    @Test func aReaderWithoutTheCookieGetsNoTokenAndNoForms() async throws {
        let visitor = try await Shared.plain.get()
        for target in everyPage {
            let page = try await visitor.get(target, known: false)
            #expect(page.status == 200)
            #expect(!page.text.contains(visitor.site.gate.token))
            #expect(!page.text.contains("method=\"post\"") || target == "/shortlist")
        }
    }

    @Test(arguments: [
        "/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/etc/passwd", "//etc/passwd", "/.%00/x", "/style-../../x", "/bottles.sqlite",
        "/page?id=../../etc/passwd", "/page?id=/etc/passwd", "/page?id=pages/0-0.html", "/file:///etc/passwd", "/%", "/%zz?%=%&&==&",
    ])
    func noPathOfTheDiskIsServed(target: String) async throws {
        let visitor = try await Shared.plain.get()
        let page = try await visitor.get(target)
        #expect(page.status == 404)
        #expect(!page.text.contains("root:") && !page.text.contains("SQLite format"))
        #expect(!page.text.contains(visitor.market.path), "the folder of the market shows")
    }

    @Test(arguments: [
        "//evil.example/", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/ok\r\nSet-Cookie: a=b", "", "\\\\evil",
        "/\u{202E}x",
    ])
    func aFormSendsTheBrowserNowhereElse(back: String) async throws {
        let visitor = try Visitor()
        let answer = await visitor.post("/decide", ["do": "note", "to": "x", "back": back])
        let location = try #require(answer["Location"])
        #expect(location.hasPrefix("/?did="), "\(location)")
    }

    @Test func aHugeFormIsRefused() async throws {
        let visitor = try Visitor()
        let answer = await visitor.post("/decide", ["do": "note", "to": String(repeating: "x", count: 1 << 20)])
        #expect(answer.status == 413)
        let many = String(repeating: "a=b&", count: 200_000)
        #expect(Form.fields(Array(many.utf8)).count == 1)
    }

    @Test(arguments: ["PUT", "DELETE", "OPTIONS", "TRACE", "get", ""])
    func otherMethodsAreRefused(method: String) async throws {
        let visitor = try await Shared.plain.get()
        let answer = await visitor.site.respond(SiteRequest(method: method, target: "/", headers: ["Host": visitor.host]))
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "GET, HEAD, POST")
    }

    @Test func everyAnswerForbidsWhatThePageDoesNotNeed() async throws {
        let visitor = try await Shared.plain.get()
        for target in ["/", "/nowhere", "/decisions.csv", Asset.script.path] {
            let policy = try await visitor.get(target).response["Content-Security-Policy"] ?? ""
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"))
            #expect(try await visitor.get(target).response["X-Content-Type-Options"] == "nosniff")
        }
        for page in everyPage {
            let text = try await visitor.get(page).text
            #expect(
                !text.contains(" style=") && !text.contains("<style") && !text.contains(" onclick"), "inline style or script on \(page)")
        }
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
