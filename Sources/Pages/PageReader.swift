public import MarketModel

/// Reads one HTML document into a `ProductPage`: record, blocks with zones, language, kind, observability, identity.
///
/// A pure function of the bytes, the hints and the models; safe to use from many threads at once.
public struct PageReader: Sendable {
    let models: PageModels
    /// Languages whose claims can be read; pages in others are told as not observable. Empty: any.
    let languages: Set<String>
    /// Why other languages that have a lexicon cannot be read, as a clause each.
    let incomplete: [String: String]

    /// Bytes that one page may have; larger ones fail as `tooLarge`.
    public static let maximumBytes = 48 << 20

    /// Words of the seller's copy below which nothing can be concluded from what is not said.
    static let leastCopy = 12

    public init(models: PageModels, languages: Set<String>, incomplete: [String: String] = [:]) {
        self.models = models
        self.languages = languages
        self.incomplete = incomplete
    }

    /// - Parameters:
    ///   - bytes: the document as it was saved, in any encoding.
    ///   - source: where the bytes came from, as the user named it.
    public func read(_ bytes: [UInt8], source: String, hints: PageHints = .init()) -> Result<ProductPage, PageFailure> {
        if let failure = Self.refusal(of: bytes, source: source) { return .failure(failure) }
        let material = PageMaterial(bytes: bytes, hints: hints, words: models.words)
        let hints = material.hints
        guard material.tree.count > 0 else {
            return .failure(PageFailure(source: source, code: .notHTML, message: "no HTML element was found; save the page as HTML"))
        }
        let head = material.head
        let selection = BlockSelection(material: material, models: models)
        let blocks = BlockAssembly(material: material, selection: selection).blocks
        let language = selection.language(material, models.words.little)
        let address = Self.address(head, hints)

        var page = ProductPage(source: source, id: PageID(address ?? hints.path ?? source))
        page.url = address
        page.captured = hints.captured
        page.segment = hints.segment
        page.language = language
        page.blocks = blocks
        page.product = RecordReader(material: material, selection: selection, address: address, language: language).record()
        let verdict = KindGate.verdict(material, product: page.product, address: address)
        if let verdict {
            (page.kind, page.kindReason) = (verdict.kind, verdict.reason)
            // What a page shows instead of the one that was asked for is of other products.
            if verdict.showsNothing { page.product = page.product.withoutProduct }
        } else {
            let signs = KindFeatures(material: material, product: page.product, address: address)
            (page.kind, page.kindReason) = models.kinds.map { $0.kind(signs) } ?? KindRules.kind(signs)
        }
        page.observability = observability(
            material, blocks, language: language, truncation: hints.truncation ?? material.tree.truncation)
        if let kind = hints.kind, kind != page.kind {
            (page.kind, page.kindReason) = (kind, "told so by the user; read as \(page.kind.rawValue): \(page.kindReason)")
        }
        if verdict?.showsNothing == true { page.observability = .notObservable(reason: page.kindReason) }
        return .success(page)
    }

    private static func refusal(of bytes: [UInt8], source: String) -> PageFailure? {
        if bytes.isEmpty || bytes.allSatisfy({ $0 <= 0x20 }) {
            return PageFailure(source: source, code: .empty, message: "the file is empty; save the page again")
        }
        if bytes.count > maximumBytes {
            return PageFailure(
                source: source, code: .tooLarge,
                message: "\(bytes.count >> 20) MB is more than the \(maximumBytes >> 20) MB that a page may have")
        }
        let magic: [([UInt8], String)] = [
            ([0x25, 0x50, 0x44, 0x46], "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
            ([0x47, 0x49, 0x46, 0x38], "a GIF picture"), ([0x50, 0x4B, 0x03, 0x04], "a zip archive"), ([0x1F, 0x8B], "gzip data"),
            ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x52, 0x49, 0x46, 0x46], "a media file"), ([0x77, 0x4F, 0x46], "a font"),
        ]
        for (prefix, what) in magic where bytes.starts(with: prefix) {
            return PageFailure(source: source, code: .notHTML, message: "the file is \(what), not HTML")
        }
        return nil
    }

    static func address(_ head: PageHead, _ hints: PageHints) -> String? {
        let base = hints.url.flatMap { PageAddress.clean($0) } ?? head.openGraphURL.flatMap { PageAddress.clean($0) }
        for candidate in [head.canonical, head.openGraphURL, hints.url] {
            guard let candidate, let address = PageAddress.clean(candidate, base: base) else { continue }
            // An address without a path names the shop, not the page.
            if address.split(separator: "/").count > 2 || address.contains("?") { return address }
        }
        return base
    }

    private func observability(_ material: PageMaterial, _ blocks: [Block], language: String?, truncation: String?)
        -> Observability
    {
        if let truncation { return .notObservable(reason: "the page is truncated: \(truncation)") }
        let copy = blocks.filter { $0.zone.isSellerCopy }
        let words = copy.reduce(0) { $0 + WordScan.hashes($1.text).count }
        if words < Self.leastCopy {
            let pictures = material.layout.images.max() ?? 0
            if pictures >= 5 {
                return .notObservable(reason: "the page is nearly all pictures: \(pictures) pictures, \(words) words of copy")
            }
            return .notObservable(reason: "the page has nearly no text: \(words) words of copy")
        }
        return observability(in: language)
    }

    /// Whether claims can be read in a language.
    func observability(in language: String?) -> Observability {
        guard let language, !languages.isEmpty, !languages.contains(language) else { return .observable }
        let reason = incomplete[language].map { "claims cannot be read in its language (\(language)): \($0)" }
        return .notObservable(reason: reason ?? "text is in a language without lexicon (\(language))")
    }
}

extension ProductRecord {
    /// Only what names the page.
    fileprivate var withoutProduct: ProductRecord {
        var record = ProductRecord()
        record.name = name
        record.seller = seller
        record.from = from.filter { ["name", "seller"].contains($0.key) }
        return record
    }
}
