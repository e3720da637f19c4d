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

extension Gap {
    /// The object of DESIGN's contract: identity, score and the whole evidence card.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("rank", rank)
            json.member("kind", kind.rawValue)
            json.member("label", label)
            json.member("concepts", array: concepts) { json, concept in json.object { concept.write(to: &$0) } }
            json.member("score", JSONWriter.rounded(score))
            json.member("components") { json in
                for name in components.keys.sorted() { json.member(name, JSONWriter.rounded(components[name] ?? 0)) }
            }
            json.key("rankRange")
            json.array([rankRange.lowerBound, rankRange.upperBound]) { $0.value($1) }
            json.key("evidence")
            evidence.write(to: &json)
        }
    }
}

extension GapEvidence {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("reason", reason)
            json.member("search") { json in
                json.member("forms", search.forms)
                json.member("brandsSeen", search.brandsSeen)
                json.member("pagesSeen", search.pagesSeen)
                json.member("pagesFailed", search.pagesFailed)
                json.member("brandsNotObservable", search.brandsNotObservable)
            }
            json.member("origins", origins)
            if !path.isEmpty { json.member("path", path) }
            json.member("nearestMisses", array: nearestMisses) { $1.write(to: &$0) }
            if let demand {
                json.member("demand") { json in
                    json.member("requests", demand.requests)
                    json.member("praises", demand.praises)
                    json.member("complaints", demand.complaints)
                    json.member("reviews", demand.reviews)
                    json.member("quotes", array: demand.quotes) { $1.write(to: &$0) }
                }
            }
            json.member("support", array: support) { $1.write(to: &$0) }
            json.member("rivalStrength", rivalStrength)
            json.member("whyEmpty", whyEmpty)
            json.member("overturnedBy", overturnedBy)
            json.member("statistics") { json in
                for name in statistics.keys.sorted() { json.member(name, JSONWriter.rounded(statistics[name] ?? 0, 6)) }
            }
        }
    }
}

extension ShortlistEntry {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("gap", gap.id)
            json.member("rank", gap.rank)
            json.member("kind", gap.kind.rawValue)
            json.member("label", gap.label)
            json.member("score", JSONWriter.rounded(gap.score))
            json.member("concept", concept)
            json.member("reason", gap.evidence.reason)
            json.member("drafts", array: drafts) { json, draft in
                json.object { json in
                    json.member("angle", draft.angle.rawValue)
                    json.member("text", draft.text)
                    json.member("generated", draft.generated)
                }
            }
            json.member("proofNeeded", proofNeeded)
            json.member("stayAway", array: stayAway) { json, rival in
                json.object { json in
                    rival.concept.write(to: &json)
                    json.member("brand", rival.brandName)
                    json.member("quote", rival.quote?.text)
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
