import ArgumentParser
import Foundation
import MarketStore
import Pipeline

/// What the process says to its caller: 0 done, 1 done but some pages failed, 2 unusable arguments or input, 3 there are alerts.
enum ExitStatus {
    /// Thrown when the work is done but some pages failed; each was told when it happened.
    static let somePagesFailed = ExitCode(1)

    /// Thrown by `history --alerts` when there is something to look at.
    static let alerts = ExitCode(3)

    /// Ends the process as an error asks: help and closed pipes are no failures, whatever the parser refuses is 2.
    static func leave(with error: any Error) -> Never {
        switch error {
        case is Console.ClosedPipe: exit(0)
        case let code as ExitCode: exit([0, 1, 3].contains(code.rawValue) ? code.rawValue : 2)
        case let unusable as UnusableInput:
            Console.complain(unusable.description)
            exit(2)
        case let market as MarketFileError:
            Console.complain(market.description)
            exit(2)
        default:
            if Creneau.exitCode(for: error) == .success {
                try? Console.write(Creneau.fullMessage(for: error) + "\n")
                exit(0)
            }
            let message = Creneau.fullMessage(for: error)
            Console.writeError(message.hasPrefix("Error: ") ? "creneau: " + message.dropFirst(7) : message)
            exit(2)
        }
    }
}
