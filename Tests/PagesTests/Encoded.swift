#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A text in the bytes of an encoding; `nil` when the system does not know it or it has no such letters.
func encoded(_ text: String, as name: String) -> [UInt8]? {
    guard let converter = iconv_open(name, "UTF-8"), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }, output = [CChar](repeating: 0, count: input.count * 3 + 16)
    let written = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            var from = source.baseAddress, left = source.count, to = target.baseAddress, room = target.count
            return iconv(converter, &from, &left, &to, &room) == -1 ? -1 : target.count - room
        }
    }
    return written < 0 ? nil : output.prefix(written).map { UInt8(bitPattern: $0) }
}
