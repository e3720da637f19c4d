import Foundation
import Pages

/// Refits learned parts from labelled pages and writes a complete lexicons folder.
public struct Trainer: Sendable {
    /// What can be refitted by itself; the others are then taken over as they are.
    public enum Part: String, CaseIterable, Sendable {
        case pages, claims, demand
    }

    /// Told what is being done, for progress.
    public var progress: @Sendable (String) -> Void = { _ in }

    public init() {}

    /// - Parameters:
    ///   - data: the folder of labelled pages; see `LabelledData`.
    ///   - without: ids of pages that nothing is to be learned from.
    ///   - only: the part that is refitted; every part when `nil`.
    ///   - lexicons: the folder whose lists are kept as they are.
    ///   - output: the folder that is written; made when it is not there. It is as it was until everything is learned: the work is done in
    ///     a folder beside it, and what a kill leaves of that is removed by the next training.
    public func train(data: String, without: Set<String>, only: Part? = nil, lexicons: String, output: String) throws {
        let labelled = try LabelledData(folder: data, without: without)
        let target = URL(filePath: output, directoryHint: .isDirectory).standardizedFileURL
        let part = target.deletingLastPathComponent().appending(
            path: ".\(target.lastPathComponent).creneau-training", directoryHint: .isDirectory)
        try? FileManager.default.removeItem(at: part)
        defer { try? FileManager.default.removeItem(at: part) }
        try Self.copy(from: lexicons, to: part.path)
        try learn(labelled, data: data, without: without, only: only, output: part.path)
        try Self.install(part, at: target)
    }

    private func learn(_ labelled: LabelledData, data: String, without: Set<String>, only: Part?, output: String) throws {
        if only == nil || only == .pages {
            let words = try PageWords { name in
                FileManager.default.contents(atPath: URL(filePath: output, directoryHint: .isDirectory).appending(path: name).path).map(
                    Array.init)
            }
            var trainer = PageTrainer(words: words)
            trainer.progress = progress
            try Self.write(trainer.train(labelled.documents()), below: output)
        }
        if only == nil || only == .claims { try trainClaims(labelled, output: output) }
        if only == nil || only == .demand {
            try trainDemand(labelled, output: output)
            try trainGenericWants(data: data, without: without, output: output)
        }
    }

    /// Puts a finished folder in its place, or its files into the folder that is there.
    private static func install(_ part: URL, at target: URL) throws {
        if !FileManager.default.fileExists(atPath: target.path), rename(part.path, target.path) == 0 { return }
        for name in try FileManager.default.subpathsOfDirectory(atPath: part.path).sorted() {
            let file = part.appending(path: name), place = target.appending(path: name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else { continue }
            if isFolder.boolValue {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            } else if rename(file.path, place.path) != 0 {
                throw UnusableInput("\(place.path): cannot be written", remedy: "name a folder that you may write to with --lexicons")
            }
        }
    }

    /// Ids in a file, one a line.
    public static func ids(inFile path: String) throws -> Set<String> {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return Set(text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty })
    }

    /// Copies the lists; what is learned is written anew, and files that nobody writes any more are not carried over.
    private static func copy(from source: String, to target: String) throws {
        let from = URL(filePath: source, directoryHint: .isDirectory), to = URL(filePath: target, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: to, withIntermediateDirectories: true)
        let names = FileManager.default.enumerator(atPath: from.path)?.allObjects as? [String] ?? []
        for name in names.sorted() where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            let file = from.appending(path: name), copy = to.appending(path: name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else { continue }
            if isFolder.boolValue {
                try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
            } else {
                try Data(contentsOf: file).write(to: copy)
            }
        }
    }

    static func write(_ files: [String: [UInt8]], below folder: String) throws {
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let file = URL(filePath: folder, directoryHint: .isDirectory).appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }
}
