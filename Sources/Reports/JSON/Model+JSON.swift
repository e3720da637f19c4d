import MarketModel
import Positioning

extension Concept {
    /// Appends the members of a concept to the object that is open.
    func write(to json: inout JSONWriter) {
        json.member("id", id.rawValue)
        json.member("label", label)
        json.member("angle", angle.rawValue)
        json.member("polarity", polarity.rawValue)
    }
}

extension PageQuote {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("text", text)
            json.member("brand", brand?.rawValue)
            json.member("zone", zone.rawValue)
            json.member("page", page.rawValue)
            json.member("block", evidence.block)
            json.member("start", evidence.range.lowerBound)
            json.member("end", evidence.range.upperBound)
        }
    }
}

extension VoiceQuote {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("page", page.rawValue)
            json.member("block", evidence.block)
            json.member("start", evidence.range.lowerBound)
            json.member("end", evidence.range.upperBound)
            json.member("text", text)
            json.member("sense", sense.rawValue)
            json.member("brand", brand?.rawValue)
            json.member("voice", voice)
            json.member("date", date)
        }
    }
}

extension Gap {
    /// The object of DESIGN's contract.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("rank", rank)
            json.member("kind", kind.rawValue)
            json.member("angle", angle.rawValue)
            json.member("label", label)
            json.member("concepts", array: concepts) { json, concept in json.object { concept.write(to: &$0) } }
            if let scene {
                json.member("scene") { json in
                    scene.concept.write(to: &json)
                    json.member("voices", scene.voices)
                    if let quote = scene.quote {
                        json.key("quote")
                        quote.write(to: &json)
                    }
                }
            }
            json.member("grades") { json in
                json.member("empty", grades.empty.rawValue)
                json.member("wanted", grades.wanted.rawValue)
                json.member("first", grades.first.rawValue)
            }
            json.member("worth") { worth.write(to: &$0) }
            json.key("rankRange")
            json.array([rankRange.lowerBound, rankRange.upperBound]) { $0.value($1) }
            if !path.isEmpty { json.member("path", path) }
            json.member("reason", reason)
            json.member("evidence") { evidence.write(to: &$0) }
            if let avoid {
                json.member("avoid") { json in
                    avoid.concept.write(to: &json)
                    json.member("brand", avoid.brandName)
                    if let quote = avoid.quote {
                        json.key("quote")
                        quote.write(to: &json)
                    }
                }
            }
            json.member("mayBeEmptyBecause", mayBeEmptyBecause)
            json.member("overturnedBy", overturnedBy)
        }
    }
}

extension Gap.Worth {
    func write(to json: inout JSONWriter) {
        json.member("value", JSONWriter.rounded(value))
        json.member("wanting", wanting)
        json.member("context", context)
        json.member("praise", praise)
        if sure != 1 { json.member("sure", JSONWriter.rounded(sure)) }
        json.member("unhappy", JSONWriter.rounded(unhappy))
        json.member("held", JSONWriter.rounded(held))
        json.member("free", JSONWriter.rounded(free))
        json.member("particular", JSONWriter.rounded(particular))
        if factor != 1 { json.member("factor", JSONWriter.rounded(factor)) }
    }
}

extension GapEvidence {
    func write(to json: inout JSONWriter) {
        json.member("demand") { json in
            json.member("voices", demand.voices)
            json.member("products", demand.products)
            json.member("praise", demand.praise)
            json.member("reviews", demand.reviews)
            json.member("quotes", array: demand.quotes) { $1.write(to: &$0) }
            json.member("others", array: demand.others) { $1.write(to: &$0) }
            json.member("praised", array: demand.praised) { $1.write(to: &$0) }
        }
        json.member("holders", array: holders) { json, holder in
            json.object { json in
                json.member("brand", holder.name)
                json.member("strength", JSONWriter.rounded(holder.strength))
                json.member("pages", holder.pages.map(\.rawValue))
                if let quote = holder.quote {
                    json.key("quote")
                    quote.write(to: &json)
                }
            }
        }
        json.member("misses", array: misses) { $1.write(to: &$0) }
        if let figure {
            json.member("figure") { json in
                json.member("stated", figure.stated)
                if let best = figure.best {
                    json.member("best", Wording.quantity(best))
                    json.member("value", best.upper ?? best.value)
                    json.member("unit", best.unit)
                }
                json.member("brand", figure.brandName)
                if let quote = figure.quote {
                    json.key("quote")
                    quote.write(to: &json)
                }
            }
        }
        json.member("searched", searched.words)
        json.member("seen") { json in
            json.member("brands", searched.brandsSeen)
            json.member("pages", searched.pagesSeen)
            json.member("pagesFailed", searched.pagesFailed)
            json.member("brandsNotObservable", searched.brandsNotObservable)
        }
        if !lines.isEmpty { json.member("lines", lines) }
    }
}

extension ShortlistEntry {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("gap", gap.id)
            json.member("rank", gap.rank)
            json.member("kind", gap.kind.rawValue)
            json.member("label", gap.label)
            json.member("grades") { json in
                json.member("empty", gap.grades.empty.rawValue)
                json.member("wanted", gap.grades.wanted.rawValue)
                json.member("first", gap.grades.first.rawValue)
            }
            json.member("concept", concept)
            json.member("reason", gap.reason)
            json.member("drafts", array: drafts) { json, draft in
                json.object { json in
                    json.member("angle", draft.angle.rawValue)
                    json.member("text", draft.text)
                    json.member("generated", draft.generated)
                }
            }
            json.member("proofNeeded", proofNeeded)
            if let avoid = gap.avoid {
                json.member("avoid") { json in
                    avoid.concept.write(to: &json)
                    json.member("brand", avoid.brandName)
                    json.member("quote", avoid.quote?.text)
                }
            }
            json.member("regulated", array: regulated) { json, flag in
                json.object { json in
                    json.member("pattern", flag.pattern)
                    json.member("countries", flag.countries)
                    json.member("note", flag.note)
                }
            }
        }
    }
}
