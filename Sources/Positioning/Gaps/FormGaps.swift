import MarketModel

/// An empty cell of product form by feature beside a filled neighbour: what one form of the product has and customers of another miss.
enum FormGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        guard ground.demand.reviews > 0 else { return [] }
        let forms = ground.tables.forms.forms
        guard forms.count >= 2 else { return [] }
        let members = ground.market.observable.filter { ground.rivalIDs.contains($0.brand) }
        let all = Set(members.map(\.page.id))
        return ground.matrix.concepts.flatMap { row -> [GapDraft] in
            guard row.rivals >= 2, row.concept.angle == .feature || row.concept.angle == .benefit,
                !ground.excluded.contains(row.concept.id),
                // A quality that any product may have says nothing of a form.
                !ground.isAnyones(row.concept.id),
                ground.isKnown(row.concept.id), ground.belongs(row.concept.id), Label.isMeaningful(row.concept.label),
                !Label.isService(row.concept.label), let demand = ground.demand.row(row.concept.id),
                demand.complaints + demand.requests >= 3
            else { return [] }
            let said = ground.occupancy.pages(row.concept)
            return forms.compactMap { form -> GapDraft? in
                let inside = members.filter { form.pages.contains($0.page.id) }
                // What another sort of product has by its nature, such as a cable, is no lack of this one.
                guard let near = ground.tables.forms.neighbourhood(of: form, among: all) else { return nil }
                let holding = members.filter { said.contains($0.page.id) && !form.pages.contains($0.page.id) && near.contains($0.page.id) }
                guard inside.count >= 5, Set(inside.map(\.brand)).count >= 3, !inside.contains(where: { said.contains($0.page.id) }),
                    holding.count >= 3, Set(holding.map(\.brand)).count >= 2
                else { return nil }
                let wanting = ground.voices.reviews(ground.voices.wanting(row.concept.id))
                let here = ground.voices.on(form.pages, wanting)
                guard !here.isEmpty else { return nil }
                return draft(row, form, inside: inside.count, holding: holding, wanting: here, demand, ground)
            }
        }
    }

    private static func draft(
        _ row: ConceptRow, _ form: ProductForms.Form, inside: Int, holding: [Market.Member], wanting: Set<Int>, _ demand: DemandTable.Row,
        _ ground: GapGround
    ) -> GapDraft {
        let type = ProductForms.concept(form)
        let outside = max(1, ground.market.observable.count - inside)
        let bound = Absence.wilsonUpperAtZero(n: inside, z: ground.settings.confidenceZ)
        var components = Components()
        components.demand = min(1, demand.opportunity / 20 + 0.1 * Double(wanting.count))
        components.vacancy = 1 - bound
        components.plausibility = min(1, 0.6 + Double(holding.count) / Double(outside))
        components.distance = 1 - 0.5 * row.share
        if ground.hasCapabilities { components.fit = ground.capabilities[row.concept.id] != nil ? 1 : 0.3 }
        let label = "\(Label.capitalised(form.label)) \(Label.joint(row.concept, to: form.label)) \(Label.inSentence(row.concept))"
        return GapDraft(
            kind: .combination, label: label, concepts: [type, row.concept], components: components,
            evidence: {
                var evidence = GapEvidence(
                    search: ground.search(ground.forms(of: row.concept)),
                    reason:
                        "\(holding.count) other pages claim “\(row.concept.label)”, none of \(inside) \(form.label) pages does; \(Count.of(demand.complaints + demand.requests, "customer misses", "customers miss")) it."
                )
                evidence.path = [form.label, row.concept.label]
                evidence.support = ground.voices.quotes(wanting, about: [ground.voices.wanting(row.concept.id)], limit: 4)
                evidence.nearestMisses = row.cells.filter { ground.rivalIDs.contains($0.brand) }.prefix(3).compactMap(
                    \.holding.quotes.first)
                evidence.demand = ground.demandSummary([row.concept.id])
                evidence.origins = ["The matrix by product form: empty here, filled next door."]
                evidence.statistics = [
                    "pages of the form": Double(inside), "pages elsewhere that claim it": Double(holding.count),
                    "wilson upper bound": bound,
                ]
                evidence.whyEmpty =
                    ["It may be harder or dearer to build into \(form.label)."] + EmptyGround.reasons(for: [row.concept], ground: ground)
                evidence.rivalStrength = Distance.avoided([row.concept], ground)
                evidence.overturnedBy = ["One page of \(form.label) that claims “\(row.concept.label)”."]
                return evidence
            }, trust: GapGround.breadth(demand.brandsWanting))
    }
}
