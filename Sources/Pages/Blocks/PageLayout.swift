/// Where the runs of a page stand: what their ancestors are for, how much text their surroundings hold, headings, distance from the title.
struct PageLayout {
    /// What the attributes of one element say; shared by all elements with the same values.
    struct PurposeEntry {
        var bits: UInt64 = 0
        /// Bits of `RecordCue`.
        var recordCues: UInt64 = 0
        /// Its distinct words of three letters or more, at most 14: range in `PageLayout.tokens`.
        var tokens = 0..<0
        /// Hash of the first three of them: elements alike in it are built alike.
        var path: UInt64 = 0
    }

    /// Bits of `Purpose` that an element itself has.
    private(set) var purposes: [UInt64]
    /// Bits of `Landmark` that an element itself has.
    private(set) var landmarks: [UInt64]
    /// A hash of the purposes and landmarks on the way from the root: elements alike in it stand equally near to everything.
    private(set) var standing: [UInt64]
    /// Index in `entries`; 0 for an element without telling attributes.
    private(set) var entry: [Int32]
    private(set) var entries: [PurposeEntry] = [PurposeEntry()]
    /// Hashes of the words of all entries.
    private(set) var tokens: [UInt64] = []

    /// Sums over an element and what is in it.
    private(set) var words: [Int32]
    private(set) var linkWords: [Int32]
    private(set) var runCount: [Int32]
    private(set) var images: [Int32]
    private(set) var controls: [Int32]
    private(set) var childCount: [Int32]
    private(set) var childIndex: [Int32]

    /// Words before each run.
    private(set) var wordsBefore: [Int]
    private(set) var totalWords: Int
    /// The element of the page's main title; -1 when there is none.
    private(set) var titleElement = -1
    /// The run that begins in the title.
    private(set) var titleRun: Int?
    /// How many steps an ancestor of the title lies above it; 255 elsewhere.
    private(set) var stepsAboveTitle: [UInt8]
    /// 1 to 6 for headings by tag, 5 to 7 for those by class or emphasis, 0 for other runs.
    private(set) var headingLevels: [UInt8]
    /// The heading above a run (itself when it is one), and the one of level 1 to 3; -1 for none.
    private(set) var heading: [Int32]
    private(set) var bigHeading: [Int32]
    /// The section of a run: what lies between two headings.
    private(set) var section: [Int32]
    private(set) var sectionWords: [Int32] = []
    private(set) var sectionLinkWords: [Int32] = []
    private(set) var sectionRuns: [Int32] = []
    /// Subjects of the headings with which an element or one around it begins, up to what holds the title: bits of `TextCue`.
    private(set) var headed: [UInt64]

    init(tree: DocumentTree, text: PageText, titleWords: [UInt64]) {
        let count = tree.count, runs = text.runs
        purposes = [UInt64](repeating: 0, count: count)
        landmarks = purposes
        standing = purposes
        entry = [Int32](repeating: 0, count: count)
        words = entry
        linkWords = entry
        runCount = entry
        images = entry
        controls = entry
        childCount = entry
        childIndex = entry
        stepsAboveTitle = [UInt8](repeating: 255, count: count)
        headed = [UInt64](repeating: 0, count: count)
        headingLevels = [UInt8](repeating: 0, count: runs.count)
        heading = [Int32](repeating: -1, count: runs.count)
        bigHeading = heading
        section = heading
        wordsBefore = []
        wordsBefore.reserveCapacity(runs.count)
        var total = 0
        for run in runs {
            wordsBefore.append(total)
            total += run.count
        }
        totalWords = total

        readPurposes(tree)
        findStanding(tree)
        sum(tree, text)
        findTitle(tree, text, titleWords)
        findHeadings(tree, text)
        findHeaded(tree, text)
    }

    // MARK: Elements

    private mutating func readPurposes(_ tree: DocumentTree) {
        var known: [UInt64: Int32] = [:]
        var buffer: [UInt8] = []
        let attributes = tree.attributes
        for element in 0..<tree.count {
            let tag = tree.tags[element]
            if let landmark = Landmark(tag: tag) { landmarks[element] |= landmark.bit }
            let range = tree.attributeIndices(of: element)
            guard !range.isEmpty, tag != .body, tag != .html else { continue }
            var hash = ByteHash(), telling = false
            for index in range {
                let attribute = attributes[index]
                if attribute.name.namesPurpose {
                    telling = true
                    hash.add(UInt8(0x20))
                    hash.add(words: tree.value(of: attribute).prefix(300))
                    if attribute.name == .itemprop { readItemprop(tree.value(of: attribute), element) }
                } else {
                    readState(tree, attribute, element)
                }
            }
            guard telling else { continue }
            if let index = known[hash.value] {
                entry[element] = index
            } else {
                buffer.removeAll(keepingCapacity: true)
                for index in range where attributes[index].name.namesPurpose {
                    Self.normalise(tree.value(of: attributes[index]).prefix(300), into: &buffer)
                    buffer.append(0x20)
                }
                entry[element] = Int32(entries.count)
                known[hash.value] = entry[element]
                addEntry(buffer)
            }
            purposes[element] |= entries[Int(entry[element])].bits
        }
    }

    /// The words of all telling attributes, in lower case.
    static func purposeWords(_ tree: DocumentTree) -> Set<[UInt8]> {
        var words: Set<[UInt8]> = []
        var buffer: [UInt8] = []
        for attribute in tree.attributes where attribute.name.namesPurpose {
            buffer.removeAll(keepingCapacity: true)
            normalise(tree.value(of: attribute).prefix(300), into: &buffer)
            buffer.withUnsafeBufferPointer { bytes in WordScan.forEachWord(bytes) { _, place in words.insert(Array(bytes[place])) } }
        }
        return words
    }

    private mutating func readState(_ tree: DocumentTree, _ attribute: DocumentTree.Attribute, _ element: Int) {
        switch attribute.name {
        case .role: if let landmark = Landmark(role: tree.value(of: attribute)) { landmarks[element] |= landmark.bit }
        case .hidden: purposes[element] |= Purpose.hiddenAttribute.bit
        case .ariaHidden: if tree.value(of: attribute).elementsEqual("true".utf8) { purposes[element] |= Purpose.ariaHidden.bit }
        case .style:
            let value = tree.value(of: attribute)
            guard ByteSearch.contains(value, "none") || ByteSearch.contains(value, "hidden") else { return }
            let style = value.filter { $0 > 0x20 }
            if ByteSearch.contains(style, "display:none") || ByteSearch.contains(style, "visibility:hidden") {
                purposes[element] |= Purpose.displayNone.bit
            }
        case .itemtype:
            let value = tree.value(of: attribute)
            if ByteSearch.contains(value, "/Product") { purposes[element] |= Purpose.productScope.bit }
            if ByteSearch.contains(value, "/Question") || ByteSearch.contains(value, "/FAQPage") { purposes[element] |= Purpose.faq.bit }
        default: break
        }
    }

    private mutating func readItemprop(_ value: ArraySlice<UInt8>, _ element: Int) {
        let bytes = Array(value)
        purposes[element] |= Purpose.itemprop.bit
        if ByteSearch.contains(bytes, "description") { purposes[element] |= Purpose.itempropDescription.bit }
        if ByteSearch.contains(bytes, "review") { purposes[element] |= Purpose.itempropReview.bit }
    }

    private mutating func findStanding(_ tree: DocumentTree) {
        for element in 0..<tree.count {
            let parent = Int(tree.parents[element])
            var hash = parent >= 0 ? ByteHash(standing[parent]) : ByteHash()
            hash.add(purposes[element])
            hash.add(landmarks[element])
            standing[element] = hash.mixed
        }
    }

    /// Lower case, camel case parted, everything but letters and digits a space.
    static func normalise(_ value: ArraySlice<UInt8>, into buffer: inout [UInt8]) {
        var previous: UInt8 = 0x20
        for byte in value {
            switch byte {
            case 0x41...0x5A:
                if (0x61...0x7A).contains(previous) || (0x30...0x39).contains(previous) { buffer.append(0x20) }
                buffer.append(byte | 0x20)
            case 0x61...0x7A, 0x30...0x39: buffer.append(byte)
            default: if buffer.last != 0x20 { buffer.append(0x20) }
            }
            previous = byte
        }
    }

    private mutating func addEntry(_ normalised: [UInt8]) {
        var entry = PurposeEntry()
        let first = tokens.count
        normalised.withUnsafeBufferPointer { bytes in
            let groups = Purpose.andRecordPatterns.groups(in: bytes)
            entry.bits = groups & (1 << UInt64(Purpose.named) - 1)
            entry.recordCues = groups >> UInt64(Purpose.named)
            WordScan.forEachWord(bytes) { hash, place in
                guard place.count > 2, tokens.count < first + 14, !bytes[place].allSatisfy({ $0 <= 0x39 }), !tokens[first...].contains(hash)
                else { return }
                tokens.append(hash)
            }
        }
        entry.tokens = first..<tokens.count
        entry.path = ByteHash.of(tokens[entry.tokens].prefix(3))
        entries.append(entry)
    }

    private mutating func sum(_ tree: DocumentTree, _ text: PageText) {
        for run in text.runs {
            words[run.element] += Int32(run.count)
            linkWords[run.element] += Int32(run.linkWords)
            runCount[run.element] += 1
        }
        for element in 0..<tree.count {
            let parent = Int(tree.parents[element])
            guard parent >= 0 else { continue }
            childIndex[element] = childCount[parent]
            childCount[parent] += 1
            switch tree.tags[element] {
            case .img, .picture, .source: images[parent] += 1
            case .input, .select, .button: controls[parent] += 1
            default: break
            }
        }
        for element in stride(from: tree.count - 1, through: 0, by: -1) {
            let parent = Int(tree.parents[element])
            guard parent >= 0 else { continue }
            words[parent] += words[element]
            linkWords[parent] += linkWords[element]
            runCount[parent] += runCount[element]
            images[parent] += images[element]
            controls[parent] += controls[element]
        }
    }

    // MARK: Title

    private static let worthOfWord: Float = 0.002

    /// The `h1` whose words are most those of `<title>`; without one, the short run that says most of it.
    private mutating func findTitle(_ tree: DocumentTree, _ text: PageText, _ titleWords: [UInt64]) {
        let title = HashSet(titleWords)
        var best: Float = -1
        for element in 0..<tree.count where tree.tags[element] == .h1 && words[element] > 0 {
            var hits = 0, total = 0
            for run in text.runs where isWithin(tree, run.element, element, steps: 3) {
                total += run.count
                hits += text.words[run.words].count { title.contains($0) }
            }
            // A shop's name is in its titles whole as well, but says less of them than the product's.
            let score = Float(hits) / Float(max(1, total)) + Self.worthOfWord * Float(min(hits, 20))
            if score > best {
                best = score
                titleElement = element
            }
        }
        if titleElement < 0, !titleWords.isEmpty {
            var bestRun: Float = 0.6
            for (index, run) in text.runs.enumerated() where (2...25).contains(run.count) {
                let hits = Float(text.words[run.words].count { title.contains($0) })
                var score = hits / Float(run.count) * min(1, Float(run.count) / max(3, Float(titleWords.count) / 3))
                if run.linkWords > 0 { score -= 0.3 }
                if ancestors(tree, of: run.element, have: Landmark.nav.bit) { score -= 0.3 }
                if score > bestRun {
                    bestRun = score
                    titleElement = run.element
                    titleRun = index
                }
            }
        } else if titleElement >= 0 {
            titleRun = text.runs.firstIndex { isWithin(tree, $0.element, titleElement, steps: 4) }
        }
        var element = titleElement, steps = 0
        while element >= 0 {
            stepsAboveTitle[element] = UInt8(min(254, steps))
            element = Int(tree.parents[element])
            steps += 1
        }
    }

    private func isWithin(_ tree: DocumentTree, _ element: Int, _ ancestor: Int, steps: Int) -> Bool {
        var element = element
        for _ in 0...steps {
            if element == ancestor { return true }
            if element < 0 { return false }
            element = Int(tree.parents[element])
        }
        return false
    }

    private func ancestors(_ tree: DocumentTree, of element: Int, have bits: UInt64) -> Bool {
        var element = element
        while element >= 0 {
            if landmarks[element] & bits != 0 { return true }
            element = Int(tree.parents[element])
        }
        return false
    }

    // MARK: Headings

    private mutating func findHeadings(_ tree: DocumentTree, _ text: PageText) {
        var last: Int32 = -1, big: Int32 = -1
        for (index, run) in text.runs.enumerated() {
            let level = run.count <= 25 ? headingLevel(tree, run) : 0
            headingLevels[index] = UInt8(level)
            if level > 0 || sectionWords.isEmpty {
                if level > 0 { last = Int32(index) }
                sectionWords.append(0)
                sectionLinkWords.append(0)
                sectionRuns.append(0)
            }
            if (1...3).contains(level) { big = Int32(index) }
            heading[index] = last
            bigHeading[index] = big
            let current = sectionWords.count - 1
            section[index] = Int32(current)
            sectionWords[current] += Int32(run.count)
            sectionLinkWords[current] += Int32(run.linkWords)
            sectionRuns[current] += 1
        }
    }

    /// What stands in the first run of an element speaks for all of it.
    private mutating func findHeaded(_ tree: DocumentTree, _ text: PageText) {
        var first = [Int32](repeating: -1, count: tree.count)
        for (index, run) in text.runs.enumerated() {
            var element = run.element
            while element >= 0, first[element] < 0 {
                first[element] = Int32(index)
                element = Int(tree.parents[element])
            }
        }
        let subjects: UInt64 = 1 << UInt64(TextCue.headings) - 1
        for element in 0..<tree.count where stepsAboveTitle[element] == 255 {
            let parent = Int(tree.parents[element]), index = Int(first[element])
            headed[element] = parent >= 0 ? headed[parent] : 0
            guard index >= 0, runCount[element] > 1, text.runs[index].count <= 8 else { continue }
            headed[element] |= text.runs[index].cues & subjects
        }
    }

    private func headingLevel(_ tree: DocumentTree, _ run: PageText.Run) -> Int {
        var element = run.element
        for _ in 0..<5 where element >= 0 {
            let tag = tree.tags[element]
            if tag.headingLevel > 0 { return tag.headingLevel }
            if tag == .summary { return 5 }
            if tag.breaksText, tag != .div, tag != .button, tag != .li { break }
            element = Int(tree.parents[element])
        }
        guard run.count <= 8 else { return 0 }
        // What the run's element and those close above it are: bits by distance.
        var landmark: [UInt64] = [0, 0, 0, 0], purpose: [UInt64] = [0, 0, 0, 0]
        element = run.element
        for step in 0..<4 where element >= 0 {
            landmark[step] = (step > 0 ? landmark[step - 1] : 0) | landmarks[element]
            purpose[step] = (step > 0 ? purpose[step - 1] : 0) | purposes[element]
            element = Int(tree.parents[element])
        }
        if landmark[2] & (Landmark.roleTab.bit | Landmark.roleHeading.bit) != 0 { return 5 }
        if landmark[3] & Landmark.button.bit != 0, purpose[3] & (Purpose.accordion.bit | Purpose.tab.bit) != 0 { return 6 }
        let parent = Int(tree.parents[run.element])
        if landmark[0] & Landmark.strong.bit != 0, run.linkWords == 0, run.count <= 6, parent >= 0, [.p, .div].contains(tree.tags[parent]) {
            return 7
        }
        if purpose[1] & Purpose.title.bit != 0, run.linkWords == 0 { return 7 }
        return 0
    }
}
