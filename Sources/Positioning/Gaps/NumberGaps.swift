import MarketModel

/// A value beyond what anyone states, where the numbers stand still: a race that everybody runs is no gap.
enum NumberGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        ground.matrix.concepts.compactMap { row -> GapDraft? in
            guard row.rivals >= 2, row.concept.angle == .feature || row.concept.angle == .benefit, let numbers = row.numbers,
                !ground.excluded.contains(row.concept.id),
                Label.isMeaningful(row.concept.label),
                let leader = numbers.entries.first, !numbers.baseUnit.isEmpty, !NumberGaps.lessIsMore(row.concept.label),
                !NumberGaps.doses.contains(leader.quantity.unit)
            else { return nil }
            let values = numbers.entries.map(\.quantity.baseValue)
            let atTop = values.filter { $0 >= 0.999 * values[0] }.count
            let standsStill = Double(atTop) / Double(values.count)
            let silent = Double(numbers.withoutNumber.count) / Double(row.rivals)
            guard (values.count >= 2 && standsStill >= 0.5) || silent >= 0.6 else { return nil }
            let related = [row.concept.id] + (ground.catalogue[row.concept.id]?.related ?? [])
            let demand = related.compactMap { ground.demand.row($0) }.filter { $0.complaints + $0.requests > 0 }.max {
                ($0.opportunity, $1.concept.id) < ($1.opportunity, $0.concept.id)
            }
            guard demand != nil || ground.capabilities[row.concept.id]?.quantity != nil || (ground.demand.reviews == 0 && row.rivals >= 4)
            else { return nil }
            let stated = text(leader.quantity)
            var components = Components()
            if ground.demand.reviews > 0 {
                components.demand = demand.map { $0.opportunity / 20 } ?? 0.05
            }
            components.vacancy =
                max(standsStill, silent)
                * (1 - Absence.wilsonUpperAtZero(n: row.rivals, z: ground.settings.confidenceZ))
            components.plausibility = 0.7
            components.distance = 0.5
            if ground.hasCapabilities {
                let own = ground.capabilities[row.concept.id]?.quantity
                components.fit =
                    own.map { $0.baseUnit == numbers.baseUnit && $0.baseValue > numbers.highest ? 1 : 0.2 }
                    ?? 0.3
            }
            let names = Dictionary(uniqueKeysWithValues: ground.matrix.brands.map { ($0.id, $0.name) })
            var evidence = GapEvidence(
                search: ground.search(ground.forms(of: row.concept)),
                reason:
                    "\(values.count) brands state a number and none goes beyond \(stated) (\(names[leader.brand] ?? leader.brand.rawValue))."
            )
            evidence.support = row.cells.filter { $0.holding.quantity != nil }.prefix(4).compactMap(
                \.holding.quotes.first)
            evidence.demand = ground.demandSummary(demand.map { [$0.concept.id] } ?? [row.concept.id])
            evidence.origins = [
                "The matrix: \(row.rivals) brands claim it, \(numbers.withoutNumber.count) of them without a number."
            ]
            if let demand, demand.concept.id != row.concept.id {
                evidence.origins.append(
                    "Customers: \(Count.of(demand.complaints, "complains", "complain")) of missing “\(demand.concept.label)”, which it would answer for."
                )
            }
            evidence.whyEmpty = ["A larger number may cost more than the price allows."]
            evidence.overturnedBy = ["One rival page that states more than \(stated)."]
            evidence.statistics["highest stated"] = numbers.highest
            return GapDraft(
                kind: .number, label: "\(Label.capitalised(row.concept.label)) beyond \(stated)",
                concepts: [row.concept],
                components: components, evidence: evidence)
        }
    }

    /// Units of a dose: more of it is no promise, and often not allowed.
    private static let doses: Set<String> = [
        "milligram", "microgram", "part per million", "international unit", "percent", "mg", "mcg", "iu", "ppm", "%",
    ]

    /// Whether a smaller number is the better one, by the words of the label.
    private static func lessIsMore(_ label: String) -> Bool {
        !Set(ContentWords.raw(label)).isDisjoint(with: [
            "low", "light", "lightweight", "thin", "slim", "compact", "small", "fast", "quick", "instant", "latency", "lag", "delay",
            "noise",
            "quiet", "weight", "consumption", "saving",
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
