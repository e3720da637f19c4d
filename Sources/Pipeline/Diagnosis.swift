import CZlib
import Foundation
import Lexicons
import MarketModel
public import Reports

/// What `doctor` tells: versions, libraries, lexicons, and what is wrong with them.
public struct Diagnosis: Sendable {
    public let table: Table
    /// `nil` when nothing is wrong.
    public let complaint: UnusableInput?

    /// What is there of a language, and what it is good for.
    private static func text(of state: LanguageReadiness) -> String {
        let uses = LanguageReadiness.Use.allCases.map { use in
            let missing = state.missing[use, default: []]
            return missing.isEmpty
                ? "\(use.rawValue) are read" : "\(use.rawValue) are not observable: no \(missing.joined(separator: ", "))"
        }
        return (["\(state.known) of \(state.concepts) concepts"] + uses).joined(separator: "; ")
    }

    public static func make(lexicons: String?) -> Diagnosis {
        var table = Table(title: "", columns: [.init("part", "Part"), .init("state", "State")])
        func add(_ part: String, _ state: String) { table.add([.text(part), .text(state)]) }
        add("creneau", Version.current)
        add("zlib", String(cString: zlibVersion()))
        add("libxlsxwriter", Spreadsheet.libraryVersion)
        add("processors", "\(Workers.count)")
        do throws(UnusableInput) {
            let access = try LexiconAccess(named: lexicons)
            add("lexicons", access.folder)
            for state in access.lexicons.languages.sorted().compactMap({ access.lexicons.readiness(of: $0) }) {
                add("language \(state.language)", Self.text(of: state))
            }
            do throws(LexiconError) {
                try access.lexicons.validate()
                let catalogue = try access.lexicons.catalogue
                add("concepts", "\(catalogue.concepts.count)")
                add("trade-offs", "\(catalogue.tradeOffs.count)")
                add("fingerprint", access.fingerprint())
            } catch {
                for problem in error.problems { add("problem", problem.description) }
                return Diagnosis(
                    table: table,
                    complaint: UnusableInput(
                        "\(Wording.count(error.problems.count, "problem")) in the lexicons", remedy: "correct the lines that are told"))
            }
            _ = try PageAnalyst(access.lexicons, withClaims: true)
            add("models", "read")
        } catch {
            return Diagnosis(table: table, complaint: error)
        }
        return Diagnosis(table: table, complaint: nil)
    }
}
