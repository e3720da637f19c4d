import MarketModel

/// Sentence patterns for a market whose lexicons bring none.
enum BuiltInTemplates {
    static let all: [DraftTemplate] = {
        let lines: [(Angle, Angle, Polarity, String)] = [
            (.feature, .feature, .present, "{Label}, built in from the start."),
            (.feature, .feature, .absent, "{Label} by design."),
            (.feature, .benefit, .present, "Built to be {label}."),
            (.feature, .benefit, .absent, "Built for {label}."),
            (.feature, .occasion, .present, "Every detail made for {label}."),
            (.feature, .user, .present, "Every detail made for {label}."),
            (.occasion, .feature, .present, "For the moments when {label} matters."),
            (.occasion, .feature, .absent, "For the moments when {label} matters."),
            (.occasion, .benefit, .present, "For the days when you need it: {label}."),
            (.occasion, .benefit, .absent, "For the days when you need it: {label}."),
            (.occasion, .occasion, .present, "Made for {label}."),
            (.occasion, .user, .present, "For {label}, wherever the day goes."),
            (.benefit, .feature, .present, "{Label}, so that you need not think about it."),
            (.benefit, .feature, .absent, "{Label}, so that you need not think about it."),
            (.benefit, .benefit, .present, "{Label}. That is the point."),
            (.benefit, .benefit, .absent, "{Label}. That is the point."),
            (.benefit, .occasion, .present, "Ready for {label} when you are."),
            (.benefit, .user, .present, "One thing less to worry about for {label}."),
            (.user, .feature, .present, "For people who ask for {label}."),
            (.user, .feature, .absent, "For people who ask for {label}."),
            (.user, .benefit, .present, "For people who want one thing: {label}."),
            (.user, .benefit, .absent, "For people who want one thing: {label}."),
            (.user, .occasion, .present, "For people who choose {label}."),
            (.user, .user, .present, "Made for {label}."),
        ]
        return lines.map { DraftTemplate(draftAngle: $0.0, conceptAngle: $0.1, polarity: $0.2, text: $0.3) }
    }()
}
