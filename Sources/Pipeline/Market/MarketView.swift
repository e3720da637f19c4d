import Foundation
public import MarketModel
import Positioning
public import Reports

/// One way to look at a market.
public enum MarketView: Sendable {
    case matrix, terms, segments, demand, shortlist, community, backtest
    /// What changed between snapshots, with the own pages against a gap; `nil`: the position that was chosen.
    case history(position: String?)
    /// The battlecard of a brand, by any spelling of its name.
    case rival(String)
    /// The cards and the board; with every part of their worth when it is to be explained.
    case gaps(explains: Bool)
    /// A card by rank or id, as a brief or as an instruction for a copywriter.
    case brief(gap: String, isPrompt: Bool)
    /// Own pages against a gap; `nil`: the position that was chosen in the review, or none.
    case audit(pages: [AnalyzedPage], position: String?)
}

extension MarketSession {
    /// A view in one of the formats, as bytes for standard output.
    ///
    /// - Throws: `UnusableInput` when the view needs something that the market does not have.
    public func printed(_ view: MarketView, as format: TableFormat, filter: ViewFilter, width: Int, style: TerminalStyle) throws -> [UInt8]
    {
        try refuseUnknown(filter)
        return switch view {
        case .matrix: try matrix(format, filter, width, style)
        case .terms: try TermsView(terms(), filter: filter).table().printed(as: format, width: width, style: style)
        case .segments: try MarketTables.segments(analysis().segments, filter: filter).printed(as: format, width: width, style: style)
        case .demand: try demand(format, filter, width, style)
        case .gaps(let explains): try gaps(format, filter, explains, width, style)
        case .shortlist: try shortlist(format, filter, width, style)
        case .brief(let gap, let isPrompt): try brief(gap, isPrompt, format, width, style)
        case .audit(let pages, let position): try audit(pages, position, format, width, style)
        case .history(let position): try history(position, format, width, style)
        case .community: try community(format, width, style)
        case .rival(let brand): try rival(brand, format, width, style)
        case .backtest:
            try MarketTables.backtest(analysis().backtest).printed(as: format, width: width, style: style)
        }
    }

    /// Refuses a segment, brand or user that the market does not hold, with the nearest that it does.
    ///
    /// - Throws: `UnusableInput`.
    public func refuseUnknown(_ filter: ViewFilter = ViewFilter()) throws {
        guard input.target != nil || !filter.brands.isEmpty || filter.user != nil else { return }
        let analysis = analysis()
        if let target = input.target, analysis.summary.target == nil {
            let names = analysis.segments.flatMap { [$0.label, $0.id] }
            throw UnusableInput(
                "there is no segment “\(target)” in \(file)",
                remedy: NearestNames.remedy(target, among: names, else: "`creneau segments \(file) --ids` lists them"))
        }
        let brands = analysis.matrix.brands
        for brand in filter.brands where !brands.contains(where: { $0.id == brand }) {
            throw UnusableInput(
                "there is no brand “\(brand.rawValue)” in \(file)",
                remedy: NearestNames.remedy(
                    brand.rawValue, among: brands.map(\.name), else: "there are \(brands.prefix(12).map(\.name).joined(separator: ", "))"))
        }
        if let user = filter.user, analysis.ledger.row(user) == nil {
            let known = analysis.ledger.rows.map(\.concept.id.rawValue).filter { $0.hasPrefix("user/") }
            throw UnusableInput(
                "nobody in \(file) speaks of “\(user.rawValue)”",
                remedy: NearestNames.remedy(user.rawValue, among: known, else: "`creneau demand \(file) --angle user --ids` lists them"))
        }
    }

    private func matrix(_ format: TableFormat, _ filter: ViewFilter, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        let view = MatrixView(analysis().matrix, filter: filter)
        switch format {
        case .table, .md: return try view.readable().printed(as: format, width: width, style: style)
        case .csv: return Array(view.wide().csv().utf8)
        case .json: return Array(view.json().utf8)
        case .xlsx: return try Spreadsheet.bytes([Sheet("Matrix", view.wide()), Sheet("Claims", view.cells())])
        }
    }

    private func demand(_ format: TableFormat, _ filter: ViewFilter, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        let view = DemandView(analysis().ledger, filter: filter)
        return format == .json ? Array(view.json().utf8) : try view.table().printed(as: format, width: width, style: style)
    }

    private func gaps(_ format: TableFormat, _ filter: ViewFilter, _ explains: Bool, _ width: Int, _ style: TerminalStyle) throws -> [UInt8]
    {
        let analysis = analysis()
        let view = GapsView(analysis.gaps, board: analysis.board, ideas: analysis.ideas, explains: explains, filter: filter)
        switch format {
        case .table, .md:
            return try view.tables().reduce(into: []) { bytes, table in
                if !bytes.isEmpty { bytes.append(0x0A) }
                bytes += try table.printed(as: format, width: width, style: style)
            }
        case .json: return Array(view.json().utf8)
        case .csv: return try view.wide().printed(as: format, width: width, style: style)
        case .xlsx: return try Spreadsheet.bytes([Sheet("Gaps", view.wide())] + (view.boardTable().map { [Sheet("Board", $0)] } ?? []))
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

    private func brief(_ gap: String, _ isPrompt: Bool, _ format: TableFormat, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        guard let brief = MarketAnalyzer.brief(gap, input) else { throw unknown(gap) }
        let view = BriefView(brief, context: context)
        if isPrompt { return Array(view.prompt().utf8) }
        switch format {
        case .table, .md: return Array(view.markdown().utf8)
        case .json: return Array(view.json().utf8)
        case .csv, .xlsx: return try GapsView([brief.gap]).wide().printed(as: format, width: width, style: style)
        }
    }

    private func audit(_ pages: [AnalyzedPage], _ position: String?, _ format: TableFormat, _ width: Int, _ style: TerminalStyle) throws
        -> [UInt8]
    {
        guard let result = MarketAnalyzer.audit(pages, position: position, input) else {
            throw unknown(position ?? analysis().position ?? "")
        }
        let view = AuditView(result)
        switch format {
        case .md: return Array(view.markdown().utf8)
        case .json: return Array(view.json().utf8)
        case .csv: return try view.tables()[0].printed(as: .csv, width: width, style: style)
        case .xlsx: return try Spreadsheet.bytes(view.tables().map { Sheet(String($0.title.prefix(24)), $0) })
        case .table:
            return try view.tables().reduce(into: []) { bytes, table in
                if !bytes.isEmpty { bytes.append(0x0A) }
                bytes += try table.printed(as: .table, width: width, style: style)
            }
        }
    }

    private func history(_ position: String?, _ format: TableFormat, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        let history = history(position: position)
        if let position, history.position == nil { throw unknown(position) }
        let view = HistoryView(history)
        switch format {
        case .md: return Array(view.markdown(market: MarketName.of(path: file)).utf8)
        case .json: return Array(view.json().utf8)
        case .table, .csv, .xlsx: return try view.table().printed(as: format, width: width, style: style)
        }
    }

    /// The alerts of the latest change in one of the formats, and how many there are.
    ///
    /// - Throws: `UnusableInput` when there is no such position.
    public func alerts(position: String?, as format: TableFormat, width: Int, style: TerminalStyle) throws -> (bytes: [UInt8], count: Int) {
        let history = history(position: position)
        if let position, history.position == nil { throw unknown(position) }
        return (try HistoryView.alerts(history.fresh).printed(as: format, width: width, style: style), history.fresh.count)
    }

    private func community(_ format: TableFormat, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        let view = CommunityView(MarketAnalyzer.community(input))
        switch format {
        case .md: return Array(view.markdown(market: MarketName.of(path: file)).utf8)
        case .json: return Array(view.json().utf8)
        case .table, .csv, .xlsx: return try view.table().printed(as: format, width: width, style: style)
        }
    }

    private func rival(_ name: String, _ format: TableFormat, _ width: Int, _ style: TerminalStyle) throws -> [UInt8] {
        let id = BrandID(folding: name)
        guard var card = MarketAnalyzer.battlecard(id, input) else {
            let names = analysis().matrix.brands.map(\.name)
            throw UnusableInput(
                "there is no brand “\(name)” in \(file)",
                remedy: NearestNames.remedy(name, among: names, else: "there are \(names.prefix(12).joined(separator: ", "))"))
        }
        if let left = wordsLeft(by: id) { card.left = left }
        let view = BattlecardView(card)
        switch format {
        case .md: return Array(view.markdown().utf8)
        case .json: return Array(view.json().utf8)
        case .table, .csv, .xlsx: return try view.table().printed(as: format, width: width, style: style)
        }
    }

    private func unknown(_ gap: String) -> UnusableInput {
        let names = analysis().gaps.flatMap { [$0.id, $0.label] }
        return UnusableInput(
            "there is no gap “\(gap)” in \(file)",
            remedy: NearestNames.remedy(gap, among: names, else: "`creneau gaps \(file) --ids` lists ranks and ids"))
    }
}

extension ViewFilter {
    /// A filter as typed.
    ///
    /// - Throws: `UnusableInput` for an angle, sense or user that there is not.
    public init(angles: [String], brands: [String], senses: [String] = [], user: String? = nil, top: Int?) throws {
        self.init()
        for name in senses {
            guard let sense = Statement.Sense(rawValue: name.lowercased()) else {
                throw UnusableInput("“\(name)” is no sense", remedy: "there are complaint, request, praise and context")
            }
            self.senses.insert(sense)
        }
        if let user {
            guard let id = ConceptID(rawValue: user.contains("/") ? user : "user/" + user) else {
                throw UnusableInput("“\(user)” is no user", remedy: "name one as the segments do: user/kids")
            }
            self.user = id
        }
        for name in angles {
            guard let angle = Angle(rawValue: name.lowercased()) else {
                throw UnusableInput(
                    "“\(name)” is no angle",
                    remedy: NearestNames.remedy(
                        name, among: Angle.allCases.map(\.rawValue), else: "there are feature, occasion, benefit and user"))
            }
            self.angles.insert(angle)
        }
        self.brands = Set(brands.map(BrandID.init(folding:)))
        if let top, top < 1 { throw UnusableInput("--top \(top) shows nothing", remedy: "give a number from 1") }
        self.top = top
    }
}
