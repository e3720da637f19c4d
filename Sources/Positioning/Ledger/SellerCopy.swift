internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// What rivals say in their own copy, searched for a want's own words: a claim that was not extracted may stand there all the same.
struct SellerCopy {
    /// A place where the words stand.
    struct Hit {
        let member: Int
        let evidence: Evidence
        /// The words stand side by side in a title, heading or bullet.
        let isProminent: Bool
    }

    private struct Run {
        let member: Int
        let block: Int
        /// Stems of the block's parts; `.none` for marks.
        let stems: [TermID]
        let ranges: [Range<Int>]
        /// Part indices before which somebody denies.
        let denied: Set<Int>
    }

    private let members: [Market.Member]
    private var runs: [Run] = []
    private var runsWith: [TermID: [Int]] = [:]
    /// Pages whose copy holds a stem: asked for each scene, and again for each moved weight.
    private let pagesWith: [TermID: Int]
    /// Pages that are searched.
    let pages: Int

    /// Parts that may stand between and among the words of a phrase.
    private static let slack = 2
    /// Parts that a denial reaches: "does not fit a cup holder".
    private static let reach = 5

    /// - Parameter members: pages of rivals that can be observed.
    init(_ members: [Market.Member], reader: PhraseReader) {
        self.members = members
        pages = Set(members.map(\.page.id)).count
        let lexicon = reader.lexicon.language
        var holding: [TermID: Set<PageID>] = [:]
        for (number, member) in members.enumerated() {
            var said: Set<TermID> = []
            for (index, block) in member.page.blocks.enumerated() where block.zone.isSellerCopy && !block.text.isEmpty {
                if block.text.utf8.last == 0x3F { continue }
                let text = reader.analyzer.analyze(block.text)
                let stems = text.parts.map { $0.term == .none ? TermID.none : reader.stem($0) }
                var denied: Set<Int> = []
                for match in lexicon.negationMatcher.matches(in: text) where lexicon.negations[match.row].kind == .preceding {
                    denied.formUnion(match.parts.upperBound..<match.parts.upperBound + Self.reach)
                }
                for stem in Set(stems) where stem != .none { runsWith[stem, default: []].append(runs.count) }
                said.formUnion(stems)
                runs.append(Run(member: number, block: index, stems: stems, ranges: text.parts.map(\.range), denied: denied))
            }
            for stem in said where stem != .none { holding[stem, default: []].insert(member.page.id) }
        }
        pagesWith = holding.mapValues(\.count)
    }

    /// Places where all stems stand together, undenied; one a block.
    func find(_ stems: [TermID]) -> [Hit] {
        guard let rare = stems.min(by: { (runsWith[$0]?.count ?? 0, $0) < (runsWith[$1]?.count ?? 0, $1) }) else { return [] }
        let wanted = Set(stems)
        return (runsWith[rare] ?? []).compactMap { hit(runs[$0], wanted, rare) }
    }

    private func hit(_ run: Run, _ wanted: Set<TermID>, _ rare: TermID) -> Hit? {
        let width = wanted.count + Self.slack
        for at in run.stems.indices where run.stems[at] == rare && !run.denied.contains(at) {
            for low in max(0, at - width + 1)...at {
                let window = low..<min(run.stems.count, low + width)
                guard wanted.contains(run.stems[low]), wanted.isSubset(of: run.stems[window]) else { continue }
                let last = window.last { wanted.contains(run.stems[$0]) }!
                let zone = members[run.member].page.blocks[run.block].zone
                return Hit(
                    member: run.member,
                    evidence: Evidence(block: run.block, range: run.ranges[low].lowerBound..<run.ranges[last].upperBound),
                    isProminent: (zone == .title || zone == .heading || zone == .bullet) && last - low < wanted.count)
            }
        }
        return nil
    }

    /// Share of the rivals' pages whose copy holds the rarest of some stems, 0 to 1; 1 when there is none.
    func share(_ stems: [TermID]) -> Double {
        guard !stems.isEmpty, pages > 0 else { return 1 }
        return stems.map { Double(pagesWith[$0] ?? 0) / Double(pages) }.min()!
    }

    func brand(_ hit: Hit) -> BrandID { members[hit.member].brand }

    func quote(_ hit: Hit) -> PageQuote {
        let page = members[hit.member].page
        return PageQuote(
            page: page.id, brand: members[hit.member].brand, zone: page.blocks[hit.evidence.block].zone, evidence: hit.evidence,
            text: page.quote(hit.evidence))
    }
}
