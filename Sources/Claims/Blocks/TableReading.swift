import Concepts
import Lexicons
import MarketModel
import TextAnalysis

/// Reads what a table says of the page's product: which of its columns or rows is the product's own, and what its cells deny.
struct TableReading {
    private let denials: DenialReader
    private let analyzer: TextAnalyzer
    private let product: Set<TermID>
    /// Stems of the brand and of the product's name, without those of its kind where it has others.
    private let own: Set<TermID>

    init(_ record: ProductRecord, context: PhraseContext, denials: DenialReader, analyzer: TextAnalyzer) {
        self.denials = denials
        self.analyzer = analyzer
        product = context.product
        let name = [record.brand, record.name].compactMap(\.self).flatMap { analyzer.analyze($0).parts }
        let stems = Set(name.filter(\.isWordOrNumber).map(\.stem)), telling = stems.subtracting(product)
        own = telling.isEmpty ? stems : telling
    }

    /// Whose words a heading opens.
    enum Owner { case own, rival }

    /// Words of a heading that names the product or its rivals, at most.
    private static let headWords = 5

    func owner(of head: String) -> Owner? {
        let text = analyzer.analyze(head)
        guard text.parts.count(where: \.isWordOrNumber) <= Self.headWords else { return nil }
        if isRival(head) { return .rival }
        return denials.isOwnHead(text) || score(head) > 0 ? .own : nil
    }

    /// Whether the cells beside a label, or below it, say no to it; in the product's own column where several stand side by side.
    func denies(_ cell: TableCell) -> Bool {
        // A cross may stand before what it denies, as an icon does.
        denies(cell.across, alone: true) || denies(cell.down, alone: false) || !cell.row.isEmpty && isNo(cell.row)
    }

    /// Bytes of a mark or a word such as yes, at most.
    private static let markBytes = 8

    /// - Parameter alone: whether answers count whose heads do not tell whose they are.
    private func denies(_ answers: [TableCell.Answer], alone: Bool) -> Bool {
        guard !answers.isEmpty else { return false }
        if let place = place(in: answers.map(\.head)) {
            let own = answers[place].text
            // Where the others have a mark, nothing is none.
            return isNo(own) || own.isEmpty && answers.contains { !$0.text.isEmpty && $0.text.utf8.count <= Self.markBytes }
        }
        return alone && answers.allSatisfy { isNo($0.text) }
    }

    private func isNo(_ text: String) -> Bool { denials.isNo(analyzer.analyze(text)) }

    /// Whether a cell belongs to rivals or to another product.
    func isOfOthers(_ cell: TableCell) -> Bool {
        if !cell.column.isEmpty, isRival(cell.column) || isRival(cell.row) { return true }
        guard !cell.column.isEmpty, !cell.columns.isEmpty, let place = place(in: cell.columns) else { return false }
        return cell.columns[place] != cell.column && score(cell.columns[place]) > score(cell.column)
    }

    /// Whether a cell stands in a column of faults.
    func isFault(_ cell: TableCell) -> Bool { !cell.column.isEmpty && denials.opensFaults(analyzer.analyze(cell.column)) }

    private func isRival(_ head: String) -> Bool {
        guard !head.isEmpty else { return false }
        let text = analyzer.analyze(head)
        return denials.isRivalHead(text, product: product) && !text.parts.contains { own.contains($0.stem) && !product.contains($0.stem) }
    }

    /// The product's own among the heads: the one that says most of its name, the only one that is not a rival's; `nil` when none is
    /// that more than the others.
    private func place(in heads: [String]) -> Int? {
        if heads.allSatisfy(\.isEmpty) { return heads.count == 1 ? 0 : nil }
        if let place = heads.firstIndex(where: { denials.isOwnHead(analyzer.analyze($0)) }) { return place }
        let scores = heads.map(score), best = scores.max() ?? 0
        if best > 0, scores.count(where: { $0 == best }) == 1 { return scores.firstIndex(of: best) }
        let left = heads.indices.filter { !isRival(heads[$0]) }
        return left.count == 1 && left.count < heads.count ? left[0] : nil
    }

    /// How many words of the product's name a head holds.
    private func score(_ head: String) -> Int {
        if isRival(head) { return 0 }
        return Set(analyzer.analyze(head).parts.filter(\.isWordOrNumber).map(\.stem)).intersection(own).count
    }
}

extension ClaimAssembly {
    /// Why the table in which a phrase stands takes it back; `nil` when it does not, or the phrase stands in none.
    func tableStrike(_ phrase: JudgedPhrase) -> Strike? {
        guard let cell = read.blocks[phrase.candidate.block].layout.cell else { return nil }
        if tables.isOfOthers(cell) { return .rival }
        if tables.isFault(cell) { return .fault }
        return tables.denies(cell) ? .denied : nil
    }
}
