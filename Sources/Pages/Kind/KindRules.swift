import MarketModel

/// Tells what a page is about when no model was trained.
enum KindRules {
    static func kind(_ features: KindFeatures) -> (PageKind, String) {
        let signs = features.signs
        if signs.contains(.statesThisProduct) { return (.product, "the page's data describe the product of its title") }
        if signs.contains(.typeIsProduct) { return (.product, "og:type is product") }
        if signs.contains(.statesList) { return (.collection, "the page's data call it a list") }
        if signs.contains(.statesArticle) || signs.contains(.typeIsArticle) { return (.article, "the page calls itself an article") }
        return signs.contains(.hasPrice) ? (.product, "one price near the title") : (.other, "no sign of a single product")
    }
}
