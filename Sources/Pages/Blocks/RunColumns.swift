/// The numbers by which the models judge a run: one column each, named so that a weights file can be read.
enum RunColumns {
    /// Steps to the nearest ancestor: of each `Purpose`, then of each `Landmark`.
    static let nearness = Purpose.allCases.count + Landmark.allCases.count
    /// 0 or 1: subjects of the heading above, of the larger heading above, of the run itself when it is short, of the headings with
    /// which the elements around it begin.
    static let headings = 4 * TextCue.headings
    /// 0 or 1: cues in the run's text.
    static let cues = TextCue.allCases.count - TextCue.headings
    static let count = nearness + headings + cues + Measure.allCases.count

    static let firstHeading = nearness
    static let firstCue = nearness + headings
    static let firstMeasure = firstCue + cues

    /// Measurements of a run and its surroundings; `p1` to `p5` are ancestors that many steps up, `sig` the runs on like paths.
    enum Measure: Int, CaseIterable {
        case words, characters, linkWords, linkDensity, wordLength, upperShare, digitShare, commas, endsSentence, stopShare
        case isHeading, headingLevel, runsFromHeading, wordsFromHeading, levelOfHeading, wordsFromBigHeading
        case positionInRuns, positionInWords, isBeforeTitle, runsFromTitle, wordsFromTitle, titleAncestorShare, stepsToTitleAncestor
        case stepsFromTitleToAncestor, hasTitle, copies, isFirstCopy, sigRuns, sigWords, sigLinkDensity
        case sectionWords, sectionLinkDensity, sectionRuns
        case p1Words, p1LinkDensity, p1Runs, p2Words, p2LinkDensity, p2Runs, p3Words, p3LinkDensity, p3Runs, p5Words, p5LinkDensity, p5Runs
        case p3Share, p5Share, siblings, siblingIndex, controlsNear, imagesNear
        case sharedWithTitle, sharedWithHeadline, sharedWithMeta
        case previousWords, nextWords, previousLinkDensity, nextLinkDensity, previousEndsSentence, nextBeginsUpper
        case windowWords, windowLinkDensity, wideWindowWords, isQuestion, isUpper
        case longestStretch, sigFirstPerson, sigStars, sigVerified, sigPrices, sigDates
    }

    static let names: [String] = {
        let headings = TextCue.allCases.prefix(TextCue.headings).map { "\($0)" }
        return Purpose.allCases.map { "near:\($0)" } + Landmark.allCases.map { "near:<\($0)>" }
            + headings.map { "under:\($0)" } + headings.map { "underBig:\($0)" } + headings.map { "is:\($0)" }
            + headings.map { "within:\($0)" }
            + TextCue.allCases.dropFirst(TextCue.headings).map { "says:\($0)" } + Measure.allCases.map { "\($0)" }
    }()
}

/// Computes the columns of a page's runs.
struct RunFeatures {
    private let tree: DocumentTree
    private let text: PageText
    private let layout: PageLayout
    private let titleWords: HashSet
    private let headlineWords: HashSet
    private let metaGrams: HashSet
    private let hasMeta: Bool
    /// Runs with the same key, and whether a run is the first of them.
    let copies: [Int]
    private let isFirstCopy: [Bool]
    private let signature: [Int32]
    private var signatures: [Signature]
    private let linksBefore: [Int]

    /// Sums over runs on like paths.
    private struct Signature {
        var runs = 0, words = 0, links = 0
        /// Runs with a cue, in the order of `signatureCues`.
        var cues = SIMD8<Int32>(repeating: 0)
    }

    /// Cues that tell lists of reviews and of products when many runs on like paths have them.
    private static let signatureCues: [(cue: TextCue, measure: RunColumns.Measure)] = [
        (.first, .sigFirstPerson), (.star, .sigStars), (.verified, .sigVerified), (.price, .sigPrices), (.date, .sigDates),
    ]

    init(material: PageMaterial) {
        tree = material.tree
        text = material.text
        layout = material.layout
        let head = material.head
        titleWords = HashSet(WordScan.hashes(head.title + " " + (head.meta["og:title"] ?? "")))
        headlineWords = HashSet(layout.titleRun.map { Array(material.text.words[material.text.runs[$0].words]) } ?? [])
        let description = WordScan.hashes(head.meta["description"] ?? head.meta["og:description"] ?? "")
        metaGrams = HashSet(Self.grams(description[...]))
        hasMeta = description.count >= 3
        let runs = text.runs
        var first: [UInt64: Int] = [:], copies = [Int](repeating: 0, count: runs.count),
            isFirst = [Bool](repeating: false, count: runs.count)
        first.reserveCapacity(runs.count)
        var owner = [Int](repeating: 0, count: runs.count)
        for (index, run) in runs.enumerated() {
            if let known = first[run.key] {
                owner[index] = known
            } else {
                first[run.key] = index
                owner[index] = index
                isFirst[index] = true
            }
            copies[owner[index]] += 1
        }
        self.copies = owner.map { copies[$0] }
        isFirstCopy = isFirst

        var known: [UInt64: Int32] = [:]
        signatures = []
        var signature: [Int32] = []
        var links: [Int] = [0]
        signature.reserveCapacity(runs.count)
        links.reserveCapacity(runs.count + 1)
        for run in runs {
            var hash = ByteHash(), element = run.element
            for _ in 0..<4 where element >= 0 {
                hash.add(tree.tags[element].rawValue)
                hash.add(layout.entries[Int(layout.entry[element])].path)
                element = Int(tree.parents[element])
            }
            let id = known[hash.value] ?? Int32(signatures.count)
            if Int(id) == signatures.count {
                known[hash.value] = id
                signatures.append(Signature())
            }
            signature.append(id)
            signatures[Int(id)].runs += 1
            signatures[Int(id)].words += run.count
            signatures[Int(id)].links += run.linkWords
            for (place, (cue, _)) in Self.signatureCues.enumerated() where run.cues & cue.bit != 0 {
                signatures[Int(id)].cues[place] += 1
            }
            links.append(links[links.count - 1] + run.linkWords)
        }
        self.signature = signature
        linksBefore = links
    }

    /// Hashes of three words in a row.
    static func grams(_ words: ArraySlice<UInt64>) -> [UInt64] {
        guard words.count >= 3 else { return [] }
        return (words.startIndex..<(words.endIndex - 2)).map { gram(words, $0) }
    }

    @inline(__always) static func gram(_ words: ArraySlice<UInt64>, _ index: Int) -> UInt64 {
        var hash = ByteHash()
        hash.add(words[index])
        hash.add(words[index + 1])
        hash.add(words[index + 2])
        return hash.mixed
    }

    /// Writes the columns of one run.
    ///
    /// - Parameter near: the ancestors of the run.
    func fill(_ row: UnsafeMutableBufferPointer<Float>, run index: Int, near: borrowing Nearness) {
        Self.fill(row, near: near)
        fillOwn(row, run: index)
    }

    /// Writes the columns that tell what is near.
    static func fill(_ row: UnsafeMutableBufferPointer<Float>, near: borrowing Nearness) {
        let purposes = Purpose.allCases.count, landmarks = Landmark.allCases.count
        near.steps.withUnsafeBufferPointer { steps in
            for column in 0..<purposes { row[column] = Float(steps[column]) }
            for column in 0..<landmarks { row[purposes + column] = Float(steps[64 + column]) }
        }
    }

    /// Writes the other columns.
    func fillOwn(_ row: UnsafeMutableBufferPointer<Float>, run index: Int) {
        let run = text.runs[index]
        let heading = Int(layout.heading[index]), big = Int(layout.bigHeading[index])
        fillCues(row, run, heading, big)
        measure(row, run, index, heading, big)
    }

    private func fillCues(_ row: UnsafeMutableBufferPointer<Float>, _ run: PageText.Run, _ heading: Int, _ big: Int) {
        let above = heading >= 0 ? text.runs[heading].cues : 0, aboveBig = big >= 0 ? text.runs[big].cues : 0
        let own = run.count <= 8 ? run.cues : 0
        var column = RunColumns.firstHeading
        for bits in [above, aboveBig, own, layout.headed[run.element]] {
            for bit in 0..<UInt64(TextCue.headings) {
                row[column] = Float(bits >> bit & 1)
                column += 1
            }
        }
        var bits = run.cues >> UInt64(TextCue.headings)
        for offset in 0..<RunColumns.cues {
            row[RunColumns.firstCue + offset] = Float(bits & 1)
            bits >>= 1
        }
    }

    private func measure(_ row: UnsafeMutableBufferPointer<Float>, _ run: PageText.Run, _ index: Int, _ heading: Int, _ big: Int) {
        func put(_ measure: RunColumns.Measure, _ value: Float) { row[RunColumns.firstMeasure + measure.rawValue] = value }
        func put(_ measure: RunColumns.Measure, _ value: Int) { put(measure, Float(value)) }
        let runs = text.runs, count = run.count, bytes = max(1, run.text.count), total = max(1, layout.totalWords)
        put(.words, count)
        put(.characters, run.text.count)
        put(.linkWords, run.linkWords)
        put(.linkDensity, run.linkDensity)
        put(.wordLength, Float(run.text.count) / Float(count))
        put(.upperShare, Float(run.characters.upper) / Float(max(1, run.characters.letters)))
        put(.digitShare, Float(run.characters.digits) / Float(bytes))
        put(.commas, run.characters.commas)
        put(.endsSentence, run.characters.endsSentence ? 1 : 0)
        put(.stopShare, Float(run.characters.stops) / Float(count))
        put(.isUpper, run.characters.upper == run.characters.letters && run.characters.upper > 0 ? 1 : 0)
        put(.isQuestion, text.bytes[run.text.upperBound - 1] == UInt8(ascii: "?") ? 1 : 0)
        let level = Int(layout.headingLevels[index]), words = layout.wordsBefore[index]
        put(.isHeading, level > 0 ? 1 : 0)
        put(.headingLevel, level)
        put(.runsFromHeading, heading >= 0 ? index - heading : 999)
        put(.wordsFromHeading, heading >= 0 ? words - layout.wordsBefore[heading] : 9_999)
        put(.levelOfHeading, heading >= 0 ? Int(layout.headingLevels[heading]) : 9)
        put(.wordsFromBigHeading, big >= 0 ? words - layout.wordsBefore[big] : 9_999)
        put(.positionInRuns, Float(index) / Float(runs.count))
        put(.positionInWords, Float(words) / Float(total))
        let title = layout.titleRun
        put(.isBeforeTitle, title.map { index < $0 ? 1 : 0 } ?? -1)
        put(.runsFromTitle, title.map { index - $0 } ?? 9_999)
        put(.wordsFromTitle, title.map { words - layout.wordsBefore[$0] } ?? 9_999)
        put(.hasTitle, layout.titleElement >= 0 ? 1 : 0)
        put(.copies, copies[index])
        put(.isFirstCopy, isFirstCopy[index] ? 1 : 0)
        let like = signatures[Int(signature[index])]
        put(.sigRuns, like.runs)
        put(.sigWords, Float(like.words) / Float(like.runs))
        put(.sigLinkDensity, Float(like.links) / Float(max(1, like.words)))
        for (place, (_, measure)) in Self.signatureCues.enumerated() { put(measure, Float(like.cues[place]) / Float(like.runs)) }
        put(.longestStretch, run.characters.longestStretch)
        let section = Int(layout.section[index])
        put(.sectionWords, Float(layout.sectionWords[section]))
        put(.sectionLinkDensity, Float(layout.sectionLinkWords[section]) / Float(max(1, layout.sectionWords[section])))
        put(.sectionRuns, Float(layout.sectionRuns[section]))
        measureAncestors(row, run, total)
        let own = text.words[run.words]
        put(.sharedWithTitle, Float(own.count { titleWords.contains($0) }) / Float(count))
        put(.sharedWithHeadline, Float(own.count { headlineWords.contains($0) }) / Float(count))
        var shared: Float = 0
        if hasMeta, count >= 3 {
            let last = own.endIndex - 2
            shared = Float((own.startIndex..<last).count { metaGrams.contains(Self.gram(own, $0)) }) / Float(last - own.startIndex)
        }
        put(.sharedWithMeta, shared)
        let previous = index > 0 ? runs[index - 1] : nil, next = index + 1 < runs.count ? runs[index + 1] : nil
        put(.previousWords, previous?.count ?? 0)
        put(.nextWords, next?.count ?? 0)
        put(.previousLinkDensity, previous?.linkDensity ?? 0)
        put(.nextLinkDensity, next?.linkDensity ?? 0)
        put(.previousEndsSentence, previous?.characters.endsSentence == true ? 1 : 0)
        put(.nextBeginsUpper, next?.characters.beginsUpper == true ? 1 : 0)
        let low = max(0, index - 3), high = min(runs.count, index + 4)
        let around = wordsBefore(high) - wordsBefore(low)
        put(.windowWords, around)
        put(.windowLinkDensity, Float(linksBefore[high] - linksBefore[low]) / Float(max(1, around)))
        put(.wideWindowWords, wordsBefore(min(runs.count, index + 11)) - wordsBefore(max(0, index - 10)))
    }

    @inline(__always) private func wordsBefore(_ index: Int) -> Int {
        index < layout.wordsBefore.count ? layout.wordsBefore[index] : layout.totalWords
    }

    private func measureAncestors(_ row: UnsafeMutableBufferPointer<Float>, _ run: PageText.Run, _ total: Int) {
        func put(_ measure: RunColumns.Measure, _ value: Float) { row[RunColumns.firstMeasure + measure.rawValue] = value }
        var shared = run.element, up = 0
        while shared >= 0, layout.stepsAboveTitle[shared] == 255 {
            shared = Int(tree.parents[shared])
            up += 1
        }
        put(.titleAncestorShare, shared >= 0 ? Float(layout.words[shared]) / Float(total) : -1)
        put(.stepsToTitleAncestor, shared >= 0 ? Float(up) : 99)
        put(.stepsFromTitleToAncestor, shared >= 0 ? Float(layout.stepsAboveTitle[shared]) : 99)
        var element = run.element
        for step in 1...5 {
            let parent = Int(tree.parents[element])
            if parent >= 0 { element = parent }
            let words = Float(layout.words[element]), links = Float(layout.linkWords[element]) / max(1, words)
            let runs = Float(layout.runCount[element])
            switch step {
            case 1:
                put(.p1Words, words)
                put(.p1LinkDensity, links)
                put(.p1Runs, runs)
                put(.siblings, Float(layout.childCount[element]))
            case 2:
                put(.p2Words, words)
                put(.p2LinkDensity, links)
                put(.p2Runs, runs)
                put(.controlsNear, Float(layout.controls[element]))
                put(.imagesNear, Float(layout.images[element]))
            case 3:
                put(.p3Words, words)
                put(.p3LinkDensity, links)
                put(.p3Runs, runs)
                put(.p3Share, words / Float(total))
            case 5:
                put(.p5Words, words)
                put(.p5LinkDensity, links)
                put(.p5Runs, runs)
                put(.p5Share, words / Float(total))
            default: break
            }
        }
        put(.siblingIndex, Float(layout.childIndex[run.element]))
    }
}
