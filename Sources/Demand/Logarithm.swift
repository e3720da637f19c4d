#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

enum Logarithm {
    static func natural(_ value: Double) -> Double { log(value) }
}
