import MarketModel
import Positioning

extension AuditReport {
    /// The members of an object that is open.
    func write(to json: inout JSONWriter) {
        json.member("label", label)
        json.member("concepts", array: concepts) { json, concept in json.object { concept.write(to: &$0) } }
        json.member("needs", needs)
        func figure(_ name: String, _ figure: Figure, _ json: inout JSONWriter) {
            json.member(name) { json in
                json.member("n", figure.n)
                json.member("of", figure.of)
            }
        }
        figure("accuracy", accuracy, &json)
        figure("continuity", continuity, &json)
        json.member("saturation", JSONWriter.rounded(saturation))
        figure("claims", claims, &json)
        figure("prominent", prominent, &json)
        json.member("pages", array: pages) { json, page in
            json.object { json in
                json.member("page", page.page.rawValue)
                json.member("source", page.source)
                json.member("captured", page.captured)
                json.member("accurate", page.isAccurate)
                json.member("says", array: page.says) { $1.write(to: &$0) }
                json.member("against", array: page.contradictions) { json, item in
                    json.object { json in
                        json.member("kind", item.kind.rawValue)
                        json.member("text", item.text)
                        json.member("against", item.against)
                    }
                }
                json.member("buyers", array: page.buyers) { $1.write(to: &$0) }
                json.member("places") { json in
                    for place in AuditPlace.allCases { json.member(place.rawValue, (page.cells[place] ?? .absent).rawValue) }
                }
            }
        }
        for (name, asides) in [("diluting", diluting), ("feeding", feeding)] {
            json.member(name, array: asides) { json, aside in
                json.object { json in
                    aside.concept.write(to: &json)
                    json.member("pages", aside.pages)
                    json.member("rivals", aside.rivals)
                    if !aside.feeds.isEmpty { json.member("feeds", aside.feeds) }
                    json.member("prominent", aside.isProminent)
                    json.key("quote")
                    aside.quote.write(to: &json)
                }
            }
        }
        json.member("edits", array: edits) { json, edit in
            json.object { json in
                json.member("text", edit.text)
                json.member("pages", edit.pages.map(\.rawValue))
                json.member("places", edit.cells)
                json.member("accurate", edit.accurate)
                json.member("draft", edit.draft)
                json.member("length", edit.length)
            }
        }
    }
}

extension Scorecard {
    /// The members of an object that is open.
    func write(to json: inout JSONWriter) {
        json.member("pages", pages.map(\.rawValue))
        json.member("stakes", array: stakes) { json, stake in
            json.object { json in
                stake.concept.write(to: &json)
                json.member("rivals", stake.rivals)
                json.member("of", stake.of)
            }
        }
        json.member("buried", array: buried) { json, buried in
            json.object { json in
                buried.concept.write(to: &json)
                json.member("praise", buried.praise)
                json.member("place", buried.place?.rawValue)
                json.member("quotes", array: buried.quotes) { $1.write(to: &$0) }
            }
        }
        json.member("questions", array: questions) { json, question in
            json.object { json in
                question.concept?.write(to: &json)
                json.member("customers", question.customers)
                json.member("quotes", array: question.quotes) { $1.write(to: &$0) }
            }
        }
        json.member("denied", array: denied) { json, denied in
            json.object { json in
                denied.concept.write(to: &json)
                json.member("against", denied.against)
                json.member("pleased", denied.pleased)
                json.member("own", denied.isOwn)
                json.key("claim")
                denied.claim.write(to: &json)
                json.member("quotes", array: denied.quotes) { $1.write(to: &$0) }
            }
        }
        json.member("unproven", array: unproven) { json, unproven in
            json.object { json in
                json.member("pages", unproven.pages)
                json.member("show", unproven.show)
                json.key("quote")
                unproven.quote.write(to: &json)
            }
        }
        json.member("watched", array: watched) { json, watched in
            json.object { json in
                json.member("pattern", watched.pattern)
                json.member("countries", watched.countries)
                json.member("note", watched.note)
                json.key("quote")
                watched.quote.write(to: &json)
            }
        }
    }
}
