internal import MarketModel

/// How a page is called in a sentence: the last part of its address, or its path.
enum PageName {
    static func short(_ page: PageID) -> String {
        let address = page.rawValue.split(separator: "?", maxSplits: 1).first ?? ""
        return address.split(separator: "/").last.map(String.init) ?? page.rawValue
    }
}
