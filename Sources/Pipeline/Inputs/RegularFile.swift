import Foundation

/// A file opened for reading that is one: no pipe to wait on, no device without an end.
final class RegularFile {
    /// Why there is nothing to read, as the end of a sentence about the file.
    struct Problem: Error {
        let message: String

        /// What the system says of the last call.
        static var ofSystem: Problem {
            errno == EMFILE || errno == ENFILE
                ? Problem(message: "too many files are open; close other programs, or raise the limit with `ulimit -n`")
                : Problem(message: String(cString: strerror(errno)).lowercased())
        }
    }

    let descriptor: Int32
    /// Bytes, as it was opened.
    let size: Int
    private var isOurs = true

    /// Opens without waiting, whatever the path leads to.
    init(_ path: String) throws(Problem) {
        descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Problem.ofSystem }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            close(descriptor)
            throw Problem(
                message: isFolder ? "a folder, not a file" : "a pipe, socket or device, not a file; copy what it gives to a file first")
        }
        size = Int(status.st_size)
    }

    deinit { if isOurs { close(descriptor) } }

    /// Hands the descriptor over to somebody who will close it.
    func released() -> Int32 {
        isOurs = false
        return descriptor
    }

    /// Up to `count` bytes from `offset`; fewer at the end, none outside the file.
    func bytes(at offset: Int, count: Int) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let wanted = min(count, size - offset)
        return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let got = pread(descriptor, buffer.baseAddress! + filled, wanted - filled, off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                if got <= 0 { break }
                filled += got
            }
        }
    }
}
