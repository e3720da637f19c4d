import Concepts
import Foundation
import Lexicons
import MarketModel

extension Trainer {
    /// One page of `demand/NAME.jsonl`: what its customers say.
    private struct Customers: Decodable {
        struct Statement: Decodable {
            let sense: MarketModel.Statement.Sense
            let concept: String
            let angle: Angle?
        }

        let page: String
        let statements: [Statement]
    }

    /// Counts in how many labelled markets customers want a concept, and writes `en/generic-wants.tsv`.
    ///
    /// - Parameters:
    ///   - data: the folder that holds `demand/NAME.jsonl`, a market a file.
    ///   - without: ids of pages whose customers are not heard; a market of which none is left does not count.
    func trainGenericWants(data: String, without: Set<String>, output: String) throws {
        let folder = URL(filePath: data, directoryHint: .isDirectory).appending(path: "demand")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
        guard !names.isEmpty else {
            progress("generic wants: no labelled customers in the folder; the table is left as it is")
            return
        }
        let resolver = try ConceptResolver(lexicons: Lexicons.load(folder: output))
        var markets: [ConceptID: Set<String>] = [:], labels: [ConceptID: Set<String>] = [:], counted: Set<String> = []
        for name in names {
            let lines = try Data(contentsOf: folder.appending(path: name)).split(separator: UInt8(ascii: "\n"))
            for (number, line) in lines.enumerated() {
                let page: Customers
                do { page = try JSONDecoder().decode(Customers.self, from: Data(line)) } catch {
                    throw LabelledData.Failure(
                        path: "demand/\(name):\(number + 1)", message: "not a page with labelled statements: \(error)")
                }
                if without.contains(page.page) { continue }
                counted.insert(name)
                for statement in page.statements where statement.sense.isWanting {
                    let id = resolver.concept(of: statement.concept, angle: statement.angle).id
                    markets[id, default: []].insert(name)
                    labels[id, default: []].insert(statement.concept.lowercased().filter { $0 != "|" && $0 != "\t" })
                }
            }
        }
        var text =
            "# In how many labelled markets customers want a concept; made by `creneau train`.\n# total\t\(counted.count)\n# concept\tmarkets\tlabels\n"
        for id in markets.keys.sorted() where markets[id]!.count > 1 {
            text += "\(id)\t\(markets[id]!.count)\t\(labels[id]!.sorted().joined(separator: " | "))\n"
        }
        progress("generic wants: \(markets.values.count { $0.count > 1 }) concepts are wanted in more than one of \(counted.count) markets")
        try Self.write(["en/generic-wants.tsv": Array(text.utf8)], below: output)
    }
}
