import Learning

/// The learned and listed knowledge that reading pages needs, from the lexicons folder.
public struct PageModels: Sendable {
    /// What is main content; without it, rules decide.
    let blocks: BlockWeights?
    /// `blocks` made ready for use.
    let scorer: BlockScorer?
    /// What kind a page is of; without it, rules decide.
    let kinds: KindModel?
    /// Words that tell what stands beside the product.
    let words: PageWords

    /// - Parameter file: the bytes of a lexicon file by its path below the folder; `nil` when there is none.
    /// - Throws: `PageModelError` for a file that is there and cannot be read.
    public init(file: (String) -> [UInt8]?) throws {
        blocks = try Self.read(BlockWeights.linearPath, file) { (bytes) throws(WeightFile.Failure) in
            try BlockWeights(linear: bytes, trees: file(BlockWeights.treesPath))
        }
        scorer = blocks.map(BlockScorer.init)
        kinds = try Self.read(KindModel.path, file) { (bytes) throws(WeightFile.Failure) in try KindModel(bytes) }
        words = try PageWords(file: file)
    }

    init(blocks: BlockWeights?, kinds: KindModel? = nil, words: PageWords = PageWords()) {
        self.words = words
        self.blocks = blocks
        scorer = blocks.map(BlockScorer.init)
        self.kinds = kinds
    }

    private static func read<Model>(
        _ path: String, _ file: (String) -> [UInt8]?, _ make: ([UInt8]) throws(WeightFile.Failure) -> Model
    ) throws(PageModelError) -> Model? {
        guard let bytes = file(path) else { return nil }
        do { return try make(bytes) } catch { throw PageModelError(path: path, line: error.line, message: error.message) }
    }
}

/// A lexicon file of `Pages` that is not what it should be.
public struct PageModelError: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    /// Counted from 1.
    public let line: Int
    /// What is wrong and what to do.
    public let message: String

    public var description: String { "\(path):\(line): \(message)" }
}
