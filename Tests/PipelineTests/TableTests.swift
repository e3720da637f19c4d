import Foundation
import MarketModel
import Pages
import Testing

@testable import Pipeline

/// Tables of invented products, as people have them, and what is to be read of the first page.
private struct TableCase: Sendable {
    let name: String
    let file: String
    let text: String
    var products = 1
    var title: String?
    var brand: String?
    var price: String?
    var currency: String?
    var rating: Double?
    var count: Int?
    var sku: String?
    var bullets = 0
    var reviews: [(text: String, rating: Double?, date: String?)] = []
}

private let cases: [TableCase] = [
    TableCase(
        name: "German, semicolons, local numbers", file: "liste.csv",
        text:
            "Artikelnummer;Produktname;Marke;Preis;UVP;Bewertung;Anzahl Bewertungen;Beschreibung\n4711;Kessel K2;Brumwell;1.299,00 €;1.499,00 €;4,5;1.234;\"Kocht einen Liter\nin zwei Minuten; leise\"\n",
        title: "Kessel K2", brand: "Brumwell", price: "1299.00", currency: "EUR", rating: 4.5, count: 1234, sku: "4711"),
    TableCase(
        name: "tabs and numbered bullets", file: "listing.tsv",
        text:
            "ASIN\tItem Title\tBullet Point 1\tBullet Point 2\tBullet Point 3\tPrice (USD)\nB000000001\tKettle K2\tBoils a litre in two minutes\tKeeps water warm for an hour\tHandle stays cool all the time\t$49.00\n",
        title: "Kettle K2", price: "49.00", currency: "USD", sku: "B000000001", bullets: 3),
    TableCase(
        name: "a scraper's flattened columns", file: "dataset.csv",
        text:
            "title,price/value,price/currency,features/0,features/1,reviews/0/text,reviews/0/stars,reviews/1/text,reviews/1/stars\nKettle K2,49,EUR,Boils a litre in two minutes,Keeps water warm for an hour,It is quiet and quick.,5,The lid came loose.,2\n",
        title: "Kettle K2", price: "49", currency: "EUR", bullets: 2,
        reviews: [("It is quiet and quick.", 5, nil), ("The lid came loose.", 2, nil)]),
    TableCase(
        name: "a row a review, days in figures", file: "reviews.csv",
        text:
            "product_name,author,review_title,review_text,stars,date\nKettle K2,A. B.,Quiet,I hardly hear it at all.,5,13/02/2026\nKettle K2,C. D.,Loose lid,The lid came off in a week.,2,03/04/2026\n",
        title: "Kettle K2",
        reviews: [("Quiet\nI hardly hear it at all.", 5, "2026-02-13"), ("Loose lid\nThe lid came off in a week.", 2, "2026-04-03")]),
    TableCase(
        name: "Spanish names, months in words", file: "opiniones.csv",
        text:
            "producto,comentario,calificacion,fecha\nHervidor K2,Es muy silencioso y rápido.,5,3 de febrero de 2026\nHervidor K2,La tapa se soltó enseguida.,2,14 de marzo de 2026\n",
        title: "Hervidor K2", reviews: [("Es muy silencioso y rápido.", 5, "2026-02-03"), ("La tapa se soltó enseguida.", 2, "2026-03-14")]),
    TableCase(
        name: "wrapped JSON with reviews inside", file: "answer.json",
        text:
            #"{"status_code":200,"total":1,"data":{"items":[{"id":7,"name":"Kettle K2","brand":{"name":"Brumwell"},"offer":{"seller":"X"},"price":{"value":"49.00","currency":"GBP"},"rating":{"value":4.4,"count":"3.1K"},"reviews":[{"headline":"Quiet","body":"I hardly hear it.","score":80,"createdAt":1770076800},{"headline":"Loud","body":"It hums a lot.","score":40,"createdAt":1770163200}]}]}}"#,
        title: "Kettle K2", brand: "Brumwell", price: "49.00", currency: "GBP", rating: 4.4, count: 3100, sku: "7",
        reviews: [("Quiet\nI hardly hear it.", 4, "2026-02-03"), ("Loud\nIt hums a lot.", 2, "2026-02-04")]),
    TableCase(
        name: "the product in each review", file: "reviews.json",
        text:
            #"[{"reviewText":"I hardly hear it at all.","rating":5,"user":{"name":"A. B."},"product":{"id":"K2-1","title":"Kettle K2"}},{"reviewText":"It hums a lot at night.","rating":2,"user":{"name":"C. D."},"product":{"id":"K2-1","title":"Kettle K2"}}]"#,
        title: "Kettle K2", sku: "K2-1", reviews: [("I hardly hear it at all.", 5, nil), ("It hums a lot at night.", 2, nil)]),
    TableCase(
        name: "variants joined by their handle, HTML in a cell", file: "products.csv",
        text:
            "Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price,Variant Barcode\nkettle,Kettle K2,\"<p>A kettle for <b>small</b> kitchens &amp; tea.</p><ul><li>Boils a litre in two minutes</li><li>Handle stays cool</li></ul>\",Brumwell,K2-R,49.00,'4006381333931\nkettle,,,,K2-B,52.00,\n",
        title: "Kettle K2", brand: "Brumwell", price: "49.00", sku: "K2-R", bullets: 2),
    TableCase(
        name: "a Python list in a cell, placeholders", file: "scrape.csv",
        text:
            "title,brand,price,features\n\"Kettle K2\",N/A,Not Available,\"['Boils a litre, or two', \"\"It's quiet all day\"\", 'Handle stays cool']\"\n",
        title: "Kettle K2", bullets: 3),
    TableCase(
        name: "one object a line", file: "products.jsonl",
        text:
            "{\"titel\":\"Kessel K2\",\"preis\":\"49,90\",\"waehrung\":\"EUR\",\"merkmale\":[\"Kocht einen Liter in zwei Minuten\",\"Bleibt eine Stunde warm\"]}\n{\"titel\":\"Kessel K3\",\"preis\":\"59,90\",\"waehrung\":\"EUR\",\"merkmale\":[]}\n",
        products: 2, title: "Kessel K2", price: "49.90", currency: "EUR", bullets: 2),
    TableCase(
        name: "a misspelt column", file: "list.csv", text: "Prodcut Title,Discription,Prize\nKettle K2,A kettle for small kitchens.,49\n",
        title: "Kettle K2"),
    TableCase(
        name: "pros and cons of one review", file: "capterra.csv",
        text:
            "product_name,title,pros,cons,overall,review_date\nKettle K2,Good enough,Quick and quiet,The lid is loose,4.0,\"March 4, 2026\"\nKettle K2,Not for me,It looks good,Far too small,2.0,\"March 5, 2026\"\n",
        title: "Kettle K2",
        reviews: [
            ("Good enough\nQuick and quiet\nThe lid is loose", 4, "2026-03-04"),
            ("Not for me\nIt looks good\nFar too small", 2, "2026-03-05"),
        ]),
]

@Suite struct TableTests {
    private func pages(_ files: [(name: String, text: String)], columns: ColumnChoice = ColumnChoice()) throws -> (
        pages: [ProductPage], failures: [PageFailure], notes: [String]
    ) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "creneau-tables-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try files.map { file in
            let url = folder.appending(path: file.name)
            try Data(file.text.utf8).write(to: url)
            return url.path
        }
        let lexicons = try LexiconAccess(
            named: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
                path: "lexicons"
            ).path)
        let analyst = try PageAnalyst(lexicons.lexicons, withClaims: false)
        var pages: [ProductPage] = [], failures: [PageFailure] = [], notes: [String] = []
        for input in PageInputs(paths: paths, options: try ReadingOptions(columns: columns, lexicons)) {
            if case .note(let text) = input {
                notes.append(text)
                continue
            }
            switch analyst.analyze(input) {
            case .success(let page): pages.append(page.page)
            case .failure(let failure): failures.append(failure)
            }
        }
        return (pages, failures, notes)
    }

    @Test(arguments: cases.indices)
    func tablesAreRead(index: Int) throws {
        let one = cases[index]
        let (pages, failures, _) = try pages([(one.file, one.text)])
        #expect(failures.isEmpty, "\(one.name)")
        #expect(pages.count == one.products, "\(one.name)")
        let page = try #require(pages.first, "\(one.name)")
        #expect(page.product.name == one.title, "\(one.name)")
        #expect(page.product.brand == one.brand, "\(one.name)")
        #expect(page.product.price?.amount == one.price, "\(one.name)")
        #expect(page.product.price?.currency == one.currency, "\(one.name)")
        #expect(page.product.rating?.value == one.rating, "\(one.name)")
        #expect(page.product.rating?.count == one.count, "\(one.name)")
        #expect(page.product.sku == one.sku, "\(one.name)")
        #expect(page.blocks.count { $0.zone == .bullet } == one.bullets, "\(one.name)")
        let reviews = page.blocks.filter { $0.zone == .review }
        #expect(reviews.map(\.text) == one.reviews.map(\.text), "\(one.name)")
        #expect(reviews.map(\.rating) == one.reviews.map(\.rating), "\(one.name)")
        #expect(reviews.map(\.date) == one.reviews.map(\.date), "\(one.name)")
    }

    /// Reviews find their product by code, address or name, in whatever order the files are named.
    @Test(arguments: [
        ("sku,name,description\nK2,Kettle K2,A kettle for small kitchens.\n", "sku,review_text,rating\nK2,It is quiet.,5\n"),
        (
            "url,name,description\nhttps://pots.example/p/k2,Kettle K2,A kettle.\n",
            "product_url,review_text\nhttps://pots.example/p/k2?utm_source=x,It is quiet.\n"
        ),
        ("title,description,price\nKettle K2,A kettle for small kitchens.,49\n", "product,comment\nkettle k2,It is quiet.\n"),
    ])
    func reviewsJoinTheirProducts(products: String, reviews: String) throws {
        for files in [[("a.csv", products), ("b.csv", reviews)], [("b.csv", reviews), ("a.csv", products)]] {
            let read = try pages(files).pages
            #expect(read.count == 1)
            #expect(read.first?.product.name == "Kettle K2")
            #expect(read.first?.blocks.filter { $0.zone == .review }.map(\.text) == ["It is quiet."])
        }
    }

    @Test func namesOfReviewersAreNeverKept() throws {
        let text =
            "product_name,author,reviewer_name,user,review_text\nKettle K2,Zebulon Quark,Zebulon Quark,Zebulon Quark,It is quiet and quick.\n"
        let page = try #require(try pages([("reviews.csv", text)]).pages.first)
        #expect(!"\(page)".contains("Quark"))
    }

    @Test func aTableWithoutTextIsRefusedWithWhatWasLookedFor() throws {
        let (pages, failures, _) = try pages([("sums.csv", "year,q1,q2\n2025,1,2\n2026,3,4\n")])
        #expect(pages.isEmpty)
        #expect(failures.first?.message.contains("looked for a title") == true)
        #expect(failures.first?.message.contains("“q1”") == true)
    }

    @Test func theUserSaysWhatAColumnHolds() throws {
        let text = "pdt,pdt_claims,x\nKettle K2,Boils a litre in two minutes,7\nKettle K3,Boils two litres in five minutes,8\n"
        let read = try pages([("odd.csv", text)], columns: ColumnChoice(["title=pdt", "bullets=pdt_claims"]))
        #expect(read.pages.map(\.product.name) == ["Kettle K2", "Kettle K3"])
        #expect(read.pages.first?.blocks.filter { $0.zone == .bullet }.count == 1)
        #expect(read.notes.contains { $0.contains("pdt_claims") && $0.contains("→ bullets") })
        #expect(read.notes.contains { $0.contains("not used: x") })
    }

    @Test(arguments: ["nonsense=title", "title", "no/such/file.tsv"])
    func aChoiceThatSaysNothingIsRefused(text: String) {
        #expect(throws: UnusableInput.self) { try ColumnChoice([text]) }
    }

    @Test(arguments: [
        ("a,b\n\"x \"\"y\"\"\",2\n", [["x \"y\"", "2"]]), ("\u{FEFF}a;b\n1,5;\"2\n3\"\n", [["1,5", "2\n3"]]),
        ("a\tb\r\n1\t2\r\n\r\n", [["1", "2"]]),
        ("a,b\n5\" pipe,x\n\"stray \" mark\",y\n", [["5\" pipe", "x"], ["stray \" mark", "y"]]), ("sep=|\na|b\n1|2", [["1", "2"]]),
    ])
    func delimitedText(text: String, rows: [[String]]) throws {
        let table = try #require(DelimitedText(DocumentBytes.utf8(Array(text.utf8))))
        #expect(table.header == ["a", "b"])
        #expect(table.rows == rows)
    }

    /// A list of reviews that an export cut at commas.
    @Test(arguments: [
        (["Boils fast", " quiet", " and light."], ["Boils fast, quiet, and light."]), (["Good.", " but loud"], ["Good.", " but loud"]),
        (["good", "bad"], ["good", "bad"]), (["Good", " Bad"], ["Good", " Bad"]), ([], []),
    ])
    func reviewsAreMended(texts: [String], whole: [String]) { #expect(RowCells.mended(texts) == whole) }

    @Test(
        arguments: [
            ("2026-02-03T10:00:00Z", "2026-02-03"), ("03.02.2026", "2026-02-03"), ("2/15/2026", "2026-02-15"), ("15/2/2026", "2026-02-15"),
            ("22 Nov 2025", "2025-11-22"), ("Reviewed in Mexico January 6, 2025", "2025-01-06"), ("6. Januar 2025", "2025-01-06"),
            ("1770076800", "2026-02-03"),
            ("1770076800000", "2026-02-03"), ("2025年3月4日", "2025-03-04"), ("5", nil), ("4.5", nil), ("yesterday", nil),
        ] as [(String, String?)])
    func days(text: String, day: String?) throws {
        let words = try ColumnWords { name in
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            return FileManager.default.contents(atPath: root.appending(path: "lexicons/" + name).path).map(Array.init)
        }
        #expect(DayReader(months: words.months).day(text) == day)
    }
}
