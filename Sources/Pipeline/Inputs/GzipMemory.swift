import CZlib
import Foundation

/// Gzip members in memory, or plain bytes, inflated a piece at a time: however much they inflate to, only a piece is held.
final class GzipMemory {
    private static let piece = 1 << 16

    private let data: Data
    private var at: Data.Index
    private var stream = z_stream()
    private var isOpen = false
    private let isPacked: Bool
    /// Whether the data were cut off or broken.
    private(set) var isDamaged = false

    init(_ data: Data) {
        self.data = data
        at = data.startIndex
        isPacked = data.starts(with: [0x1F, 0x8B])
    }

    deinit { if isOpen { inflateEnd(&stream) } }

    /// The next bytes; empty at the end.
    func next() -> [UInt8] {
        guard isPacked else {
            let piece = data[at...].prefix(Self.piece)
            at = piece.endIndex
            return [UInt8](piece)
        }
        while at < data.endIndex, !isDamaged {
            if !isOpen {
                // Behind the last member may stand filling.
                guard data[at...].starts(with: [0x1F, 0x8B]) else { return [] }
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
        if isOpen, at >= data.endIndex { isDamaged = true }
        return []
    }

    private func inflated() -> [UInt8] {
        var out = [UInt8](repeating: 0, count: Self.piece)
        var code: Int32 = Z_OK, taken = 0, made = 0
        let input = data[at...].prefix(Self.piece)
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
        at = data.index(at, offsetBy: taken)
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
