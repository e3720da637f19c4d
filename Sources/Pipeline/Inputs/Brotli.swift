import Foundation

/// Brotli data (RFC 7932), read by the system's library where it is installed: archives of the web hold some, and nothing else needs it.
///
/// The library is looked for when the first such data come, so that the program runs without it and says what is missing.
enum Brotli {
    /// `BrotliDecoderDecompress` of the library's `decode.h`: 1 for success.
    private typealias Decompress =
        @Sendable @convention(c) (Int, UnsafePointer<UInt8>?, UnsafeMutablePointer<Int>, UnsafeMutablePointer<UInt8>?) ->
        Int32

    private static let decompress: Decompress? = {
        for name in ["libbrotlidec.so.1", "libbrotlidec.so", "libbrotlidec.1.dylib", "libbrotlidec.dylib"] {
            guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL), let symbol = dlsym(library, "BrotliDecoderDecompress") else {
                continue
            }
            return unsafeBitCast(symbol, to: Decompress.self)
        }
        return nil
    }()

    /// Whether the library is there.
    static var isAvailable: Bool { decompress != nil }

    /// How much room is tried first, and by how much it grows.
    private static let firstRoom = 1 << 20, growth = 4

    /// The data unpacked, at most `limit` bytes; `nil` when they are damaged or larger, or there is no library.
    static func inflated(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        guard let decompress else { return nil }
        var room = min(limit, max(firstRoom, bytes.count * growth))
        while true {
            var size = room
            var out = [UInt8](repeating: 0, count: room)
            let code = bytes.withUnsafeBufferPointer { source in
                out.withUnsafeMutableBufferPointer { decompress(source.count, source.baseAddress, &size, $0.baseAddress) }
            }
            if code == 1 {
                out.removeSubrange(min(size, out.count)...)
                return out
            }
            // The library tells no reason: damaged data fail with any room, so that the last try is with all of it.
            guard room < limit else { return nil }
            room = min(limit, room * growth)
        }
    }
}
