import MarketModel

/// A value beyond what anyone states, where the numbers stand still, or a value that nobody states at all.
///
/// A race that everybody runs is no gap: the numbers must stand still, and customers must speak of what the number would answer.
enum NumberGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        let rows = ground.matrix.concepts.filter {
            $0.rivals >= 2 && ($0.concept.angle == .feature || $0.concept.angle == .benefit) && !ground.excluded.contains($0.concept.id)
                && ground.belongs($0.concept.id) && Label.isMeaningful($0.concept.label)
        }
        return rows.compactMap { beyond($0, ground) } + rows.compactMap { unstated($0, ground) }
    }

    // MARK: Beyond the largest

    private static func beyond(_ row: ConceptRow, _ ground: GapGround) -> GapDraft? {
        guard let numbers = row.numbers, let leader = numbers.entries.first, !numbers.baseUnit.isEmpty, numbers.highest > 0,
            !lessIsMore(row.concept.label), !unbeatable.contains(leader.quantity.unit)
        else { return nil }
        let values = numbers.entries.map(\.quantity.baseValue)
        let standsStill = Double(values.filter { $0 >= 0.999 * values[0] }.count) / Double(values.count)
        let isPromise = !Set(ContentWords.raw(row.concept.label)).isDisjoint(with: promises)
        // A number that few state beside a concept is mostly a number of something else.
        let failing = isPromise ? ground.voices.reviews(ground.voices.failing) : []
        guard values.count >= (isPromise ? 2 : 3), isPromise || 2 * values.count >= row.rivals, standsStill >= 0.5 || failing.count >= 3
        else { return nil }
        let related = [row.concept.id] + (ground.catalogue[row.concept.id]?.related ?? [])
        let wanting = related.compactMap { ground.demand.row($0) }.filter { $0.complaints + $0.requests > 0 }.max {
            ($0.opportunity, $1.concept.id) < ($1.opportunity, $0.concept.id)
        }
        guard
            wanting != nil || failing.count >= 2 || ground.capabilities[row.concept.id]?.quantity != nil
                || (ground.demand.reviews == 0 && row.rivals >= 3 && values.count >= 3)
        else { return nil }
        let stated = text(leader.quantity)
        var components = Components()
        if ground.demand.reviews > 0 {
            let asked = wanting.map { $0.opportunity / 20 } ?? 0.05
            let failed = failing.isEmpty ? 0 : ground.demand.importance(failing.count) * 0.1
            components.demand = min(1, max(asked, failed))
        }
        components.vacancy =
            max(standsStill, failing.count >= 3 ? 0.6 : 0)
            * (1 - Absence.wilsonUpperAtZero(n: ground.rivals.count, z: ground.settings.confidenceZ))
        components.plausibility = failing.count >= 3 ? 0.9 : 0.6
        components.distance = failing.count >= 3 ? 0.8 : 0.5
        if ground.hasCapabilities {
            let own = ground.capabilities[row.concept.id]?.quantity
            components.fit = own.map { $0.baseUnit == numbers.baseUnit && $0.baseValue > numbers.highest ? 1 : 0.2 } ?? 0.3
        }
        return GapDraft(
            kind: .number, label: "\(Label.capitalised(row.concept.label)) beyond \(stated)", concepts: [row.concept],
            components: components,
            evidence: { beyondCard(row, numbers, leader, stated: stated, wanting: wanting, failing: failing, ground) },
            trust: ground.demand.reviews == 0
                ? 0.8 : GapGround.breadth(failing.isEmpty ? wanting?.brandsWanting ?? 4 : ground.voices.brands(failing).count))
    }

    private static func beyondCard(
        _ row: ConceptRow, _ numbers: NumberRange, _ leader: NumberRange.Entry, stated: String, wanting: DemandTable.Row?,
        failing: Set<Int>, _ ground: GapGround
    ) -> GapEvidence {
        let name = ground.matrix.brand(leader.brand)?.name ?? leader.brand.rawValue
        var reason =
            "\(Count.of(numbers.entries.count, "brand states", "brands state")) a number and none goes beyond \(stated) (\(name))"
        if !failing.isEmpty {
            reason +=
                "; \(Count.of(failing.count, "customer tells", "customers tell")) of failure after days, weeks or months, on \(Count.of(ground.voices.pages(failing).count, "page", "pages"))"
        }
        var evidence = GapEvidence(search: ground.search(ground.forms(of: row.concept)), reason: reason + ".")
        evidence.support =
            ground.voices.quotes(failing, about: [ground.voices.failing], limit: 4)
            + row.cells.filter { $0.holding.quantity != nil && ground.rivalIDs.contains($0.brand) }.prefix(4).compactMap(
                \.holding.quotes.first)
        evidence.demand = ground.demandSummary(wanting.map { [$0.concept.id] } ?? [row.concept.id])
        evidence.origins = [
            "The matrix: \(Count.of(row.rivals, "brand claims", "brands claim")) it, \(numbers.withoutNumber.count) of them without a number."
        ]
        if let wanting, wanting.concept.id != row.concept.id, wanting.complaints > 0 {
            evidence.origins.append(
                "Customers: \(Count.of(wanting.complaints, "complains", "complain")) of missing “\(wanting.concept.label)”, which it would answer for."
            )
        }
        evidence.whyEmpty = ["A larger number may cost more than the price allows."]
        evidence.overturnedBy = ["One rival page that states more than \(stated)."]
        evidence.statistics["highest stated"] = numbers.highest
        if !failing.isEmpty { evidence.statistics["reviews of early failure"] = Double(failing.count) }
        return evidence
    }

    // MARK: Never stated

    /// What sellers promise without a figure while customers complain in hours.
    private static func unstated(_ row: ConceptRow, _ ground: GapGround) -> GapDraft? {
        guard row.rivals >= 3, row.concept.angle == .benefit || LabelShape(row.concept) == .adjective,
            let demand = ground.demand.row(row.concept.id)
        else { return nil }
        let timed = row.cells.filter {
            ground.rivalIDs.contains($0.brand) && Duration.dimension.contains($0.holding.quantity?.baseUnit ?? "")
        }
        guard timed.isEmpty else { return nil }
        let reviews = ground.voices.reviews(ground.voices.complainingInHours(row.concept))
        guard reviews.count >= 2, ground.voices.brands(reviews).count >= 2 else { return nil }
        var components = Components()
        components.demand = min(1, demand.opportunity / 20 + 0.06 * Double(reviews.count))
        components.vacancy = 1 - Absence.wilsonUpperAtZero(n: ground.rivals.count, z: ground.settings.confidenceZ)
        components.plausibility = min(1, 0.5 + 0.1 * Double(reviews.count))
        components.distance = 1 - 0.7 * row.share
        if ground.hasCapabilities { components.fit = ground.capabilities[row.concept.id] != nil ? 1 : 0.3 }
        return GapDraft(
            kind: .number, label: "\(Label.capitalised(row.concept.label)), for a stated number of hours", concepts: [row.concept],
            components: components,
            evidence: {
                var evidence = GapEvidence(
                    search: ground.search(ground.forms(of: row.concept)),
                    reason:
                        "\(Count.of(row.rivals, "brand promises", "brands promise")) it, none says for how long; \(Count.of(reviews.count, "customer complains", "customers complain")) of it in hours."
                )
                evidence.support =
                    ground.voices.quotes(sentences: ground.voices.complainingInHours(row.concept), limit: 4)
                    + row.cells.filter { ground.rivalIDs.contains($0.brand) }.prefix(3).compactMap(\.holding.quotes.first)
                evidence.demand = ground.demandSummary([row.concept.id])
                evidence.origins = ["Customers measure it in hours, sellers do not."]
                evidence.whyEmpty = ["People differ, and a figure can be attacked."]
                evidence.overturnedBy = ["One rival page that says for how many hours."]
                evidence.rivalStrength = Distance.avoided([row.concept], ground)
                return evidence
            }, trust: GapGround.breadth(ground.voices.brands(reviews).count))
    }

    /// Units of which more is no promise: a dose, often not allowed; an angle or a share, which end somewhere.
    private static let unbeatable: Set<String> = [
        "milligram", "microgram", "part per million", "international unit", "percent", "mg", "mcg", "iu", "ppm", "%", "degree",
        "millimetre",
        "piece",
    ]

    /// Words of what a seller answers for in years.
    private static let promises: Set<String> = ["warranty", "guarantee", "guaranteed", "lifetime"]

    /// Whether a smaller number is the better one, by the words of the label.
    private static func lessIsMore(_ label: String) -> Bool {
        !Set(ContentWords.raw(label)).isDisjoint(with: [
            "low", "light", "lightweight", "thin", "slim", "compact", "small", "fast", "quick", "instant", "latency", "lag", "delay",
            "noise", "quiet", "weight", "consumption", "saving",
        ])
    }

    /// A quantity as a person writes it: "24 hours".
    static func text(_ quantity: Quantity) -> String {
        let value = Decimal.text(quantity.upper ?? quantity.value)
        guard !quantity.unit.isEmpty else { return value }
        let plural = value != "1" && quantity.unit.utf8.count > 2 && !quantity.unit.hasSuffix("s")
        return "\(value) \(quantity.unit)\(plural ? "s" : "")"
    }
}
