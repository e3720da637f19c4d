import CZlib
import Foundation
import MarketModel

/// Whole files, up to a limit.
enum PlainFile {
    static func contents(_ path: String, source: String, limit: Int) -> Result<[UInt8], PageFailure> {
        let file: RegularFile
        do { file = try RegularFile(path) } catch {
            return .failure(PageFailure(source: source, code: .unreadable, message: error.message))
        }
        guard file.size <= limit else {
            return .failure(
                PageFailure(
                    source: source, code: .tooLarge,
                    message: "\(file.size >> 20) MB is more than the \(limit >> 20) MB that a page may have"))
        }
        return .success(file.bytes(at: 0, count: file.size))
    }
}

/// A gzip file of one or more members, or a plain file, read as a stream; a file that ends early gives what is there.
final class GzipFile {
    private var file: gzFile?
    private var stretch: GzipStretch?
    private var buffer: [UInt8] = []
    private var at = 0
    /// Whether the stream was cut off or broken.
    private(set) var isDamaged = false
    /// Bytes that it may inflate to, and whether they were not enough.
    let budget: Int
    private(set) var isOverBudget = false
    /// Bytes so far.
    private(set) var inflated = 0

    /// - Parameter budget: bytes that it may inflate to; `nil` for what `InputBudget` gives a file of its size.
    init(_ path: String, budget: Int? = nil) throws(RegularFile.Problem) {
        let opened = try RegularFile(path)
        self.budget = budget ?? InputBudget.bytes(packed: opened.size)
        guard let file = gzdopen(opened.descriptor, "rb") else { throw RegularFile.Problem.ofSystem }
        _ = opened.released()
        gzbuffer(file, 1 << 17)
        self.file = file
    }

    /// - Parameters:
    ///   - stretch: gzip members or plain bytes inside another file.
    ///   - budget: what is left of the other file's.
    init(_ stretch: GzipStretch, budget: Int) {
        self.stretch = stretch
        self.budget = budget
    }

    deinit { if let file { gzclose(file) } }

    /// All of it; a longer one than `limit` fails as too large, and no more than that is ever inflated.
    static func contents(_ path: String, source: String, limit: Int) -> Result<[UInt8], PageFailure> {
        let file: GzipFile
        do { file = try GzipFile(path) } catch {
            return .failure(PageFailure(source: source, code: .unreadable, message: error.message))
        }
        let bytes = file.read(upTo: limit + 1)
        if bytes.count > limit {
            return .failure(PageFailure(source: source, code: .tooLarge, message: "inflates to more than \(limit >> 20) MB"))
        }
        if file.isDamaged, bytes.isEmpty {
            return .failure(PageFailure(source: source, code: .archive, message: "the gzip data is damaged; save the page again"))
        }
        return .success(bytes)
    }

    /// The next bytes, fewer at the end.
    func read(upTo count: Int) -> [UInt8] {
        var out: [UInt8] = []
        while out.count < count {
            if at == buffer.count, !fill() { break }
            let taken = min(count - out.count, buffer.count - at)
            out.append(contentsOf: buffer[at..<at + taken])
            at += taken
        }
        return out
    }

    /// Passes over bytes; returns how many there were.
    func skip(_ count: Int) -> Int {
        var left = count
        while left > 0 {
            if at == buffer.count, !fill() { break }
            let taken = min(left, buffer.count - at)
            at += taken
            left -= taken
        }
        return count - left
    }

    /// The next line without its end; `nil` at the end of the stream. Of a longer one than `limit` the rest is dropped.
    func line(limit: Int = 1 << 16) -> [UInt8]? {
        var out: [UInt8] = []
        var any = false
        while true {
            if at == buffer.count, !fill() { return any ? out : nil }
            any = true
            let end = buffer[at...].firstIndex(of: 0x0A) ?? buffer.count
            if out.count < limit { out.append(contentsOf: buffer[at..<min(end, at + limit - out.count)]) }
            at = min(buffer.count, end + 1)
            if end < buffer.count {
                if out.last == 0x0D { out.removeLast() }
                return out
            }
        }
    }

    /// Counts bytes that something in the stream inflated to by itself.
    func charge(_ bytes: Int) { _ = count(bytes) }

    /// - Returns: whether the budget allows so many more bytes.
    private func count(_ bytes: Int) -> Bool {
        inflated += bytes
        isOverBudget = inflated > budget
        return !isOverBudget
    }

    private func fill() -> Bool {
        guard !isDamaged, !isOverBudget else { return false }
        if let stretch {
            buffer = stretch.next()
            at = 0
            isDamaged = stretch.isDamaged
            return count(buffer.count) && !buffer.isEmpty
        }
        guard let file else { return false }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let got = chunk.withUnsafeMutableBytes { gzread(file, $0.baseAddress, UInt32($0.count)) }
        if got < 0 {
            isDamaged = true
            return false
        }
        if got == 0 {
            var code: Int32 = 0
            _ = gzerror(file, &code)
            isDamaged = code == Z_BUF_ERROR || code == Z_DATA_ERROR
            return false
        }
        guard count(Int(got)) else { return false }
        chunk.removeSubrange(Int(got)...)
        buffer = chunk
        at = 0
        return true
    }
}

/// Raw deflate and gzip data in memory.
enum Inflation {
    /// - Parameters:
    ///   - isRaw: without a gzip or zlib header, as in zip archives.
    ///   - limit: bytes of output; more gives `nil`.
    /// - Returns: what could be inflated, and whether that was all.
    static func inflated(_ bytes: some ContiguousBytes, isRaw: Bool, limit: Int) -> (bytes: [UInt8], isComplete: Bool)? {
        bytes.withUnsafeBytes { source in
            var stream = z_stream()
            guard inflateInit2_(&stream, isRaw ? -15 : 47, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
            defer { inflateEnd(&stream) }
            var out: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(clamping: source.count)
            while true {
                var code: Int32 = Z_OK
                let got = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    code = inflate(&stream, Z_NO_FLUSH)
                    return target.count - Int(stream.avail_out)
                }
                out.append(contentsOf: chunk[..<got])
                if out.count > limit { return nil }
                if code == Z_STREAM_END { return (out, true) }
                if code != Z_OK || got == 0 && stream.avail_in == 0 { return (out, false) }
            }
        }
    }
}
