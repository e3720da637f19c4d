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

    /// What `read` makes of the place behind an occurrence, of the first that it accepts.
    ///
    /// - Parameter tries: occurrences after which the search ends.
    static func firstValue<Value>(
        behind needle: UnsafeBufferPointer<UInt8>, in bytes: ArraySlice<UInt8>, tries: Int, _ read: (Int) -> Value?
    ) -> Value? {
        var from = bytes.startIndex
        for _ in 0..<tries {
            let rest = bytes[from...], start = from
            guard let at = rest.withUnsafeBufferPointer({ first(of: needle, in: $0, from: 0) }) else { return nil }
            from = start + at + needle.count
            if let value = read(from) { return value }
        }
        return nil
    }

    static func firstValue<Value>(behind needle: StaticString, in bytes: ArraySlice<UInt8>, tries: Int, _ read: (Int) -> Value?) -> Value? {
        let needle = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
        return firstValue(behind: needle, in: bytes, tries: tries, read)
    }

    static func first(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress, let hit = memchr(base + start, Int32(byte), bytes.count - start) else {
            return nil
        }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }

    /// The search of Horspool (1980): the byte under the needle's end tells how far the needle may move.
    static func first(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let length = needle.count
        guard length > 0, start + length <= bytes.count else { return nil }
        guard length > 1 else { return first(of: needle[0], in: bytes, from: start) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { steps in
            steps.initialize(repeating: UInt8(min(length, 255)))
            for place in max(0, length - 255)..<(length - 1) { steps[Int(needle[place])] = UInt8(length - 1 - place) }
            let last = needle[length - 1]
            var end = start + length - 1
            while end < bytes.count {
                let byte = bytes[end]
                if byte == last, memcmp(bytes.baseAddress! + (end + 1 - length), needle.baseAddress!, length - 1) == 0 {
                    return end + 1 - length
                }
                end += Int(steps[Int(byte)])
            }
            return nil
        }
    }
}
