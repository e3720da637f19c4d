internal import MarketModel

/// A place on a page where a position may be said.
public enum AuditPlace: String, CaseIterable, Hashable, Sendable, Codable {
    case title, firstBullets = "first bullets", description, meta, structured, image, answer

    /// Bullets from the top that count as first.
    static let first = 2

    /// Whether a shopper sees it before reading on.
    public var isProminent: Bool { self == .title || self == .firstBullets }
}

/// A seller's page as an audit reads it: texts by place, headings among the description but prominent.
struct PlacedCopy {
    struct Text {
        let place: AuditPlace
        /// The block that it is; `nil` for the words of a picture.
        let block: Int?
        let text: String
        /// A title, first bullet or heading.
        let isProminent: Bool
    }

    let texts: [Text]

    init(_ page: ProductPage) {
        var texts: [Text] = [], bullets = 0
        for (index, block) in page.blocks.enumerated() where block.zone.isSellerCopy && !block.text.isEmpty {
            var place = AuditPlace.description, isProminent = false
            switch block.zone {
            case .title: (place, isProminent) = (.title, true)
            case .bullet:
                bullets += 1
                if bullets <= AuditPlace.first { (place, isProminent) = (.firstBullets, true) }
            case .heading: isProminent = true
            case .meta: place = .meta
            case .structured: place = .structured
            case .answer:
                // The heading of a list of questions answers none.
                let before = index > 0 ? page.blocks[index - 1].zone : .answer
                guard before == .question || before == .answer && texts.last?.place == .answer else { continue }
                place = .answer
            case .paragraph, .specification, .question, .review: break
            }
            texts.append(Text(place: place, block: index, text: block.text, isProminent: isProminent))
        }
        if !texts.contains(where: { $0.place == .title }), let name = page.product.name {
            texts.append(Text(place: .title, block: nil, text: name, isProminent: true))
        }
        var seen: Set<String> = []
        for image in page.product.images {
            if let alt = image.alt, !alt.isEmpty, seen.insert(alt).inserted {
                texts.append(Text(place: .image, block: nil, text: alt, isProminent: false))
            }
        }
        self.texts = texts
    }

    func has(_ place: AuditPlace) -> Bool { texts.contains { $0.place == place } }

    /// The place of a block; `nil` for customers' words.
    func place(of block: Int) -> AuditPlace? { texts.first { $0.block == block }?.place }

    func isProminent(_ block: Int) -> Bool { texts.first { $0.block == block }?.isProminent ?? false }
}
