/// A page's text cut into runs between block tags, in document order, with what counting them costs nothing to know.
struct PageText {
    struct Run {
        /// The element in which the run's text begins.
        let element: Int
        /// Range in `PageText.bytes`.
        let text: Range<Int>
        /// Range in `PageText.words`.
        let words: Range<Int>
        /// Words that stand in links.
        let linkWords: Int
        /// Bits of `TextCue`.
        let cues: UInt64
        /// Hash of all words in order: runs with equal keys say the same.
        let key: UInt64
        let characters: Characters

        var count: Int { words.count }
        var linkDensity: Float { Float(linkWords) / Float(max(1, words.count)) }
    }

    /// Counts over a run's bytes.
    struct Characters {
        var letters = 0
        var upper = 0
        var digits = 0
        var stops = 0
        var commas = 0
        /// Bytes of the longest stretch of ASCII without a blank.
        var longestStretch = 0
        /// Whether an address, a key or another such stretch is most of the run.
        var isMachineText = false
        /// Whether the run ends like a sentence.
        var endsSentence = false
        /// Whether it begins with a capital.
        var beginsUpper = false
    }

    private(set) var runs: [Run] = []
    private(set) var bytes: [UInt8] = []
    private(set) var words: [UInt64] = []
    /// The run that each text of the tree became a part of; -1 for one that is no text of the page.
    private(set) var runOfText: [Int32] = []

    func contents(of run: Run) -> ArraySlice<UInt8> { bytes[run.text] }
    func string(of run: Run) -> String { String(decoding: bytes[run.text], as: UTF8.self) }

    /// Bytes of a run that cues are sought in.
    private static let cueBytes = 1_500

    init(_ tree: DocumentTree) {
        bytes.reserveCapacity(tree.bytes.count / 2 + 16)
        var collector = Collector()
        runOfText = [Int32](repeating: -1, count: tree.texts.count)
        let tags = tree.tags, waiting = WaitingText(tree)
        var skipped = -1, links = 0
        // Where an inline element ended last, and which.
        var seam = -1, ended = -1
        for index in 0..<tree.eventCount {
            switch tree.event(index) {
            case .start(let element):
                if skipped >= 0 { continue }
                let tag = tags[element]
                if tag.isSkipped {
                    if waiting.holds(element) {
                        flush(&collector)
                    } else {
                        skipped = element
                        continue
                    }
                }
                if tag.breaksText { flush(&collector) }
                if tag == .a { links += 1 }
                // A name and its value side by side, which a style sheet parts: "<span class=name>Lid</span><span class=value>Steel</span>".
                if seam == bytes.count, seam > collector.start, Self.isLabel(tree, element), Self.isLabel(tree, ended) {
                    collector.hasSeam = true
                }
            case .end(let element):
                if skipped >= 0 {
                    if skipped == element { skipped = -1 }
                    continue
                }
                if tags[element].breaksText || tags[element].isSkipped { flush(&collector) }
                if tags[element] == .a { links -= 1 }
                (seam, ended) = (bytes.count, element)
            case .text(let text):
                if skipped >= 0 { continue }
                runOfText[text] = Int32(runs.count)
                if collector.hasSeam { closeSeam(tree.contents(of: tree.texts[text]), &collector) }
                append(tree, tree.texts[text], inLink: links > 0, &collector)
            }
        }
        flush(&collector)
    }

    /// A run in the making.
    private struct Collector {
        var element = -1
        var start = 0
        var linkBytes: [Range<Int>] = []
        var pendingSpace = false
        /// Whether two named elements meet here without a blank.
        var hasSeam = false
    }

    private static func isLabel(_ tree: DocumentTree, _ element: Int) -> Bool {
        (tree.tags[element] == .span || tree.tags[element] == .b || tree.tags[element] == .strong) && tree.has(.class, at: element)
    }

    /// Parts what meets where a small letter, figure or bracket stands before a capital.
    private func closeSeam(_ next: ArraySlice<UInt8>, _ collector: inout Collector) {
        collector.hasSeam = false
        guard let last = bytes.last, let first = next.first, first &- 0x41 < 26 else { return }
        if last &- 0x61 < 26 || last &- 0x30 < 10 || last == UInt8(ascii: ")") || last >= 0x80 { collector.pendingSpace = true }
    }

    private mutating func append(_ tree: DocumentTree, _ text: DocumentTree.Text, inLink: Bool, _ collector: inout Collector) {
        let source = tree.contents(of: text)
        var index = source.startIndex
        let end = source.endIndex
        let before = bytes.count
        source.withUnsafeBufferPointer { raw in
            let base = source.startIndex
            while index < end {
                let byte = raw[index - base]
                if byte > 0x20 && byte < 0x7F {
                    var run = index + 1
                    // Single blanks between plain characters are as they should be.
                    while run < end, raw[run - base] < 0x7F,
                        raw[run - base] > 0x20 || raw[run - base] == 0x20 && run + 1 < end && (0x21..<0x7F).contains(raw[run + 1 - base])
                    {
                        run += 1
                    }
                    emitSpace(&collector)
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: raw[(index - base)..<(run - base)]))
                    index = run
                    continue
                }
                let blank = byte <= 0x20 ? 1 : InlineSpace.length(source, at: index)
                if blank > 0 {
                    if byte <= 0x20 || InlineSpace.separates(source, at: index) { collector.pendingSpace = true }
                    index += blank
                    continue
                }
                emitSpace(&collector)
                if byte == 0xC2, index + 1 < end, raw[index + 1 - base] < 0xA0 {
                    // A number that names a C1 control means windows-1252's character.
                    bytes.append(contentsOf: String(TextEncoding.windows1252Scalar(raw[index + 1 - base])).utf8)
                    index += 2
                } else {
                    bytes.append(byte)
                    index += 1
                    while index < end, raw[index - base] & 0xC0 == 0x80 {
                        bytes.append(raw[index - base])
                        index += 1
                    }
                }
            }
        }
        guard bytes.count > before else { return }
        if collector.element < 0 { collector.element = Int(text.parent) }
        if inLink { collector.linkBytes.append(before..<bytes.count) }
    }

    @inline(__always) private mutating func emitSpace(_ collector: inout Collector) {
        if collector.pendingSpace, bytes.count > collector.start { bytes.append(0x20) }
        collector.pendingSpace = false
    }

    private mutating func flush(_ collector: inout Collector) {
        defer { collector = Collector(element: -1, start: bytes.count) }
        guard bytes.count > collector.start else { return }
        let range = collector.start..<bytes.count
        let firstWord = words.count
        var key = ByteHash(), linkWords = 0, characters = Characters(), cues: UInt64 = 0
        bytes.withUnsafeBufferPointer { all in
            let text = UnsafeBufferPointer(rebasing: all[range])
            var link = 0
            WordScan.forEachWord(text) { hash, place in
                words.append(hash)
                key.add(hash)
                let at = range.lowerBound + place.lowerBound
                while link < collector.linkBytes.count, collector.linkBytes[link].upperBound <= at { link += 1 }
                if link < collector.linkBytes.count, collector.linkBytes[link].lowerBound <= at { linkWords += 1 }
                if place.count <= 6, StopWords.english.contains(hash) { characters.stops += 1 }
            }
            guard words.count > firstWord else { return }
            var stretch = 0
            for byte in text {
                stretch = byte == 0x20 || byte >= 0x80 ? 0 : stretch + 1
                characters.longestStretch = max(characters.longestStretch, stretch)
                switch byte {
                case 0x61...0x7A: characters.letters += 1
                case 0x41...0x5A:
                    characters.letters += 1
                    characters.upper += 1
                case 0x30...0x39: characters.digits += 1
                case 0x2C: characters.commas += 1
                case 0xC3...0xF4: characters.letters += 1
                default: break
                }
            }
            characters.isMachineText = characters.longestStretch >= 30 && characters.longestStretch * 2 >= text.count
            let last = text[text.count - 1]
            characters.endsSentence =
                [0x2E, 0x21, 0x3F, 0x3A].contains(last) || last == 0xA6 && text.count > 2 && text[text.count - 2] == 0x80
            characters.beginsUpper = (0x41...0x5A).contains(text[0])
            cues = TextCue.patterns.groups(in: UnsafeBufferPointer(rebasing: text.prefix(Self.cueBytes)))
        }
        guard words.count > firstWord else {
            bytes.removeSubrange(range)
            return
        }
        runs.append(
            Run(
                element: collector.element, text: range, words: firstWord..<words.count, linkWords: linkWords, cues: cues, key: key.value,
                characters: characters))
    }
}

/// A few words that hold English sentences together; their share tells prose from lists.
enum StopWords {
    static let english: HashSet = HashSet(
        """
        the a an of and to in is it for with on that this as are be or your you from by at our we its can has have not will all more which \
        their they but was were i my so if when than into also up out just any one no do
        """.split(separator: " ").map { ByteHash.of(String($0)) })
}

/// A set of hashes with open addressing: faster to ask than `Set` and the same on every run.
struct HashSet: Sendable {
    private let slots: [UInt64]
    private let mask: Int

    init(_ hashes: some Sequence<UInt64>) {
        let hashes = Array(hashes)
        var size = 16
        while size < hashes.count * 4 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for hash in hashes {
            var slot = Int(truncatingIfNeeded: ByteHash(hash).mixed) & (size - 1)
            while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (size - 1) }
            slots[slot] = hash
        }
        self.slots = slots
        mask = size - 1
    }

    @inline(__always) func contains(_ hash: UInt64) -> Bool {
        slots.withUnsafeBufferPointer { slots in
            var slot = Int(truncatingIfNeeded: ByteHash(hash).mixed) & mask
            while slots[slot] != 0 {
                if slots[slot] == hash { return true }
                slot = (slot + 1) & mask
            }
            return false
        }
    }
}

/// A set of hashes that is emptied in no time, for asking which words of a run are new.
struct DistinctHashes {
    private var slots = [(hash: UInt64, generation: UInt32)](repeating: (0, 0), count: 256)
    private var generation: UInt32 = 1

    mutating func removeAll() { generation += 1 }

    /// Whether the hash was not yet there; at most 200 hashes between two calls of `removeAll`.
    @inline(__always) mutating func insert(_ hash: UInt64) -> Bool {
        let generation = generation
        return slots.withUnsafeMutableBufferPointer { slots in
            var slot = Int(truncatingIfNeeded: hash & 255)
            while slots[slot].generation == generation {
                if slots[slot].hash == hash { return false }
                slot = (slot + 1) & 255
            }
            slots[slot] = (hash, generation)
            return true
        }
    }
}
