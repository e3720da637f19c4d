import Learning
import MarketModel

/// What is asked about a block before its words are read closely.
enum BlockFeatures {
    private static let zone = FeatureTemplate("zone"), previousZone = FeatureTemplate("zone-1"), nextZone = FeatureTemplate("zone+1")
    private static let links = FeatureTemplate("links"), copies = FeatureTemplate("copies"), length = FeatureTemplate("length")
    private static let place = FeatureTemplate("place"), distance = FeatureTemplate("from-title"), relevance = FeatureTemplate("relevance")
    private static let zoneRelevance = FeatureTemplate("zone-relevance"), end = FeatureTemplate("end"),
        capitals = FeatureTemplate("capitals")
    private static let numbers = FeatureTemplate("numbers"), shared = FeatureTemplate("words-of-title"), headed = FeatureTemplate("under")
    private static let word = FeatureTemplate("has"), coarse = FeatureTemplate("has-c128"), middle = FeatureTemplate("has-c512")
    private static let own = FeatureTemplate("has-own"), heading = FeatureTemplate("heading"), zoneLength = FeatureTemplate("zone-length")

    /// Part hash of a zone.
    static func part(_ zone: Zone) -> UInt64 { zoneParts[Zone.allCases.firstIndex(of: zone)!] }

    private static let zoneParts = Zone.allCases.map { FeatureKey.hash($0.rawValue) }

    /// Part hashes of small numbers.
    static let number: [UInt64] = (0...64).map { FeatureKey.hash(String($0)) }
    private static let before = FeatureKey.hash("before"), none = FeatureKey.hash("none")

    static func tell(_ names: FeatureNames) {
        for zone in Zone.allCases { names.tell(part(zone), zone.rawValue) }
        names.tell(before, "before")
        names.tell(none, "none")
    }

    /// ⌊log₂⌋ of the words from the title; `before` when it stands before it.
    static func distancePart(_ block: ReadBlock) -> UInt64 {
        block.layout.wordsFromTitle < 0 ? before : number[min(10, block.layout.wordsFromTitle.bucket)]
    }

    /// Features of the block alone; cheap enough to stand on every token of it.
    static func context(_ page: ReadPage, _ n: Int, into sink: inout FeatureSink) {
        let block = page.blocks[n], tokens = block.tokens
        let zonePart = part(block.zone)
        sink.add(zone, zonePart)
        sink.add(previousZone, n > 0 ? part(page.blocks[n - 1].zone) : none)
        sink.add(nextZone, n + 1 < page.blocks.count ? part(page.blocks[n + 1].zone) : none)
        sink.add(links, number[Int(block.layout.linkDensity * 3)])
        sink.add(copies, number[min(4, block.layout.copies)])
        let size = number[min(9, Int(Double((tokens.count + 1).bucket)))]
        sink.add(length, size)
        sink.add(zoneLength, zonePart, size)
        sink.add(place, number[8 * n / page.blocks.count])
        sink.add(distance, distancePart(block))
        let relevancePart = number[min(9, Int(block.layout.relevance * 10))]
        sink.add(relevance, relevancePart)
        sink.add(zoneRelevance, zonePart, number[min(4, Int(block.layout.relevance * 5))])
        sink.add(end, tokens.last!.isWord ? none : tokens.last!.word.key)
        var words = 0, upper = 0, digits = 0, inTitle = 0
        for token in tokens where token.isWord {
            words += 1
            if token.isUpper { upper += 1 }
            if token.hasDigit { digits += 1 }
            if token.isInTitle, !token.word.isStop { inTitle += 1 }
        }
        sink.add(capitals, number[words == 0 ? 5 : 4 * upper / words])
        sink.add(numbers, number[words == 0 ? 5 : 4 * digits / words])
        sink.add(shared, number[words == 0 ? 5 : 4 * inTitle / words])
        if block.heading.isEmpty { sink.add(headed, none) }
        for word in block.heading { sink.add(heading, word) }
    }

    /// The words of the block and their clusters, each once.
    static func bag(_ block: ReadBlock, seen: inout Set<UInt64>, into sink: inout FeatureSink) {
        seen.removeAll(keepingCapacity: true)
        for token in block.tokens.prefix(80) {
            if token.word.own != 0, seen.insert(token.word.own &+ 3).inserted { sink.add(own, token.word.own) }
            guard seen.insert(token.word.key).inserted else { continue }
            sink.add(word, token.word.key)
            if token.word.coarse != 0, seen.insert(token.word.coarse &+ 1).inserted { sink.add(coarse, token.word.coarse) }
            if token.word.middle != 0, seen.insert(token.word.middle &+ 2).inserted { sink.add(middle, token.word.middle) }
        }
    }
}
