import MarketModel
import Testing

@testable import Pages

@Suite struct KindredBrandsTests {
    private func pages(_ products: [(brand: String, name: String)]) -> [ProductPage] {
        products.enumerated().map { index, product in
            var page = ProductPage(source: "\(index)", id: PageID("\(index)"), kind: .product)
            page.product.brand = product.brand
            page.product.name = product.name
            return page
        }
    }

    @Test(arguments: [
        ([("Noise_Colorfit", "Noise_Colorfit Pulse"), ("Noise", "Noise Evolve watch")], true),
        ([("Redmi", "MI Redmi 80 cm set"), ("Redmi", "Redmi by MI 108 cm"), ("MI", "MI 5A set")], true),
        ([("Sorley", "Sorley Kettle"), ("Brumwell", "Brumwell Kettle")], false),
        ([("Acme", "Acme cable for Brumwell"), ("Acme", "Acme case"), ("Acme", "Acme lid"), ("Brumwell", "Brumwell Kettle")], false),
        ([("Al", "Al kettle"), ("Alma", "Alma kettle")], false),
    ])
    func pairsAreTold(products: [(String, String)], areKin: Bool) {
        #expect(KindredBrands.pairs(pages(products)).isEmpty == !areKin)
    }
}
