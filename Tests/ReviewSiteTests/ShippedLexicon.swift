import Foundation
import Lexicons
import MarketModel
import Positioning

/// The lexicons that the package ships.
enum ShippedLexicon {
    static let ground: GroundLexicon = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        do { return try GroundLexicon(Lexicons.load(folder: root.appending(path: "lexicons").path)) } catch {
            fatalError("the shipped lexicons do not load: \(error)")
        }
    }()
}

extension MarketInput {
    /// A market read with the shipped lexicons.
    init(
        pages: [AnalyzedPage], failures: [PageFailure] = [], decisions: [Decision] = [], ownBrand: String? = nil,
        capabilities: [Capability] = [], donors: [DonorMarket] = [], target: String? = nil, copies: [[PageID]] = [],
        catalogue: Catalogue = Catalogue(), settings: Settings = Settings()
    ) {
        self.init(
            pages: pages, lexicon: ShippedLexicon.ground, failures: failures, decisions: decisions, ownBrand: ownBrand,
            capabilities: capabilities, donors: donors, target: target, copies: copies, catalogue: catalogue, settings: settings)
    }
}
