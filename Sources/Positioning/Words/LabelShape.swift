import MarketModel

/// How a concept's label stands in a sentence, by its words: the grammar that templates need.
enum LabelShape: Hashable, Sendable {
    /// Names a thing: "flip-top cap", "fresh breath", "noise cancelling".
    case thing
    /// Says how it is: "lightweight", "easy to clean", "BPA-free".
    case adjective
    /// Says what it does: "keeps drinks cold".
    case verb
    /// Says what is not in it: "no harmful chemicals".
    case none
    /// A user: "people with braces".
    case whom
    /// An occasion that stands after "for": "travel".
    case when
    /// An occasion that brings its own preposition: "in the car".
    case place

    init(_ concept: Concept) {
        let words = concept.label.lowercased().split(separator: " ")
        guard let first = words.first else {
            self = .thing
            return
        }
        switch concept.angle {
        case .user: self = .whom
        case .occasion: self = LabelShape.prepositions.contains(first) ? .place : .when
        case .feature, .benefit:
            if first == "no", words.count > 1 {
                self = .none
            } else if Label.isAdjective(concept.label) || first == "easy"
                || LabelShape.adjectives.contains(words.last!)
            {
                self = .adjective
            } else if LabelShape.isVerb(first) && (words.count > 1 || LabelShape.verbs.contains(first))
                || words.count == 2 && first.hasSuffix("s") && words[1].hasSuffix("ly")
            {
                self = .verb
            } else {
                self = .thing
            }
        }
    }

    private static let prepositions: Set<Substring> = [
        "in", "on", "at", "after", "before", "during", "between", "around", "under", "while",
    ]

    private static let adjectives: Set<Substring> = [
        "cosy", "fun", "waterproof", "loud", "fast", "open", "wireless", "cordless", "ergonomic",
        "effective", "gentle", "wide", "unsalted",
        "handmade", "hypoallergenic", "adjustable", "foldable", "retractable", "interchangeable",
        "built-in", "pre-filled", "tasty", "crunchy",
        "creamy", "healthy", "sturdy", "elegant", "stylish", "modern", "classic", "original", "secure",
        "private", "accurate", "precise",
        "colourful", "transparent", "heavy", "flat", "round", "long-lasting", "affordable", "tubeless",
        "seamless", "sugar-free", "backlit", "stable", "convenient",
    ]

    private static let verbs: Set<Substring> = [
        "heals", "soothes", "refreshes", "relaxes", "energises", "hydrates", "whitens",
    ]

    /// Third person singular: "keeps", "reduces"; not "headphones", by a list of the verbs that sell.
    private static func isVerb(_ word: Substring) -> Bool {
        sells.contains(word)
    }

    private static let sells: Set<Substring> = [
        "keeps", "protects", "saves", "makes", "fits", "prevents", "kills", "lowers", "relieves",
        "reduces", "strengthens", "sleeps", "looks",
        "feels", "helps", "supports", "improves", "boosts", "removes", "fights", "cleans", "smooths",
        "softens", "restores", "mixes", "dissolves", "retains", "sticks", "fills", "pours", "folds", "survives", "repairs", "heals",
        "stays", "works", "lasts", "holds", "stops", "gives", "impresses", "builds", "burns", "calms",
        "cools", "warms", "controls", "cuts",
        "dries", "eases", "extends", "firms", "gets", "goes", "grows", "increases", "lifts", "locks",
        "matches", "minimises", "moisturises",
        "nourishes", "opens", "plays", "reaches", "resists", "runs", "soothes", "speeds", "tastes",
        "tightens", "tones", "turns", "wakes",
        "blocks", "balances", "adapts", "adds", "absorbs", "brightens", "charges", "connects", "covers",
        "defines", "detoxifies", "enhances",
        "evens", "hydrates", "promotes", "raises", "regulates", "refreshes", "relaxes", "energises",
        "whitens", "suits", "slows", "sharpens",
    ]
}

extension Label {
    /// Heads that take an article in the singular: "a flip-top cap", but "stainless steel".
    private static let countable: Set<String> = [
        "cap", "lid", "lock", "handle", "case", "button", "switch", "cable", "cord", "strap", "spout",
        "sensor", "timer", "display", "screen",
        "remote", "app", "port", "plug", "battery", "filter", "pump", "bag", "pocket", "brush", "blade",
        "stand", "mount", "tube", "bottle",
        "tray", "hook", "clip", "cover", "box", "mode", "guarantee", "warranty", "design", "formula",
        "grip", "base", "jar", "motor", "fan",
        "speaker", "microphone", "panel", "keyboard", "mouse", "wheel", "belt", "zip", "hood", "refill",
        "jack", "driver", "driver", "neckband",
        "indicator", "compartment", "pouch", "straw", "mouthpiece", "finish", "body", "coating",
        "surface", "shape", "connection", "warranty", "fit", "taste", "scent",
        "price", "trial", "kit", "set", "option", "store", "signal", "picture", "touch", "stand",
        "frame", "holder", "opening", "dispenser",
        "applicator", "nozzle", "roller", "pad", "sole", "shutter", "camera", "receiver", "adapter",
        "charger", "dock", "hinge", "tip", "edge",
    ]

    /// Whether a label names a part or a thing in the box, by its last word: it is there or not, and no test tells how good it is.
    static func isPart(_ label: String) -> Bool {
        guard let head = label.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).last else { return false }
        let one = head.hasSuffix("s") ? head.dropLast() : head
        return parts.contains(String(one)) || parts.contains(String(head))
    }

    private static let parts: Set<String> = [
        "cap", "lid", "lock", "handle", "case", "button", "switch", "cable", "cord", "strap", "spout", "sensor", "timer", "display",
        "screen",
        "remote", "app", "port", "plug", "pump", "bag", "pocket", "brush", "stand", "mount", "tube", "tray", "hook", "clip", "cover", "box",
        "mode", "trial", "kit", "set", "option", "store", "holder", "adapter", "charger", "dock", "jack", "indicator", "pouch", "tip",
        "capsule", "tablet", "powder", "bottle", "jar", "pack", "supply", "size", "update", "apps", "input", "output", "connector",
    ]

    /// A label as a thing in the middle of a sentence, with an article where its head needs one.
    static func thing(_ label: String) -> String {
        let text = decapitalised(label)
        let head =
            text.split(separator: " ").first { $0 == "with" || $0 == "for" || $0 == "of" }.flatMap {
                stop in
                text.split(separator: " ").prefix { $0 != stop }.last
            } ?? text.split(separator: " ").last
        guard let head, countable.contains(String(head.split(separator: "-").last ?? head)),
            text.split(separator: " ").first.map({ !$0.allSatisfy(\.isNumber) }) ?? true
        else { return text }
        return "\(article(text)) \(text)"
    }

    /// "a" or "an", by how the next word sounds.
    static func article(_ text: String) -> String {
        let word = text.lowercased().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        if ["uni", "use", "usb", "eu", "one", "ux", "uk"].contains(where: { word.hasPrefix($0) }) {
            return "a"
        }
        if ["hour", "honest", "heir", "8", "11", "18"].contains(where: { word.hasPrefix($0) }) {
            return "an"
        }
        // An acronym is spelt: "an SPF", "an LED".
        let raw = text.prefix { $0.isLetter }
        if raw.count >= 2, raw.allSatisfy(\.isUppercase) {
            return "AEFHILMNORSX".contains(raw.first!) ? "an" : "a"
        }
        return "aeiou".contains(word.first ?? "b") ? "an" : "a"
    }
}
