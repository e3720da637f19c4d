import MarketModel

/// The pages of the site by their address.
enum Pages {
    /// - Returns: `nil` when there is no such page.
    static func page(_ visit: Visit) throws -> SiteResponse? {
        switch visit.request.path {
        case "/": MatrixPage.show(visit)
        case "/cell": try CellPage.show(visit)
        case "/review": try ReviewPage.show(visit)
        case "/alike": try AlikePage.show(visit)
        case "/concepts": try ConceptsPage.show(visit)
        case "/concept": try ConceptPage.show(visit)
        case "/gaps": GapsPage.list(visit)
        case "/gap": try GapsPage.card(visit)
        case "/shortlist": ShortlistPage.show(visit)
        case "/brands": BrandsPage.show(visit)
        case "/pages": try PagesPage.list(visit)
        case "/page": try PagesPage.page(visit)
        case "/search": try SearchPage.show(visit)
        case "/decisions": try DecisionsPage.show(visit)
        case "/decisions.csv": try DecisionsPage.table(visit)
        default: nil
        }
    }

    /// Links to the parts of a long list; `nil` when there is one part only.
    static func pager(_ visit: Visit, _ name: String, page: Int, of pages: Int, what: String) -> Fields? {
        guard pages > 1 else { return nil }
        func link(_ number: Int) -> String? {
            (1...pages).contains(number) ? LocalPath.adding(name, "\(number)", to: visit.here) : nil
        }
        return given(["what": what, "page": page, "of": pages, "previous": link(page - 1), "next": link(page + 1)])
    }

    /// The options of a choice, the chosen one marked.
    static func options(_ all: [(value: String, label: String)], chosen: String?) -> [Fields] {
        all.map { given(["value": $0.value, "label": $0.label, "chosen": $0.value == chosen ? true : nil]) }
    }

    static func angles(chosen: String?) -> [Fields] { options(Angle.allCases.map { ($0.rawValue, $0.rawValue) }, chosen: chosen) }

    /// How many parts of a size a list has, at least 1.
    static func parts(_ count: Int, of size: Int) -> Int { max(1, (count + size - 1) / size) }
}
