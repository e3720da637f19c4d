import MarketModel
import Testing

@testable import Pages

/// The words that a reader gets from a document, a run a line.
private func runs(_ html: String) -> [String] {
    let text = PageText(HTMLParser.parse(TextEncoding.decode(Array(html.utf8)).utf8))
    return text.runs.map { text.string(of: $0) }
}

/// What libxml2 2.9 does to real markup, and what is made of it here.
@Suite struct MarkupQuirkTests {
    @Test(arguments: [
        // A NUL ends libxml2's document.
        ("<p>before\0after</p><p>more</p>", ["before after", "more"]),
        // End tags inside scripts, also ones that only begin like it.
        ("<script>var a = '</b>'; x('</scriptfoo>')</script><p>text</p>", ["text"]),
        // A comment in a script hides a whole script inside it.
        ("<script><!-- document.write('<script>x</script>'); y --></script><p>text</p>", ["text"]),
        // HTML 5 closes a paragraph before sectioning elements.
        ("<p>one<section>two</section><p>three<main>four</main>", ["one", "two", "three", "four"]),
        // Void elements that libxml2 lets nest.
        ("<p>super<wbr>cali</p><picture><source><source><img></picture><p>next</p>", ["supercali", "next"]),
        // What is inside is no text of the page.
        ("<template><p>ghost</p></template><p>real</p><noscript>no</noscript><textarea>typed</textarea><iframe>in</iframe>", ["real"]),
        ("<noembed>old</noembed><svg><title>icon</title><text>drawn</text></svg><p>real</p>", ["real"]),
        ("<div/><p>still here</p>", ["still here"]),
        // Entities of HTML 5, and the old ones without semicolon.
        ("<p>a&plus;b&comma; c&nbsp d&copy 2&apos;s</p>", ["a+b, c d© 2's"]),
        ("<p>quote&#146;s &#128;5</p>", ["quote’s €5"]),
        // Invisible characters.
        ("<p>soft\u{AD}hy\u{200B}phen\u{FEFF} word</p>", ["softhyphen word"]),
        ("<html><body><p>one</p></body><body><p>two</p></body></html>", ["one", "two"]),
        ("<p>a<br>b</p><my-block>c</my-block><button>d</button>", ["a", "b", "c", "d"]),
    ])
    func isRead(html: String, expected: [String]) {
        #expect(runs(html) == expected)
    }

    @Test func aTitleInsideSVGIsNotThePages() {
        let tree = HTMLParser.parse(TextEncoding.decode(Array("<svg><title>icon</title></svg><title>Page</title>".utf8)).utf8)
        #expect(PageHead(tree).title == "Page")
    }

    @Test func deepMarkupIsReadBeyondLibxml2sUsualLimit() {
        let html = String(repeating: "<div>", count: 1_000) + "<p>deep</p>"
        #expect(runs(html) == ["deep"])
    }

    @Test func aMillionNestedTagsEndAtTheCap() {
        let tree = HTMLParser.parse(TextEncoding.decode(Array(String(repeating: "<div>", count: 1_000_000).utf8)).utf8)
        #expect(tree.truncation != nil)
        #expect(tree.count <= HTMLParser.Limits().depth + 2)
    }

    @Test func aVeryLongLineIsRead() {
        let long = String(repeating: "word ", count: 200_000)
        #expect(runs("<p>\(long)</p>").first?.utf8.count == 5 * 200_000 - 1)
    }

    @Test func textBeyondTheCapIsToldAndLeftOut() {
        var limits = HTMLParser.Limits()
        limits.textBytes = 1_000
        let frame = "<iframe srcdoc='<p>" + String(repeating: "inner ", count: 200) + "'></iframe>"
        for page in [String(repeating: "<p>some words", count: 1_000), frame, "<p>some words" + frame + "<p>more"] {
            let tree = HTMLParser.parse(TextEncoding.decode(Array(page.utf8)).utf8, limits: limits)
            #expect(tree.truncation?.contains("of text") == true)
            #expect(tree.texts.reduce(0) { $0 + Int($1.length) } <= 1_000)
        }
    }

    @Test func anAttributeIsCutAtACharacter() {
        var limits = HTMLParser.Limits()
        limits.attributeBytes = 4
        let tree = HTMLParser.parse(TextEncoding.decode(Array("<p class='abcéé'>x</p>".utf8)).utf8, limits: limits)
        let value = (0..<tree.count).compactMap { tree.string(of: .class, at: $0) }.first
        #expect(value == "abc")
    }
}

@Suite struct EncodingTests {
    private func text(_ bytes: [UInt8], charset: String? = nil) -> String {
        let tree = PageText(HTMLParser.parse(TextEncoding.decode(bytes, charset: charset).utf8))
        return tree.runs.map { tree.string(of: $0) }.joined(separator: "\n")
    }

    @Test func aLyingMetaIsCaught() {
        #expect(text(Array("<meta charset='iso-8859-1'><p>Grüße – 5 €</p>".utf8)) == "Grüße – 5 €")
    }

    @Test func windows1252IsRead() {
        #expect(
            text(Array("<meta charset=windows-1252><p>Gr".utf8) + [0xFC, 0xDF, 0x65, 0x20, 0x96, 0x20, 0x80] + Array("</p>".utf8))
                == "Grüße – €")
    }

    @Test func anUndeclaredWesternPageIsRead() {
        #expect(text(Array("<p>caf".utf8) + [0xE9] + Array("</p>".utf8)) == "café")
    }

    @Test func shiftJISAndGBKAreRead() {
        // 日本 and 中文
        #expect(text(Array("<meta charset=shift_jis><p>".utf8) + [0x93, 0xFA, 0x96, 0x7B] + Array("</p>".utf8)) == "日本")
        #expect(text(Array("<meta http-equiv=Content-Type content='text/html; charset=gbk'><p>".utf8) + [0xD6, 0xD0, 0xCE, 0xC4]) == "中文")
        #expect(text(Array("<p>".utf8) + [0xD6, 0xD0, 0xCE, 0xC4], charset: "gb2312") == "中文")
    }

    @Test(arguments: [true, false])
    func utf16IsRead(bigEndian: Bool) {
        let units = Array("<p>Größe 5 €</p>".utf16)
        let bytes = units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(text((bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes) == "Größe 5 €")
        #expect(text(bytes) == "Größe 5 €")
    }

    @Test func fewBrokenBytesDoNotSpoilUTF8() {
        let page = Array("<p>Größe für Füße".utf8) + [0xFF] + Array(" größer schöner müde</p>".utf8)
        #expect(text(page) == "Größe für Füße\u{FFFD} größer schöner müde")
    }

    @Test func whatIsDecodedIsAlwaysValid() {
        var random = UInt64(7)
        for _ in 0..<300 {
            var bytes: [UInt8] = []
            for _ in 0..<64 {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: random >> 33))
            }
            let decoded = TextEncoding.decode(bytes).utf8
            #expect(String(validating: decoded, as: UTF8.self) != nil)
            #expect(!decoded.contains(0))
        }
    }
}
