/// What a column of a table holds.
enum ColumnRole: String, CaseIterable, Sendable {
    case title, brand, seller, price, listPrice = "list-price", currency, rating, ratingCount = "rating-count", sku, gtin, url, image,
        category
    case description, bullets, specification, availability, packSize = "pack-size"
    case reviewTitle = "review-title", reviewBody = "review-body", reviewRating = "review-rating", reviewDate = "review-date"
    case reviewPros = "review-pros", reviewCons = "review-cons", reviewCountry = "review-country", reviewVerified = "review-verified"
    case reviewProduct = "review-product"
    case reviews, question, answer, group, ignored

    /// Whether the column is a customer's, one value a review.
    var isOfReview: Bool {
        switch self {
        case .reviewTitle, .reviewBody, .reviewRating, .reviewDate, .reviewPros, .reviewCons, .reviewCountry, .reviewVerified: true
        default: false
        }
    }

    /// Whether a text of a product or a review stands in the column.
    var isText: Bool {
        switch self {
        case .title, .description, .bullets, .reviewBody, .reviewPros, .reviewCons: true
        default: false
        }
    }
}
