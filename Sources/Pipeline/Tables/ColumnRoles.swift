import Foundation

/// Which column of a table holds what, told by the columns' names and contents.
struct ColumnRoles {
    /// Columns by what they hold, the best first.
    private(set) var columns: [ColumnRole: [String]] = [:]
    /// Columns that nothing is read from, in the order of the table.
    private(set) var unused: [String] = []
    private(set) var profiles: [String: ColumnProfile] = [:]

    /// Roles that several columns may fill together; of the others the first that is filled counts.
    private static let several: Set<ColumnRole> = [.image, .category, .specification, .bullets, .description, .reviewPros, .reviewCons]

    /// What an object may be as a whole: then the value in it is that.
    private static let outer: Set<ColumnRole> = [
        .brand, .seller, .category, .image, .price, .listPrice, .rating, .ratingCount, .reviewRating, .reviewDate, .sku, .gtin, .url,
    ]

    /// Words that a cell of selling points has on the average at least.
    private static let wordsOfBullet = 3.0

    /// Scores below which a name says nothing.
    private static let least = 0.5

    /// - Parameters:
    ///   - rows: of the table.
    ///   - paths: the columns in order.
    ///   - isReviews: whether the table is a list of reviews inside a product: then its title is a review's.
    ///   - choice: what the user said.
    init(rows: [FlatRow], paths: [String], isReviews: Bool, words: ColumnWords, choice: ColumnChoice) {
        let days = DayReader(months: words.months)
        for path in paths {
            var profile = ColumnProfile()
            for row in rows.prefix(ColumnProfile.sample) { if let value = row.cells[path] { profile.add(value, words, days) } }
            profiles[path] = profile
        }
        var found: [(path: String, role: ColumnRole, score: Double)] = []
        for path in paths {
            if let role = choice.role(of: path) {
                found.append((path, role, 2))
                continue
            }
            for match in Self.matches(path, words, isReviews: isReviews) where profiles[path]!.fits(match.role) {
                found.append((path, match.role, match.score + (profiles[path]!.isEmpty ? -0.2 : 0)))
            }
        }
        let kind = TableKind(found: found, profiles: profiles, isReviews: isReviews)
        var best: [String: (role: ColumnRole, score: Double)] = [:]
        for (path, role, score) in found {
            let meant = score >= 2 ? role : kind.meaning(of: role, path, profiles[path]!)
            let weight = score + kind.preference(meant, of: path)
            if weight > best[path]?.score ?? Self.least { best[path] = (meant, weight) }
        }
        for path in paths {
            guard var (role, _) = best[path], role != .ignored else {
                unused.append(path)
                continue
            }
            // Bare texts in a list are a review each, when the name speaks of several.
            if role == .reviewBody, profiles[path]!.isList, !isReviews,
                found.contains(where: { $0.path == path && $0.role == .reviews && $0.score >= 0.9 })
            {
                role = .reviews
            }
            // Single words under a name such as "features" are values, not sentences.
            if role == .bullets, !profiles[path]!.isList, !profiles[path]!.isEmpty, profiles[path]!.meanWords < Self.wordsOfBullet {
                role = .specification
            }
            columns[role, default: []].append(path)
        }
        for (role, paths) in columns where !Self.several.contains(role) {
            // The better name first, then the fuller column; the order of the table settles the rest.
            let places = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
            columns[role] = paths.sorted { one, other in
                let a = best[one]!.score, b = best[other]!.score
                return abs(a - b) > 0.001 ? a > b : places[one]! < places[other]!
            }
        }
    }

    func has(_ role: ColumnRole) -> Bool { columns[role]?.contains { profiles[$0]?.isEmpty == false } ?? false }

    /// What a path says: its last name, that with the one above it, and what the objects around it are.
    private static func matches(_ path: String, _ words: ColumnWords, isReviews: Bool) -> [ColumnWords.Match] {
        let names = ColumnPath.parts(path)
        guard let last = names.last else { return [] }
        var best: [ColumnRole: Double] = [:]
        func note(_ role: ColumnRole, _ score: Double) { best[role] = max(best[role] ?? 0, score) }
        for match in words.matches(last) { note(match.role, match.score) }
        if names.count > 1 {
            let above = names[names.count - 2]
            for match in words.matches(above + " " + last) where match.score >= 0.9 { note(match.role, match.score + 0.05) }
            // `brand.name`, `wasPrice.price`: the object is what its name says.
            let bare = ColumnWords.folded(last)
            let isValue = ["name", "value", "amount", "text", "label", "price", "overall", "average", "display"].contains(bare)
            if let outer = words.matches(above).first, outer.score >= 0.8 {
                if outer.role == .ignored {
                    return [ColumnWords.Match(role: .ignored, score: 1)]
                } else if outer.role == .specification, !isReviews {
                    return [ColumnWords.Match(role: .specification, score: 1)]
                } else if isValue, Self.outer.contains(outer.role) {
                    best = best.filter { $0.key == .currency }
                    note(outer.role, 1)
                } else if outer.role == .brand || outer.role == .seller || outer.role == .category || outer.role == .image {
                    return [ColumnWords.Match(role: .ignored, score: 1)]
                }
            }
            for name in names.dropLast(2) where words.matches(name).first.map({ $0.role == .ignored && $0.score >= 0.9 }) == true {
                return [ColumnWords.Match(role: .ignored, score: 1)]
            }
        }
        return best.map { ColumnWords.Match(role: $0.key, score: $0.value) }.sorted {
            ($1.score, $0.role.rawValue) < ($0.score, $1.role.rawValue)
        }
    }
}

/// Whether the rows of a table are products or reviews: names such as "title", "rating" and "name" mean one thing here and another there.
private struct TableKind {
    /// A row is a review, or holds one.
    let hasReviews: Bool
    /// A row tells a product's price or how often it was rated.
    let hasProducts: Bool
    /// A column is the product's name whatever the table is.
    let namesProduct: Bool
    let isInside: Bool
    private let ratings: Int

    init(found: [(path: String, role: ColumnRole, score: Double)], profiles: [String: ColumnProfile], isReviews: Bool) {
        func filled(_ role: ColumnRole, _ least: Double) -> [String] {
            found.filter { $0.role == role && $0.score >= least && profiles[$0.path]?.isEmpty == false }.map(\.path)
        }
        isInside = isReviews
        let bodies = filled(.reviewBody, 0.9).filter { path in
            // "content" and "text" are a product's as well; a name of reviews is not.
            let isNamed = ColumnWords.folded(ColumnPath.shown(path)).split(separator: " ").contains {
                $0.hasPrefix("review") || $0.hasPrefix("comment") || $0.hasPrefix("feedback")
            }
            return isNamed || !found.contains { $0.path == path && $0.role == .description && $0.score > 0.9 }
        }
        let texts = filled(.reviews, 0.9).filter { profiles[$0]?.isList == false }
        hasReviews =
            isReviews || bodies.contains { profiles[$0]?.isList == false } || !texts.isEmpty
            || !bodies.isEmpty && !found.contains { one in bodies.contains(one.path) && one.role == .reviews }
            || !filled(.reviewPros, 0.9).isEmpty
        hasProducts = !filled(.price, 0.85).isEmpty || !filled(.ratingCount, 0.85).isEmpty
        namesProduct = found.contains { one in
            one.role == .title && one.score >= 0.9 && profiles[one.path]?.isEmpty == false
                && ColumnWords.folded(ColumnPath.shown(one.path)).split(separator: " ").count > 1
                && !ColumnWords.folded(ColumnPath.shown(one.path)).contains("review")
        }
        ratings = Set(filled(.rating, 0.85)).count
    }

    /// What a name means in this table.
    func meaning(of role: ColumnRole, _ path: String, _ profile: ColumnProfile) -> ColumnRole {
        let name = ColumnWords.folded(ColumnPath.shown(path)), isProducts = name.contains("product") || name.contains("item")
        if !hasReviews {
            // Without reviews a text called content or comment is the product's own.
            return role == .reviewBody
                ? profile.isList ? .reviews : .description : role == .reviewRating ? .rating : role.isOfReview ? .ignored : role
        }
        if role == .reviews { return profile.isList ? .reviews : .reviewBody }
        if isInside {
            switch role {
            case .title: return .reviewTitle
            case .rating: return .reviewRating
            case .description, .bullets: return .reviewBody
            case .sku, .url, .image, .brand, .seller, .price, .listPrice, .category, .availability, .ratingCount, .specification:
                return .ignored
            default: return role
            }
        }
        switch role {
        case .title where !isProducts && !hasProducts:
            // A name that repeats is the product's; one that does not is the review's headline or a person's.
            if name == "name" || name.hasSuffix(" name") { return profile.variety < 0.6 ? .title : .ignored }
            return namesProduct || profile.variety > 0.6 ? .reviewTitle : .title
        case .title where !isProducts && namesProduct && profile.variety > 0.6 && !hasPriceTitle(name): return .reviewTitle
        case .rating where !isProducts:
            if !hasProducts { return .reviewRating }
            // Of two ratings the one that is not called the product's is the customer's.
            return ratings > 1 && (name == "rating" || name == "stars" || name == "score") ? .reviewRating : .rating
        case .url where !isProducts && !hasProducts && profile.variety > 0.95 && profile.filled > 3: return .ignored
        case .sku where name == "id" && profile.variety > 0.95 && profile.filled > 1 && !hasProducts: return .ignored
        default: return role
        }
    }

    private func hasPriceTitle(_ name: String) -> Bool { name == "title" && hasProducts && !namesProduct }

    /// What else speaks for a column in a role.
    func preference(_ role: ColumnRole, of path: String) -> Double {
        let name = ColumnWords.folded(ColumnPath.shown(path))
        if hasReviews, role == .rating, name.contains("product") { return 0.05 }
        if !hasReviews, role == .rating, name.contains("seller") || name.contains("shop") { return -1 }
        return 0
    }
}

/// What the user says that columns hold.
public struct ColumnChoice: Sendable, Equatable {
    private var roles: [String: ColumnRole] = [:]

    public init() {}

    /// - Parameter texts: `role=column`, or a file with such lines; a tab may stand for the sign.
    /// - Throws: `UnusableInput` for an unknown role or a file that cannot be read.
    public init(_ texts: [String]) throws(UnusableInput) {
        for text in texts {
            if text.contains("=") {
                try add(text)
                continue
            }
            guard let lines = try? String(contentsOfFile: text, encoding: .utf8) else {
                throw UnusableInput("“\(text)” is neither a pair such as bullets=pdt_claims nor a file of such lines", remedy: "")
            }
            for line in lines.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) {
                try add(String(line))
            }
        }
    }

    private mutating func add(_ pair: String) throws(UnusableInput) {
        let parts = pair.split(maxSplits: 1) { $0 == "=" || $0 == "\t" }.map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 2, let role = ColumnRole(rawValue: parts[0].lowercased()) else {
            throw UnusableInput(
                "“\(pair)” does not say what a column holds",
                remedy: "write ROLE=COLUMN, ROLE one of \(ColumnRole.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        roles[parts[1]] = role
    }

    func role(of path: String) -> ColumnRole? { roles[ColumnPath.shown(path)] }
}
