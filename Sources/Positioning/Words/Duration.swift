/// Spans of time in a customer's sentence: "after 6-7 months", "for couple of hours", "two days".
enum Duration {
    /// Base units of quantities that are times.
    static let dimension: Set<String> = ["second", "minute", "hour", "day", "week", "month", "year"]

    private static let short: Set<String> = ["hour", "hours", "hr", "hrs", "minutes", "minute", "mins"]
    private static let long: Set<String> = ["day", "days", "week", "weeks", "month", "months", "year", "years"]
    private static let counts: Set<String> = [
        "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few", "couple", "several", "some",
        "half",
    ]

    /// Words that say that something broke, alone or after "not", "stopped" and their like.
    private static let failure: Set<String> = [
        "stopped", "stop", "stops", "dead", "died", "dies", "broke", "broken", "breaks", "damage", "damaged", "faulty", "failed", "fails",
        "failure", "defect", "defective", "malfunction", "malfunctioning", "spoiled", "spoilt", "burnt", "leaking", "leaked", "leaks",
        "rusted", "cracked", "torn", "unusable", "useless", "problem", "issue", "gone",
    ]
    private static let work: Set<String> = ["work", "working", "works", "charging", "turning", "functioning", "starting"]
    private static let not: Set<String> = ["not", "isnt", "wont", "doesnt", "stopped", "stops", "stop", "quit", "no"]
    private static let before: Set<String> = ["after", "within", "in", "barely", "hardly", "only", "lasted", "just"]

    private static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && word.utf8.count <= 3 }

    /// Whether a word is a unit, or one that a lost space glued to the next word: "hoursBluetooth".
    private static func isUnit(_ word: String, _ units: Set<String>) -> Bool {
        units.contains(word) || word.utf8.count > 8 && units.contains { $0.hasSuffix("s") && $0.utf8.count > 3 && word.hasPrefix($0) }
    }

    /// Positions of a unit of time that a number or such a word stands before.
    private static func places(_ words: [String], units: Set<String>) -> [Int] {
        words.indices.filter { at in
            isUnit(words[at], units)
                && (1...3).contains { back in at >= back && (isNumber(words[at - back]) || counts.contains(words[at - back])) }
        }
    }

    /// Whether something is told to have failed after days, weeks, months or years: the failure stands within eight words of the time.
    static func tellsOfFailure(_ words: [String]) -> Bool {
        places(words, units: long).contains { at in
            guard (1...6).contains(where: { back in at >= back && before.contains(words[at - back]) }) else { return false }
            let near = max(0, at - 12)..<min(words.count, at + 9)
            return near.contains { n in
                failure.contains(words[n]) && !isDenied(words, n)
                    || work.contains(words[n]) && n > 0 && (not.contains(words[n - 1]) || n > 1 && not.contains(words[n - 2]))
            }
        }
    }

    private static func isDenied(_ words: [String], _ n: Int) -> Bool {
        (1...3).contains { back in n >= back && ["no", "not", "without", "never", "any", "dont", "didnt"].contains(words[n - back]) }
    }

    /// Whether a number of hours or minutes is told.
    static func tellsHours(_ words: [String]) -> Bool { !places(words, units: short).isEmpty }
}
