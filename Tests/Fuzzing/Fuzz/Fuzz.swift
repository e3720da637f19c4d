import CFuzzer
import Foundation

/// Feeds one reader of the program with inputs that libFuzzer makes of the seeds in `Corpora`, until it traps or the time is over.
///
/// `Tests/Fuzzing/run` builds it and calls it; what it finds is kept as a file that it can be given again.
@main
enum Fuzz {
    nonisolated(unsafe) private static var read: ([UInt8]) -> Void = { _ in }

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 1, let make = Readers.all[arguments[1]] else {
            print(Readers.all.keys.sorted().joined(separator: "\n"))
            exit(arguments.count > 1 ? 2 : 0)
        }
        // Where a seed would be large, the program makes it.
        if arguments.count == 4, arguments[2] == "--seed" {
            try Readers.seed(arguments[1], at: arguments[3])
            return
        }
        read = try make()
        var passed = ([arguments[0]] + arguments.dropFirst(2)).map { strdup($0) } + [nil]
        var count = Int32(passed.count - 1)
        let status = passed.withUnsafeMutableBufferPointer { buffer in
            var base = buffer.baseAddress
            return LLVMFuzzerRunDriver(&count, &base) { data, size in
                Fuzz.read(Array(UnsafeBufferPointer(start: data, count: size)))
                return 0
            }
        }
        exit(status)
    }
}
