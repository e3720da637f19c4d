import Demand
import MarketModel
import Reports

extension StatementExplanation {
    /// The explanation as one member of a page's JSON.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("text", text)
            json.member("sense", statement.sense.rawValue)
            json.member("concept", statement.concept.id.rawValue)
            json.member("block", statement.evidence.block)
            json.member("start", statement.evidence.range.lowerBound)
            json.member("end", statement.evidence.range.upperBound)
            json.member("chance", JSONWriter.rounded(chance))
            json.member("want", JSONWriter.rounded(want))
            json.member("point", point.map { JSONWriter.rounded($0) })
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
        "\(statement.sense.rawValue) “\(DisplayWidth.oneLine(text))” \(statement.concept.id.rawValue): \(verdict)\n"
            + reasons.map { "    \($0.source) \($0.name) \(Table.fixed($0.weight, 2))\n" }.joined()
    }
}
