import Foundation

/// What a folder holds, by name.
enum Folder {
    /// Names in no order, and those that are no UTF-8, escaped for a reader: `caf\xe9.html`.
    static func names(_ path: String) throws(RegularFile.Problem) -> (names: [String], unreadable: [String]) {
        guard let folder = opendir(path) else { throw RegularFile.Problem.ofSystem }
        defer { closedir(folder) }
        var names: [String] = [], unreadable: [String] = []
        while let entry = readdir(folder) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
            if let name = String(validating: bytes, as: UTF8.self) { names.append(name) } else { unreadable.append(escaped(bytes)) }
        }
        return (names, unreadable)
    }

    /// ASCII as it is, every other byte as `\xHH`.
    private static func escaped(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            byte >= 0x20 && byte < 0x7F
                ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// What a path leads to, all links followed; `nil` for a link that leads nowhere.
    static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(validatingCString: real)
    }

    /// Whether a path is a symbolic link itself.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
