import MarketModel

/// Fits the learned parts of reading pages to labelled documents.
public struct PageTrainer: Sendable {
    /// Told what is being done, for progress.
    public var progress: @Sendable (String) -> Void = { _ in }

    /// Weights of words nearer to zero are not written: start-up reads the file every time.
    static let leastWeight: Float = 0.02

    /// Words that rules of reading go by.
    private let words: PageWords

    public init(words: PageWords) { self.words = words }

    /// The weights files, by path in the lexicons folder; the same documents give the same bytes in any order.
    public func train(_ documents: [LabelledDocument]) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let sorted = documents.sorted { $0.id < $1.id }
        let examples = sorted.compactMap(BlockTraining.Example.init)
        progress("pages: \(examples.count) pages with known main content")
        if !examples.isEmpty {
            let (weights, keys) = BlockTraining().fit(examples)
            let made = "\(examples.count) pages"
            files[BlockWeights.linearPath] = weights.linearFile(
                names: Self.names(of: Set(keys), in: examples), made: made, least: Self.leastWeight)
            files[BlockWeights.treesPath] = weights.treeFile(made: made)
            progress("pages: main content learned")
        }
        let kinds = Self.kindExamples(sorted, words: words)
        if Set(kinds.map(\.kind)).count > 1 {
            files[KindModel.path] = KindTraining().fit(kinds).file(made: "\(kinds.count) pages")
            progress("pages: kinds learned from \(kinds.count) pages")
        }
        return files
    }

    /// Signs and kinds of the documents whose kind is known.
    static func kindExamples(_ documents: [LabelledDocument], words: PageWords) -> [(features: KindFeatures, kind: PageKind)] {
        let models = PageModels(blocks: nil)
        return documents.compactMap { document in
            guard let kind = document.kind else { return nil }
            let material = PageMaterial(bytes: document.bytes, hints: document.hints, words: words)
            guard material.tree.count > 0 else { return nil }
            let address = PageReader.address(material.head, document.hints)
            let selection = BlockSelection(material: material, models: models)
            let record = RecordReader(
                material: material, selection: selection, address: address, language: selection.language(material, words.little)
            ).record()
            return (KindFeatures(material: material, product: record, address: address), kind)
        }
    }

    /// What the keys of words stand for: `a=accordion`.
    private static func names(of keys: Set<UInt64>, in examples: [BlockTraining.Example]) -> [UInt64: String] {
        var words: Set<[UInt8]> = Set(Tag.allCases.map { Array("\($0)".utf8) })
        for example in examples {
            words.formUnion(PageLayout.purposeWords(example.material.tree))
            example.material.text.bytes.withUnsafeBufferPointer { bytes in
                for run in example.runs {
                    WordScan.forEachWord(UnsafeBufferPointer(rebasing: bytes[run.text])) { _, place in
                        words.insert(
                            WordScan.lowered(bytes[(run.text.lowerBound + place.lowerBound)..<(run.text.lowerBound + place.upperBound)]))
                    }
                }
            }
        }
        var names: [UInt64: String] = [:]
        for word in words {
            let hash = ByteHash.of(word)
            for place in BlockWeights.Place.allCases {
                let key = BlockWeights.key(place, hash)
                if keys.contains(key) { names[key] = place.name + "=" + String(decoding: word, as: UTF8.self) }
            }
        }
        return names
    }
}
