/// Finds the price that a page shows for its product.
///
/// Every short text with a number and a currency, or with a class that means price, is a candidate; it scores by its classes, by being near
/// the title, and against being struck, old, linked, a rate, or in a list of other products. Of several amounts in one text ("Was $79 Now
/// $49") each is a candidate, judged by the words between it and the next.
struct VisiblePrice {
    struct Found {
        var amount: String
        var currency: String?
        var listPrice: String?
        /// Whether it stands right behind the title and is marked as a price.
        var isBesideTitle: Bool
    }

    private struct Candidate {
        let amount: String
        let currency: String?
        let score: Double
        let isOld: Bool
        let distance: Int
        let isMarked: Bool
    }

    /// An amount in a text, with the words on both sides of it up to the next amounts.
    private struct Shown {
        let amount: String
        let currency: String?
        let before: Range<Int>
        let number: Range<Int>
        let after: Range<Int>
    }

    /// Bytes that a text with a price may have.
    private static let longest = 60
    /// Bytes of the run around it in which words are read, and of the words on one side.
    private static let longestRun = 240, reach = 48
    private static let leastScore = 0.5
    /// Elements behind the title within which a price is the title's.
    private static let besideTitle = 60

    private let material: PageMaterial
    private let places: VisiblePlaces
    private let home: CurrencyHome
    private let title: Int

    static func find(_ material: PageMaterial, _ places: VisiblePlaces, home: CurrencyHome) -> Found? {
        VisiblePrice(material: material, places: places, home: home, title: material.layout.titleElement).find()
    }

    private func find() -> Found? {
        let tree = material.tree
        var best: Candidate?, old: [Candidate] = []
        var seen: Set<Int> = []
        for (index, text) in tree.texts.enumerated() {
            let parent = Int(text.parent)
            guard text.length <= 400, !tree.tags[parent].isSkipped, tree.contents(of: text).contains(where: { $0 >= 0x30 && $0 <= 0x39 })
            else { continue }
            // A price may be spread over siblings: the sign, the whole and the cents.
            var element = parent
            for _ in 0..<3 where element >= 0 {
                guard seen.insert(element).inserted, tree.descendants(of: element).count < 14,
                    let bytes = places.shortText(element, limit: Self.longest)
                else { break }
                for candidate in candidates(element, bytes, run: Int(material.text.runOfText[index])) {
                    if candidate.isOld { old.append(candidate) }
                    if candidate.score > (best?.score ?? Self.leastScore) + 1e-9 { best = candidate }
                }
                element = Int(tree.parents[element])
            }
        }
        guard let best else { return nil }
        let amount = Double(best.amount) ?? 0
        let list = old.filter {
            abs($0.distance - best.distance) < 40 && (Double($0.amount) ?? 0) > amount && (Double($0.amount) ?? 0) < amount * 20
        }
        .min { abs($0.distance - best.distance) < abs($1.distance - best.distance) }
        return Found(
            amount: best.amount, currency: best.currency, listPrice: list?.amount,
            isBesideTitle: title >= 0 && (0..<Self.besideTitle).contains(best.distance) && best.isMarked && !best.isOld)
    }

    private func candidates(_ element: Int, _ bytes: [UInt8], run: Int) -> [Candidate] {
        let all = amounts(in: bytes, isPriced: places.cues(element) & RecordCue.price.bit != 0)
        guard !all.isEmpty else { return [] }
        let tree = material.tree
        var context = places.context(of: element)
        let inner = tree.descendants(of: element)
        if inner.count == 1, let only = inner.first { context.own |= places.cues(only) }
        for child in inner where [.del, .s, .strike].contains(tree.tags[child]) { context.isStruck = true }
        func own(_ cue: RecordCue) -> Bool { context.own & cue.bit != 0 }
        func near(_ cue: RecordCue) -> Bool { context.near & cue.bit != 0 }
        var score = 0.0
        if own(.price) { score += 2 }
        if own(.price) || context.all & RecordCue.price.bit != 0 { score += 1 }
        if context.isStruck { score -= 4 }
        if context.isLinked { score -= 2 }
        if context.isHidden { score -= 1 }
        if own(.old) { score -= 2.5 }
        if near(.old) { score -= 1.2 }
        if (context.own | context.all) & RecordCue.elsewhere.bit != 0 { score -= 3 }
        if own(.current) || near(.current) { score += 1.5 }
        if bytes.count > 25 { score -= 1.5 }
        var distance = element
        if title >= 0 {
            distance = element - title
            score += distance >= 0 ? 2 - min(4, Double(distance) / 60) : -0.5 - min(2, Double(-distance) / 60)
        } else {
            score -= min(2, Double(element) / 1_500)
        }
        let around = surroundings(of: bytes, run: run)
        return all.map { shown in
            let own = all.count == 1 ? bytes[...] : bytes[shown.before.lowerBound..<shown.after.upperBound]
            let cues = own.withUnsafeBufferPointer { PriceWords.patterns.groups(in: $0) }
            let words = judge(shown, bytes, around)
            var total = score + words.score
            if shown.currency != nil { total += 1 }
            if cues & 1 != 0 { total -= 1.5 }
            let isFormer = cues & 2 != 0 || words.isFormer
            if isFormer { total -= 2 }
            let isOld = context.isStruck || context.own & RecordCue.old.bit != 0 || isFormer
            return Candidate(
                amount: shown.amount, currency: shown.currency, score: total, isOld: isOld, distance: distance,
                isMarked: (context.own | context.near) & RecordCue.price.bit != 0)
        }
    }

    // MARK: Words around an amount

    /// The run that a short text stands in, and where it begins there; the text itself when the run is long.
    private func surroundings(of bytes: [UInt8], run: Int) -> (bytes: [UInt8], offset: Int) {
        guard run >= 0, run < material.text.runs.count else { return (bytes, 0) }
        let whole = material.text.contents(of: material.text.runs[run])
        guard whole.count <= Self.longestRun, whole.count > bytes.count else { return (bytes, 0) }
        let run = Array(whole)
        let at = bytes.withUnsafeBufferPointer { needle in run.withUnsafeBufferPointer { ByteSearch.first(of: needle, in: $0, from: 0) } }
        return at.map { (run, $0) } ?? (bytes, 0)
    }

    /// What the words between an amount and its neighbours make of it.
    private func judge(_ shown: Shown, _ bytes: [UInt8], _ around: (bytes: [UInt8], offset: Int)) -> (score: Double, isFormer: Bool) {
        var before = shown.before, after = shown.after, text = bytes
        if around.bytes.count > bytes.count {
            let place = (around.offset + shown.number.lowerBound)..<(around.offset + shown.number.upperBound)
            guard let found = amounts(in: around.bytes, isPriced: false).first(where: { $0.number.overlaps(place) }) else {
                return (0, false)
            }
            (before, after, text) = (found.before, found.after, around.bytes)
        }
        let said = material.words.groups(in: text[before].suffix(Self.reach)),
            follows = material.words.groups(in: text[after].prefix(Self.reach))
        func has(_ word: PageWord) -> Bool { (said | follows) & word.bit != 0 }
        var score = 0.0
        if has(.instalment) { score -= 3 }
        if follows & PageWord.unitPrice.bit != 0 || said & PageWord.unitPrice.bit != 0 && follows == 0 && before.lowerBound == 0 {
            score -= 2.5
        }
        if has(.used) { score -= 1.5 }
        // "£100 ex. VAT £120 inc. VAT": what stands behind the amount tells; else what stands before it.
        let tax = PageWord.withoutTax.bit | PageWord.withTax.bit
        let told = follows & tax != 0 ? follows : said
        if told & PageWord.withoutTax.bit != 0 { score -= 1.2 } else if told & PageWord.withTax.bit != 0 { score += 0.3 }
        if said & PageWord.former.bit == 0, said & PageWord.current.bit != 0 { score += 0.8 }
        return (score, said & PageWord.former.bit != 0)
    }

    // MARK: Amounts

    /// The amounts with a currency; in a text that is known to be a price, a number that stands nearly alone will do.
    private func amounts(in bytes: [UInt8], isPriced: Bool) -> [Shown] {
        var found: [(amount: String, currency: String?, number: Range<Int>)] = [], from = 0
        while let number = Amount.numberRange(in: bytes, from: from) {
            from = number.upperBound
            guard let code = Currency.beside(bytes, number, home: home),
                let amount = Amount.shown(String(decoding: bytes[number], as: UTF8.self), currency: code)
            else { continue }
            // "$ 29 99": cents that a smaller element holds.
            if !amount.contains("."), let cents = Self.cents(after: number, bytes) {
                from = cents.end
                found.append((amount + "." + cents.digits, code, number.lowerBound..<cents.end))
            } else {
                found.append((amount, code, number))
            }
        }
        if found.isEmpty, isPriced, let number = Amount.numberRange(in: bytes, from: 0), bytes.count - number.count <= 6,
            let amount = Amount.shown(String(decoding: bytes[number], as: UTF8.self))
        {
            found.append((amount, nil, number))
        }
        return found.indices.map { index in
            Shown(
                amount: found[index].amount, currency: found[index].currency,
                before: (index > 0 ? found[index - 1].number.upperBound : 0)..<found[index].number.lowerBound, number: found[index].number,
                after: found[index].number.upperBound..<(index + 1 < found.count ? found[index + 1].number.lowerBound : bytes.count))
        }
    }

    private static func cents(after number: Range<Int>, _ bytes: [UInt8]) -> (digits: String, end: Int)? {
        var at = number.upperBound
        var marks = 0
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x2E || bytes[at] == 0x2C {
            if bytes[at] != 0x20 { marks += 1 }
            at += 1
        }
        guard at > number.upperBound, marks <= 1, at + 2 <= bytes.count, bytes[at..<(at + 2)].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        if at + 2 < bytes.count, WordScan.isASCIIWord(bytes[at + 2]) || bytes[at + 2] == 0x25 { return nil }
        return (String(decoding: bytes[at..<(at + 2)], as: UTF8.self), at + 2)
    }
}

/// Words beside a number that make it no price of the product, or an old one.
enum PriceWords {
    static let patterns = PatternSet([
        "/ kg|/kg|/ l |/l |/100|/ 100|/month|/mo|/ m²|/m²|/st|%|save| from |from |month|mtl|shipping|deliver|versand|off|à partir|ab |desde|x de|per | pro | cuotas|taux|rate",
        "statt|mrp|m r p|rrp|was|uvp|list price|regular|instead|precedente|anterior|au lieu|antes|før|ord |přeškrt|původn",
    ])
}
