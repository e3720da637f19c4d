/// The currencies that a page's own country uses, the likeliest first: they tell which dollar, crown or yen a bare sign means.
///
/// What the page tells in words is read only when nothing else tells; one page has one, used by one thread.
final class CurrencyHome {
    private var codes: [String] = []
    /// Where the page is still to be asked what it tells in words, and what counts behind that.
    private var unasked: (material: PageMaterial, last: [String])?

    init() {}

    /// - Parameters:
    ///   - stated: a currency that the page's data state.
    ///   - addresses: of the page, as far as they are known.
    init(_ material: PageMaterial, stated: String?, addresses: [String]) {
        if let stated { codes.append(stated) }
        for address in addresses { add(region: PageAddress.host(address)?.split(separator: ".").last.map(String.init) ?? "") }
        for locale in [material.head.meta["og:locale"], material.head.language] {
            let parts = (locale ?? "").split { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
            if let region = parts.dropFirst().last { add(region: region) }
        }
        let language = material.head.language?.split(whereSeparator: { $0 == "-" || $0 == "_" }).first?.lowercased()
        let last = language.flatMap { Self.regionOfLanguage[$0] }.flatMap { Self.byRegion[$0] }
        unasked = (material, [last].compactMap(\.self))
    }

    /// - Parameter address: of a page of which nothing else is known.
    init(address: String?) {
        guard let host = address.flatMap(PageAddress.host), let end = host.split(separator: ".").last.map(String.init) else { return }
        add(region: end)
        only = Self.byRegion[end] ?? Self.byEuro[end]
    }

    /// The currency of the country that a host's name ends with.
    private(set) var only: String?

    /// The likeliest of some currencies; `nil` when none of them is at home here.
    func choice(of sharing: Set<String>) -> String? {
        if let code = codes.first(where: { sharing.contains($0) }) { return code }
        guard let (material, last) = unasked else { return nil }
        unasked = nil
        codes += Self.toldInText(material) + last
        return codes.first { sharing.contains($0) }
    }

    private func add(region: String) {
        if let code = Self.byRegion[region.lowercased()], !codes.contains(code) { codes.append(code) }
    }

    /// Countries (ISO 3166, also the ends of host names) whose currency shares its sign with another.
    private static let byRegion: [String: String] = [
        "au": "AUD", "nz": "NZD", "ca": "CAD", "us": "USD", "sg": "SGD", "hk": "HKD", "tw": "TWD", "mx": "MXN", "cl": "CLP", "ar": "ARS",
        "uy": "UYU", "se": "SEK", "no": "NOK", "dk": "DKK", "is": "ISK", "jp": "JPY", "cn": "CNY", "in": "INR", "pk": "PKR", "lk": "LKR",
        "np": "NPR", "ro": "RON", "md": "MDL", "ru": "RUB", "by": "BYN", "gb": "GBP", "uk": "GBP", "eg": "EGP", "sa": "SAR", "qa": "QAR",
        "om": "OMR",
    ]

    /// Countries whose currency has a sign of its own.
    private static let byEuro: [String: String] = [
        "de": "EUR", "fr": "EUR", "es": "EUR", "it": "EUR", "nl": "EUR", "be": "EUR", "at": "EUR", "ie": "EUR", "pt": "EUR", "fi": "EUR",
        "gr": "EUR", "sk": "EUR", "si": "EUR", "lt": "EUR", "lv": "EUR", "ee": "EUR", "lu": "EUR", "hr": "EUR", "pl": "PLN", "cz": "CZK",
        "hu": "HUF", "bg": "BGN", "ch": "CHF", "tr": "TRY", "ua": "UAH", "kz": "KZT", "il": "ILS", "ae": "AED", "kr": "KRW", "th": "THB",
        "vn": "VND", "id": "IDR", "my": "MYR", "ph": "PHP", "br": "BRL", "za": "ZAR", "ng": "NGN", "ke": "KES", "tn": "TND", "kw": "KWD",
        "bh": "BHD", "bd": "BDT", "pe": "PEN",
    ]

    /// The country of a language that is official in one of them.
    private static let regionOfLanguage: [String: String] = [
        "sv": "se", "nb": "no", "nn": "no", "no": "no", "da": "dk", "is": "is", "ja": "jp", "zh": "cn", "ro": "ro", "be": "by",
    ]

    /// "All prices are in AUD": the one code of a dollar that stands in the page's short texts; a list of currencies to choose from tells
    /// nothing.
    private static func toldInText(_ material: PageMaterial) -> [String] {
        var found: Set<String> = []
        for run in material.text.runs where run.characters.upper >= 3 && run.text.count <= 200 && run.characters.digits == 0 {
            for word in material.text.contents(of: run).split(whereSeparator: { !(0x41...0x5A).contains($0) }) where word.count == 3 {
                let code = String(decoding: word, as: UTF8.self)
                if dollars.contains(code) { found.insert(code) }
            }
        }
        return found.count == 1 ? Array(found) : []
    }

    private static let dollars: Set<String> = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN"]
}
