import Claims
import MarketModel
import Reports

extension ClaimExplanation {
    /// The explanation as one member of a page's JSON.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("text", text)
            json.member("claim", isClaim)
            json.member("angle", angle.rawValue)
            json.member("concept", concept.rawValue)
            json.member("block", evidence.block)
            json.member("start", evidence.range.lowerBound)
            json.member("end", evidence.range.upperBound)
            json.member("chance", JSONWriter.rounded(chance))
            json.member("chanceOnPage", chanceOnPage.map { JSONWriter.rounded($0) })
            json.member("verdict", verdict)
            json.member("reasons", array: reasons) { json, reason in
                json.object { json in
                    json.member("source", reason.source)
                    json.member("name", reason.name)
                    json.member("weight", JSONWriter.rounded(reason.weight))
                }
            }
        }
    }

    /// The explanation in a line for a reader, with a line a reason below.
    var line: String {
        let head = "\(isClaim ? "claim" : "none") “\(DisplayWidth.oneLine(text))” \(concept.rawValue): \(verdict)\n"
        return head
            + reasons.map { "    \($0.source) \($0.name)\($0.weight == 0 ? "" : " \(Table.fixed($0.weight, 2))")\n" }.joined()
    }
}
