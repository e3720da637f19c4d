#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Substring search on bytes.
enum ByteSearch {
    static func contains(_ bytes: [UInt8], _ needle: StaticString) -> Bool { first(of: needle, in: bytes[...]) != nil }

    static func contains(_ bytes: ArraySlice<UInt8>, _ needle: StaticString) -> Bool { first(of: needle, in: bytes) != nil }

    /// Index of the first occurrence.
    static func first(of needle: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        let needleBytes = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
        return bytes.withUnsafeBufferPointer { first(of: needleBytes, in: $0, from: 0).map { $0 + bytes.startIndex } }
    }

    static func first(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard !needle.isEmpty, bytes.count >= needle.count else { return nil }
        let last = bytes.count - needle.count
        var index = start
        while index <= last, let hit = memchr(bytes.baseAddress! + index, Int32(needle[0]), last + 1 - index) {
            index = UnsafeRawPointer(hit) - UnsafeRawPointer(bytes.baseAddress!)
            var at = 1
            while at < needle.count, bytes[index + at] == needle[at] { at += 1 }
            if at == needle.count { return index }
            index += 1
        }
        return nil
    }
}
