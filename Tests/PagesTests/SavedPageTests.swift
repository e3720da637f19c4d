import MarketModel
import Testing

@testable import Pages

private func page(_ html: String, hints: PageHints = .init()) throws -> ProductPage {
    let reader = PageReader(models: PageModels(blocks: nil, words: try shippedWords()), languages: ["en", "ru"])
    return try reader.read(Array(html.utf8), source: "a.html", hints: hints).get()
}

/// What programs that save pages write into them: a comment or an attribute, the address and the day.
private let notes: [(name: String, head: String, tail: String, url: String, day: String?)] = [
    (
        "SingleFile",
        "<!--\n Page saved with SingleFile \n url: https://pots.example/p/1 \n saved date: Tue Feb 03 2026 08:00:00 GMT+0100\n-->", "",
        "https://pots.example/p/1", "2026-02-03"
    ),
    ("a browser", "<!-- saved from url=(0025)https://pots.example/p/1 -->", "", "https://pots.example/p/1", nil),
    (
        "HTTrack", "", "<!-- Mirrored from pots.example/p/1 by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 03 Feb 2026 08:00:00 GMT -->",
        "http://pots.example/p/1", "2026-02-03"
    ),
    (
        "Save Page WE",
        "<meta name=\"savepage-url\" content=\"https://pots.example/p/1\"><meta name=\"savepage-date\" content=\"Tue Feb 03 2026 08:00:00\">",
        "", "https://pots.example/p/1", "2026-02-03"
    ),
    (
        "WebScrapBook", "<i data-scrapbook-source=\"https://pots.example/p/1\" data-scrapbook-create=\"20260203080000000\"></i>", "",
        "https://pots.example/p/1", "2026-02-03"
    ),
]

@Suite struct SavedPageTests {
    @Test(arguments: notes.indices)
    func notesAreRead(index: Int) throws {
        let note = notes[index]
        let read = try page(
            "<!doctype html>\(note.head)<html lang=en><title>Pot</title><h1>Pot</h1><p>A pot of steel for two people.</p></html>\(note.tail)"
        )
        #expect(read.url == note.url, "\(note.name)")
        #expect(read.captured == note.day, "\(note.name)")
    }

    @Test func aSideCarKnowsBetter() throws {
        let html = "<!-- saved from url=(0025)https://pots.example/p/1 --><html><title>Pot</title><h1>Pot</h1></html>"
        #expect(try page(html, hints: PageHints(url: "https://pots.example/p/2", captured: "2026-05-01")).url == "https://pots.example/p/2")
    }

    /// Copy that waits in the page, and whether it is the page's own.
    @Test(arguments: [
        ("<x-details><template shadowrootmode=open><p>Boils a full litre in four minutes.</p></template></x-details>", true),
        ("<x-details><template shadowroot=closed><p>Boils a full litre in four minutes.</p></template></x-details>", true),
        ("<iframe srcdoc=\"&lt;p&gt;Boils a full litre in four minutes.&lt;/p&gt;\"></iframe>", true),
        ("<iframe srcdoc='<iframe srcdoc=\"<p>Boils a full litre in four minutes.</p>\"></iframe>'></iframe>", true),
        ("<div class=description><noscript><p>Boils a full litre in four minutes.</p></noscript></div>", true),
        ("<div class=tabs><template id=t1><p>Boils a full litre in four minutes.</p></template></div>", true),
        ("<div class=tabs><template id=t1><p>{{ product.name }} boils a full litre in four minutes.</p></template></div>", false),
        ("<div class=cart-drawer><template><p>Your bag is empty, so look at what others buy.</p></template></div>", false),
        ("<noscript><p>Boils a full litre in four minutes when scripts run.</p></noscript>", false),
        ("<div class=description><noscript>Please enable JavaScript to read the whole description.</noscript></div>", false),
    ])
    func waitingCopy(body: String, isShown: Bool) throws {
        let read = try page(
            "<html lang=en><title>Pot</title><body><main><h1>Pot</h1>\(body)<p>A pot of steel for two people who like tea.</p></main></html>"
        )
        let text = read.blocks.map(\.text).joined(separator: "\n")
        #expect((text.contains("full litre") || text.contains("enable") || text.contains("bag is empty")) == isShown)
    }

    @Test func aTitleInAFrameIsNotThePages() throws {
        let read = try page(
            "<html><body><iframe srcdoc=\"<title>Advertisement</title><p>Buy now</p>\"></iframe><title>Pot</title><p>A pot</p></html>")
        #expect(read.product.name == "Pot")
    }

    @Test func nestedFramesEnd() throws {
        var html = "<p>x</p>"
        for _ in 0..<40 {
            html =
                "<iframe srcdoc='\(html.replacing("&", with: "&amp;").replacing("'", with: "&#39;").replacing("<", with: "&lt;"))'></iframe>"
        }
        #expect(HTMLParser.parse(Array(html.utf8)).count < 200)
    }

    /// Encodings that nobody names, with a text long enough to tell.
    @Test(arguments: [
        (
            "WINDOWS-1251",
            "Чайник для маленькой кухни. Он стоит на подставке из матовой стали и льёт без капель, а крышка открывается одной рукой."
        ),
        (
            "KOI8-R",
            "Чайник для маленькой кухни. Он стоит на подставке из матовой стали и льёт без капель, а крышка открывается одной рукой."
        ),
        (
            "WINDOWS-1253",
            "Βραστήρας για μικρές κουζίνες. Στέκεται σε βάση από ατσάλι και σερβίρει χωρίς σταγόνες, το καπάκι ανοίγει με το ένα χέρι."
        ),
        ("CP932", "小さな台所のためのケトルです。ステンレスの台に置き、しずくをこぼさずに注げます。ふたは片手で開きます。"),
        ("EUC-JP", "小さな台所のためのケトルです。ステンレスの台に置き、しずくをこぼさずに注げます。ふたは片手で開きます。"),
        ("GB18030", "适合小厨房的水壶，底座是不锈钢，倒水的时候不会滴漏，盖子可以用一只手打开，从两边都能看到水位。"),
        ("BIG5", "適合小廚房的水壺，底座是不鏽鋼，倒水的時候不會滴漏，蓋子可以用一隻手打開，從兩邊都能看到水位。"),
        ("CP949", "작은 주방을 위한 주전자입니다. 스테인리스 받침대 위에 놓이고 물방울을 흘리지 않고 따릅니다. 뚜껑은 한 손으로 열립니다."),
        (
            "WINDOWS-1252",
            "Une bouilloire pour les petites cuisines. Elle est posée sur un socle d’acier brossé, versée sans goutte, très légère à la main."
        ),
    ])
    func undeclaredEncodings(name: String, text: String) throws {
        let html = "<html><head><title>\(text)</title></head><body><h1>\(text)</h1></body></html>"
        let bytes = try #require(encoded(html, as: name))
        #expect(String(decoding: TextEncoding.decode(bytes).utf8, as: UTF8.self).contains(text), "\(name)")
    }

    @Test(arguments: [
        "<?xml version='1.0' encoding='windows-1251'?><html><title>",
        "<html><head><script>\(String(repeating: "var a=1;", count: 900))</script><meta charset=windows-1251><title>",
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"><title>",
    ])
    func declaredEncodings(head: String) throws {
        let bytes = try #require(encoded(head + "Чай</title></html>", as: "WINDOWS-1251"))
        #expect(String(decoding: TextEncoding.decode(bytes).utf8, as: UTF8.self).contains("Чай"))
    }
}

@Suite struct KindGateTests {
    @Test(arguments: [
        ("Just a moment...", "<h1>shop.example</h1><p>Checking your browser before accessing the shop.</p>"),
        ("Robot or human?", "<h1>Robot or human?</h1><p>Activate and hold the button to confirm that you are human. Thank you!</p>"),
        ("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>"),
    ])
    func aCheckIsNoProduct(title: String, body: String) throws {
        let read = try page("<html lang=en><title>\(title)</title><body>\(body)</body></html>")
        #expect(read.kind == .other)
        #expect(!read.observability.isObservable)
    }

    @Test(arguments: [
        ("Page not found | Pots", "<h1>Page not found</h1>"), ("404 | Pots", "<h1>Oops!</h1>"),
        ("Seite nicht gefunden", "<h1>Seite nicht gefunden</h1>"),
        ("Pots", "<h1>We couldn't find that page</h1>"),
    ])
    func aMissingPageIsNoProduct(title: String, body: String) throws {
        let others = "<section><h2>Best sellers</h2><a href=x>Mug</a> <b class=price>$12.00</b></section>"
        let read = try page("<html lang=en><title>\(title)</title><body>\(body)\(others)</body></html>")
        #expect(read.kind == .other)
        #expect(read.product.price == nil)
    }

    @Test func aProductWithANumberIsNoMissingPage() throws {
        let read = try page(
            "<html lang=en><title>Canon 500 D camera, not found elsewhere</title><body><h1>Canon 500 D</h1><p class=price>$300</p><button>Add to cart</button></body></html>"
        )
        #expect(read.kind == .product)
    }

    @Test func aRoundUpIsNoProduct() throws {
        let data = (1...4).map { "{\"@type\":\"Product\",\"name\":\"Zorvane \($0)\",\"offers\":{\"price\":\($0)0}}" }.joined(separator: ",")
        let html =
            "<html lang=en><title>The best pots of the year</title><script type=\"application/ld+json\">[\(data)]</script><body><h1>The best pots of the year</h1><p>We cooked with all of them.</p></body></html>"
        #expect(try page(html).kind == .article)
    }

    @Test func theUserDecides() throws {
        var hints = PageHints()
        hints.kind = .product
        let read = try page("<html lang=en><title>Pots</title><body><h1>Pots</h1></body></html>", hints: hints)
        #expect(read.kind == .product)
        #expect(read.kindReason.contains("told so by the user"))
    }
}

@Suite struct DrawnStarsTests {
    @Test(
        arguments: [
            ("<span>★★★☆☆</span>", 3), ("<span>⭐⭐⭐⭐</span>", 4), ("<i class=rating style=\"width: 60%\"></i>", 3),
            ("<i class=\"a-star-4\"></i>", 4),
            ("<i class=\"star-rating\" data-rating=\"2\"></i>", 2), ("<i class=\"rating-40\"></i>", 2),
            ("<div class=stars><b style=\"width:80%\"></b></div>", 4),
            (
                "<div class=rating><i class=\"fa fa-star\"></i><i class=\"fa fa-star\"></i><i class=\"fa fa-star-o\"></i><i class=\"fa fa-star-o\"></i><i class=\"fa fa-star-o\"></i></div>",
                2
            ), ("<span>★</span>", nil),
        ] as [(String, Double?)])
    func starsOfAReview(stars: String, value: Double?) throws {
        let review = "<li class=review>\(stars)<p>The cable is far too short for my kitchen.</p></li>"
        let html =
            "<html lang=en><head><title>Pot</title></head><body><main><h1>Pot</h1><p>A pot of steel.</p><section class=reviews><h2>Reviews</h2><ol>\(review)</ol></section></main></html>"
        let blocks = try page(html).blocks.filter { $0.zone == .review }
        #expect(blocks.map(\.rating) == [value])
    }
}
