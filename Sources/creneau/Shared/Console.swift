import Foundation
import MarketModel
import Pipeline
import Reports

/// Standard output for results, standard error for progress and diagnostics.
struct Console {
    /// The reader of standard output went away: nothing is wrong.
    struct ClosedPipe: Error {}

    private let isQuiet: Bool
    private let isVerbose: Bool
    private let progress: ProgressBar?

    init(_ options: SharedOptions) { self.init(isQuiet: options.quiet, isVerbose: options.verbose) }

    init(isQuiet: Bool, isVerbose: Bool) {
        self.isQuiet = isQuiet
        self.isVerbose = isVerbose
        progress = !isQuiet && isatty(STDERR_FILENO) == 1 ? ProgressBar(width: Console.width(of: STDERR_FILENO)) : nil
    }

    /// Tells what happens during a run: failures always, notes unless quiet, details when verbose.
    func observe(_ event: RunEvent) {
        switch event {
        case .progress(let done, let total, let what): progress?.show(done, of: total, what)
        case .failed(let failure): tell("\(failure.source): \(failure.message)")
        case .warning(let text): tell(text)
        case .note(let text): if !isQuiet { tell(text) }
        case .detail(let text): if isVerbose { tell(text) }
        }
    }

    func endProgress() { progress?.clear() }

    private func tell(_ text: String) {
        progress?.clear()
        Console.complain(text)
    }

    /// Columns of the terminal that a result is printed on; what `COLUMNS` says, or 100, when it is none.
    static var width: Int { isTerminal ? width(of: STDOUT_FILENO) : columns ?? 100 }

    /// As `width`, but a table that goes into a file or another program is cut only when `COLUMNS` asks for it.
    static var tableWidth: Int { isTerminal ? width(of: STDOUT_FILENO) : columns ?? .max / 2 }

    private static var columns: Int? {
        ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init).flatMap { $0 >= 20 ? $0 : nil }
    }

    /// Colours only on a terminal, and never when the user asked for none.
    static var style: TerminalStyle {
        let environment = ProcessInfo.processInfo.environment
        let refused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        return isatty(STDOUT_FILENO) == 1 && !refused ? .coloured : .plain
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes text for a reader to standard output.
    static func write(_ text: String) throws { try write(Array(SafeText.printable(text).utf8), to: STDOUT_FILENO) }

    /// Writes a result to standard output: as it is for a program, filtered for a reader.
    static func write(_ bytes: [UInt8], isForReaders: Bool) throws {
        try write(isForReaders || isTerminal ? SafeText.printable(bytes) : bytes, to: STDOUT_FILENO)
    }

    /// One diagnostic line.
    static func complain(_ text: String) { writeError("creneau: " + DisplayWidth.oneLine(text)) }

    static func writeError(_ text: some StringProtocol) {
        try? write(Array((SafeText.printable(String(text)) + "\n").utf8), to: STDERR_FILENO)
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws {
        var sent = 0
        while sent < bytes.count {
            let n = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress! + sent, bytes.count - sent) }
            if n > 0 {
                sent += n
            } else if errno == EPIPE {
                throw ClosedPipe()
            } else if errno == EAGAIN {
                var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, -1)
            } else if errno != EINTR {
                throw UnusableInput(
                    "cannot write the result (\(String(cString: strerror(errno))))", remedy: "free some space and try again")
            }
        }
    }

    static func width(of file: Int32) -> Int {
        var size = winsize()
        guard ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
        return Int(size.ws_col)
    }
}

/// One line on a terminal that says how far a run is.
final class ProgressBar {
    private let width: Int
    private var isShown = false
    private var lastTenth = -1

    init(width: Int) { self.width = width }

    func show(_ done: Int, of total: Int?, _ what: String) {
        guard let total, total > 0 else {
            line("\(what) \(done)")
            return
        }
        let tenth = done * 1000 / total
        guard tenth != lastTenth else { return }
        lastTenth = tenth
        let room = max(10, min(40, width - 40)), full = room * min(done, total) / total
        line("\(what) [" + String(repeating: "█", count: full) + String(repeating: "░", count: room - full) + "] \(done)/\(total)")
        if done >= total { clear() }
    }

    func clear() {
        guard isShown else { return }
        isShown = false
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[2K".utf8))
    }

    private func line(_ text: String) {
        isShown = true
        try? FileHandle.standardError.write(
            contentsOf: Data(("\r\u{1B}[2K" + DisplayWidth.truncated(DisplayWidth.oneLine(text), to: width - 1)).utf8))
    }
}
