import Foundation
import MarketModel
import Pages

/// The list of members at the end of a zip archive, and their contents. Format: PKWARE APPNOTE 6.3.10.
struct ZipDirectory {
    struct Member {
        let name: String
        let method: Int
        let isEncrypted: Bool
        let compressed: Int
        let offset: Int
    }

    /// Why a member cannot be read.
    struct Problem: Error {
        let code: PageFailure.Code
        let message: String
    }

    /// Bytes of the list of members: 100 for each of the most.
    private static let largest = InputBudget.members * 100

    let file: RegularFile
    /// By ascending name.
    let members: [Member]
    /// Whether the list is longer than what is read of it.
    let isCut: Bool

    /// Reads the list only; members are read when they are asked for.
    ///
    /// - Returns: `nil` when there is no list at the end of the file.
    init?(_ file: RegularFile, where isWanted: (String) -> Bool = { _ in true }) {
        guard let end = Self.end(file) else { return nil }
        self.file = file
        let directory = file.bytes(at: Self.integer(end, 16, 4), count: min(Self.integer(end, 12, 4), Self.largest))
        isCut = Self.integer(end, 12, 4) > Self.largest
        var members: [Member] = [], at = 0
        for _ in 0..<Self.integer(end, 10, 2) {
            guard at + 46 <= directory.count, Self.integer(directory, at, 4) == 0x0201_4B50 else { break }
            let nameLength = Self.integer(directory, at + 28, 2)
            guard at + 46 + nameLength <= directory.count else { break }
            let name = String(decoding: directory[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
            if isWanted(name) {
                members.append(
                    Member(
                        name: name, method: Self.integer(directory, at + 10, 2), isEncrypted: Self.integer(directory, at + 8, 2) & 1 == 1,
                        compressed: Self.integer(directory, at + 20, 4), offset: Self.integer(directory, at + 42, 4)))
            }
            at += 46 + nameLength + Self.integer(directory, at + 30, 2) + Self.integer(directory, at + 32, 2)
        }
        self.members = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Where the packed bytes of a member stand in the file.
    func stretch(of member: Member) throws(Problem) -> Range<Int> {
        if member.isEncrypted { throw Problem(code: .archive, message: "the member is encrypted; unpack the archive first") }
        let head = file.bytes(at: member.offset, count: 30)
        guard head.count == 30, Self.integer(head, 0, 4) == 0x0403_4B50 else {
            throw Problem(code: .archive, message: "the archive is damaged here; copy it again")
        }
        let start = member.offset + 30 + Self.integer(head, 26, 2) + Self.integer(head, 28, 2)
        guard start + member.compressed <= file.size else {
            throw Problem(code: .archive, message: "the archive ends inside this member; copy it again")
        }
        return start..<start + member.compressed
    }

    /// A member's own bytes, at most `limit`.
    func contents(of member: Member, limit: Int) throws(Problem) -> [UInt8] {
        let stretch = try stretch(of: member)
        // Deflate makes nothing noticeably larger: what is packed to more than the limit is more than the limit.
        guard stretch.count <= limit + (1 << 20) else { throw Problem(code: .tooLarge, message: "more than \(limit >> 20) MB") }
        let packed = file.bytes(at: stretch.lowerBound, count: stretch.count)
        switch member.method {
        case 0:
            guard packed.count <= limit else { throw Problem(code: .tooLarge, message: "more than \(limit >> 20) MB") }
            return packed
        case 8:
            guard let result = Inflation.inflated(packed, isRaw: true, limit: limit) else {
                throw Problem(code: .tooLarge, message: "inflates to more than \(limit >> 20) MB")
            }
            guard result.isComplete else {
                throw Problem(code: .archive, message: "the member's data is damaged; copy the archive again")
            }
            return result.bytes
        default:
            throw Problem(
                code: .archive, message: "packed with method \(member.method), which is not supported; unpack the archive first")
        }
    }

    /// The record at the end that tells where the list of members is; a comment of up to 64 KB may follow it.
    private static func end(_ file: RegularFile) -> [UInt8]? {
        let length = min(file.size, 22 + 65_535), tail = file.bytes(at: file.size - length, count: length)
        guard tail.count >= 22 else { return nil }
        for at in stride(from: tail.count - 22, through: 0, by: -1) where integer(tail, at, 4) == 0x0605_4B50 {
            return Array(tail[at..<at + 22])
        }
        return nil
    }

    /// A little-endian number; 0 beyond the end.
    private static func integer(_ bytes: [UInt8], _ offset: Int, _ length: Int) -> Int {
        guard offset >= 0, offset + length <= bytes.count else { return 0 }
        var value = 0
        for index in (0..<length).reversed() { value = value << 8 | Int(bytes[offset + index]) }
        return value
    }
}
