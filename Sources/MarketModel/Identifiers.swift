/// Who a page is, for as long as the market lives: its canonical URL without tracking, else the side-car's, else its path below the input.
public struct PageID: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (a: PageID, b: PageID) -> Bool { a.rawValue < b.rawValue }
}

/// A concept's stable id such as `feature/noise-cancelling`: the angle, a slash and a slug.
///
/// The id is a function of the claim and the lexicons alone; adding pages to a market never changes it.
public struct ConceptID: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String
    public let angle: Angle

    /// - Returns: `nil` when `rawValue` is not `angle/slug` with a known angle and a slug that is not empty.
    public init?(rawValue: String) {
        guard let slash = rawValue.firstIndex(of: "/"), let angle = Angle(rawValue: String(rawValue[..<slash])),
            rawValue.index(after: slash) < rawValue.endIndex
        else { return nil }
        self.rawValue = rawValue
        self.angle = angle
    }

    /// - Precondition: `slug` is not empty.
    public init(_ angle: Angle, _ slug: String) {
        precondition(!slug.isEmpty, "a concept needs a slug")
        self.rawValue = angle.rawValue + "/" + slug
        self.angle = angle
    }

    /// What follows the slash: `noise-cancelling`.
    public var slug: Substring { rawValue.dropFirst(angle.rawValue.utf8.count + 1) }

    public var description: String { rawValue }

    public static func < (a: ConceptID, b: ConceptID) -> Bool { a.rawValue < b.rawValue }

    public init(from decoder: any Decoder) throws {
        let raw = try decoder.singleValueContainer().decode(String.self)
        guard let id = ConceptID(rawValue: raw) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a concept id: \(raw)"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// A brand, whatever its spelling: "boAt", "BOAT" and "Bo-at" are one.
public struct BrandID: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// Folds a name as printed: letters and digits in lower case, nothing else.
    ///
    /// A name without letters or digits folds to itself, so that two such names stay apart.
    public init(folding name: String) {
        let folded = String(
            String.UnicodeScalarView(
                name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
        rawValue = folded.isEmpty ? name : folded
    }

    public var description: String { rawValue }

    public static func < (a: BrandID, b: BrandID) -> Bool { a.rawValue < b.rawValue }
}
