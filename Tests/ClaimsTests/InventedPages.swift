import MarketModel

@testable import Claims

/// Labelled pages of invented products, enough to learn from in a test.
enum InventedPages {
    /// A phrase that sells, with its angle.
    private static let phrases: [(text: String, angle: Angle)] = [
        ("stainless steel lid", .feature), ("BPA-free", .feature), ("leak-proof cap", .feature), ("two-year warranty", .feature),
        ("rechargeable battery", .feature), ("organic cotton", .feature), ("waterproof zip", .feature), ("removable filter", .feature),
        ("keeps drinks cold all day", .benefit), ("saves you time", .benefit), ("easy to clean", .benefit), ("reduces frizz", .benefit),
        ("protects your skin", .benefit), ("relieves back pain", .benefit), ("camping trips", .occasion), ("the office", .occasion),
        ("travel", .occasion), ("everyday use", .occasion), ("beginners", .user), ("sensitive skin", .user), ("runners", .user),
        ("children", .user),
    ]
    private static let names = ["Aldora", "Brimble", "Corvane", "Dellwick", "Esterly", "Fennimore", "Garrow", "Hollin", "Isbury", "Jessop"]

    /// The n-th page: three bullets and a sentence, each with claims, and blocks that hold none.
    static func page(_ n: Int) -> LabelledPage {
        func phrase(_ k: Int) -> (text: String, angle: Angle) { phrases[(n * 5 + k * 7) % phrases.count] }
        let features = (0..<22).map(phrase).filter { $0.angle == .feature }
        let benefits = (0..<22).map(phrase).filter { $0.angle == .benefit }
        let occasion = (0..<22).map(phrase).first { $0.angle == .occasion }!, user = (0..<22).map(phrase).first { $0.angle == .user }!
        let name = names[n % names.count] + " Flask \(n)"
        let blocks = [
            Block(zone: .title, text: name + " with " + features[0].text), Block(zone: .heading, text: name),
            Block(zone: .bullet, text: features[1].text + ", " + features[2].text),
            Block(zone: .bullet, text: "It " + benefits[0].text + "."),
            Block(zone: .paragraph, text: "Ideal for " + occasion.text + " and made for " + user.text + "."),
            Block(zone: .paragraph, text: "Add to cart. Delivery in three days. Choose your size below."),
            Block(zone: .paragraph, text: "Sign in to see your orders, or read our privacy policy."),
            Block(zone: .review, text: "It " + benefits[1].text + " and I love the " + features[3].text + "."),
        ]
        let claims = [features[0], features[1], features[2], benefits[0], occasion, user].map {
            LabelledClaim(quotes: [$0.text], angle: $0.angle)
        }
        return LabelledPage(
            page: ProductPage(source: "invented-\(n)", id: PageID("invented-\(n)"), language: "en", blocks: blocks), claims: claims,
            group: "site-\(n)")
    }

    static let training = (0..<32).map(page)
}
