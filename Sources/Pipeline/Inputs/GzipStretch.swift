import CZlib

/// Gzip members inside another file, or plain bytes, read and inflated a piece at a time: however much they are, only a piece is held.
final class GzipStretch {
    private static let piece = 1 << 16

    private let bytes: (_ at: Int, _ count: Int) -> [UInt8]
    private let range: Range<Int>
    private var at: Int
    private var stream = z_stream()
    private var isOpen = false
    private let isPacked: Bool
    /// Whether the data were cut off or broken.
    private(set) var isDamaged = false

    var size: Int { range.count }

    convenience init(_ file: RegularFile, _ range: Range<Int>) { self.init(range, file.bytes(at:count:)) }

    /// Of bytes that are in memory already.
    convenience init(_ bytes: [UInt8]) { self.init(0..<bytes.count) { Array(bytes[$0..<min(bytes.count, $0 + $1)]) } }

    private init(_ range: Range<Int>, _ bytes: @escaping (_ at: Int, _ count: Int) -> [UInt8]) {
        self.bytes = bytes
        self.range = range
        at = range.lowerBound
        isPacked = bytes(at, min(2, range.count)) == Self.magic
    }

    private static let magic: [UInt8] = [0x1F, 0x8B]

    private func piece(_ most: Int = GzipStretch.piece) -> [UInt8] { bytes(at, min(most, range.upperBound - at)) }

    deinit { if isOpen { inflateEnd(&stream) } }

    /// The next bytes; empty at the end.
    func next() -> [UInt8] {
        guard isPacked else {
            let piece = piece()
            at += piece.count
            return piece
        }
        while at < range.upperBound, !isDamaged {
            if !isOpen {
                // Behind the last member may stand filling.
                guard piece(2) == Self.magic else { return [] }
                stream = z_stream()
                // 15 bits of window, and gzip's header.
                guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
                    isDamaged = true
                    return []
                }
                isOpen = true
            }
            let out = inflated()
            if !out.isEmpty { return out }
        }
        if isOpen, at >= range.upperBound { isDamaged = true }
        return []
    }

    private func inflated() -> [UInt8] {
        var out = [UInt8](repeating: 0, count: Self.piece)
        var code: Int32 = Z_OK, taken = 0, made = 0
        let input = piece()
        input.withUnsafeBytes { source in
            out.withUnsafeMutableBufferPointer { target in
                stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                code = inflate(&stream, Z_NO_FLUSH)
                taken = source.count - Int(stream.avail_in)
                made = target.count - Int(stream.avail_out)
            }
        }
        at += taken
        if code == Z_STREAM_END {
            inflateEnd(&stream)
            isOpen = false
        } else if code != Z_OK && code != Z_BUF_ERROR || taken == 0 && made == 0 {
            isDamaged = true
        }
        out.removeSubrange(made...)
        return out
    }
}
