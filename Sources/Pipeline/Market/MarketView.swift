import Foundation
public import MarketModel
import Positioning
public import Reports

/// One way to look at a market.
public enum MarketView: Sendable {
    case matrix, terms, segments, demand, gaps, shortlist, history, community, backtest
    /// A gap by rank or id.
    case brief(gap: String)
    /// Own pages against a gap; `nil`: the position that was chosen in the review.
    case audit(pages: [AnalyzedPage], position: String?)
}

extension MarketSession {
    /// A view in one of the formats, as bytes for standard output.
    ///
    /// - Throws: `UnusableInput` when the view needs something that the market does not have.
    public func printed(_ view: MarketView, as format: TableFormat, filter: ViewFilter, width: Int, style: TerminalStyle) throws -> [UInt8]
    {
        switch view {
        case .matrix: try matrix(format, filter, width, style)
        case .terms: try TermsView(terms(), filter: filter).table().printed(as: format, width: width, style: style)
        case .segments: try MarketTables.segments(analysis().segments, filter: filter).printed(as: format, width: width, style: style)
        case .demand: try MarketTables.demand(analysis().demand, filter: filter).printed(as: format, width: width, style: style)
        case .gaps: try gaps(format, filter, width, style)
        case .shortlist: try shortlist(format, filter, width, style)
        case .brief(let gap): try brief(gap, format, width, style)
        case .audit(let pages, let position): try audit(pages, position, format, width, style)
        case .history: try MarketTables.history(history()).printed(as: format, width: width, style: style)
        case .community: try MarketTables.community(CommunityBrief(analysis())).printed(as: format, width: width, style: style)
        case .backtest:
            try MarketTables.backtest(analysis(withBacktest: true).backtest ?? Backtest.run(input))
                .printed(as: format, width: width, style: style)
        }
    }

    private func matrix(_ format: TableFormat, _ filter: ViewFilter, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        let view = MatrixView(analysis().matrix, filter: filter)
        switch format {
        case .table, .md: return try view.readable().printed(as: format, width: width, style: style)
        case .csv: return Array(view.wide().csv().utf8)
        case .json: return Array(view.json().utf8)
        case .xlsx: return try Spreadsheet.bytes([("Matrix", view.wide()), ("Claims", view.cells())])
        }
    }

    private func gaps(_ format: TableFormat, _ filter: ViewFilter, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        let view = GapsView(analysis().gaps, filter: filter)
        switch format {
        case .table, .md: return try view.table().printed(as: format, width: width, style: style)
        case .json: return Array(view.json().utf8)
        case .csv, .xlsx: return try view.wide().printed(as: format, width: width, style: style)
        }
    }

    private func shortlist(_ format: TableFormat, _ filter: ViewFilter, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        let view = ShortlistView(analysis().shortlist, filter: filter, context: context)
        switch format {
        case .table: return Array(view.table().text(width: width, style: style).utf8)
        case .md: return Array(view.markdown(market: MarketName.of(path: file)).utf8)
        case .json: return Array(view.json().utf8)
        case .csv, .xlsx: return try view.wide().printed(as: format, width: width, style: style)
        }
    }

    private func brief(_ gap: String, _ format: TableFormat, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        guard let brief = Brief.of(gap, analysis: analysis(), input: input) else { throw unknown(gap) }
        switch format {
        case .table, .md: return Array(brief.markdown(context: context).utf8)
        case .json: return Array(brief.json().utf8)
        case .csv, .xlsx:
            return try ShortlistView(Shortlist(entries: [brief.entry])).wide().printed(as: format, width: width, style: style)
        }
    }

    private func audit(_ pages: [AnalyzedPage], _ position: String?, _ format: TableFormat, _ width: Int, _ style: TerminalStyle) throws
        -> [UInt8]
    {
        let analysis = analysis()
        guard let wanted = position ?? analysis.position else {
            throw UnusableInput(
                "no position is chosen in \(file)", remedy: "choose one in `creneau review`, or name a gap with --position RANK")
        }
        guard let gap = analysis.gaps.first(where: { $0.id == wanted || String($0.rank) == wanted }) else { throw unknown(wanted) }
        let report = Audit.run(pages, position: gap.concepts, label: gap.label, matrix: analysis.matrix, settings: input.settings)
        return try MarketTables.audit(report).printed(as: format, width: width, style: style)
    }

    private func unknown(_ gap: String) -> UnusableInput {
        UnusableInput("there is no gap “\(gap)” in \(file)", remedy: "`creneau gaps \(file)` lists ranks and ids")
    }
}

extension ViewFilter {
    /// A filter as typed.
    ///
    /// - Throws: `UnusableInput` for an angle that there is not.
    public init(angles: [String], brands: [String], top: Int?) throws {
        self.init()
        for name in angles {
            guard let angle = Angle(rawValue: name.lowercased()) else {
                throw UnusableInput("“\(name)” is no angle", remedy: "there are feature, occasion, benefit and user")
            }
            self.angles.insert(angle)
        }
        self.brands = Set(brands.map(BrandID.init(folding:)))
        if let top, top < 1 { throw UnusableInput("--top \(top) shows nothing", remedy: "give a number from 1") }
        self.top = top
    }
}
