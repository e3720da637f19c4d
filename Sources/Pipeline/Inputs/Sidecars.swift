import Foundation
import Pages

/// What files beside the pages say of them: `NAME.json` for one page, `market.json` for a folder.
///
/// ```json
/// {"url": "https://…", "captured": "2026-11-02", "brand": "…", "segment": "…"}
/// {"captured": "2026-11-02", "pages": {"NAME": {"url": "https://…"}}}
/// ```
struct Sidecars {
    private struct Entry: Decodable {
        var url: String?
        var captured: String?
        var brand: String?
        var segment: String?
        var pages: [String: Entry]?

        func filled(from other: Entry?) -> Entry {
            guard let other else { return self }
            return Entry(
                url: url ?? other.url, captured: captured ?? other.captured, brand: brand ?? other.brand, segment: segment ?? other.segment,
                pages: nil)
        }
    }

    /// `market.json` by folder; the value is `nil` where there is none.
    private var markets: [String: Entry?] = [:]

    mutating func hints(forPage path: String, baseName: String, relative: String) -> PageHints {
        let folder = (path as NSString).deletingLastPathComponent
        let market = market(folder)
        let named = market?.pages.flatMap { $0[baseName] ?? $0[(path as NSString).lastPathComponent] }
        let own = Self.read((folder as NSString).appendingPathComponent(baseName + ".json"))
        let general = market.map { Entry(captured: $0.captured, brand: $0.brand, segment: $0.segment) }
        let entry = (own ?? Entry()).filled(from: named).filled(from: general)
        return PageHints(url: entry.url, captured: entry.captured, brand: entry.brand, segment: entry.segment, path: relative)
    }

    private mutating func market(_ folder: String) -> Entry? {
        if let known = markets[folder] { return known }
        let entry = Self.read((folder as NSString).appendingPathComponent("market.json"))
        markets[folder] = .some(entry)
        return entry
    }

    /// Side-cars are small; what is larger is something else.
    private static func read(_ path: String) -> Entry? {
        guard access(path, R_OK) == 0, case .success(let bytes) = PlainFile.contents(path, source: path, limit: 16 << 20) else {
            return nil
        }
        return try? JSONDecoder().decode(Entry.self, from: Data(JSONBytes.withoutNUL(bytes)))
    }
}
