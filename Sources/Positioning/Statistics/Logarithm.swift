#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Natural logarithm, by the C library.
func log(_ x: Double) -> Double {
    #if canImport(Glibc)
        Glibc.log(x)
    #elseif canImport(Musl)
        Musl.log(x)
    #else
        Darwin.log(x)
    #endif
}

/// e to the x, by the C library.
func exp(_ x: Double) -> Double {
    #if canImport(Glibc)
        Glibc.exp(x)
    #elseif canImport(Musl)
        Musl.exp(x)
    #else
        Darwin.exp(x)
    #endif
}
