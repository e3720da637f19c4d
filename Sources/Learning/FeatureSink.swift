/// The fixed part of a feature's name, with its key made once: `word` of `word=soft`.
public struct FeatureTemplate: Hashable, Sendable {
    public let name: String
    public let key: FeatureKey

    public init(_ name: String) {
        precondition(!name.utf8.contains(UInt8(ascii: "=")) && !name.isEmpty, "a template's name holds no '='")
        self.name = name
        key = FeatureKey(value: FeatureKey.hash(name))
    }
}

/// Collects the keys of a thing's features and, only when asked to, their names.
///
/// Extraction works on keys alone; training and explanations hand over a `FeatureNames` and get names as well.
public struct FeatureSink {
    public private(set) var keys: [FeatureKey] = []
    /// Where names are looked up and kept; `nil` when keys are enough.
    public let names: FeatureNames?

    public init(names: FeatureNames? = nil) { self.names = names }

    public mutating func clear() { keys.removeAll(keepingCapacity: true) }

    @inline(__always)
    public mutating func add(_ template: FeatureTemplate, _ part: UInt64) {
        let key = template.key.with(part)
        keys.append(key)
        if let names { names.record(key, template, [part]) }
    }

    @inline(__always)
    public mutating func add(_ template: FeatureTemplate, _ first: UInt64, _ second: UInt64) {
        let key = template.key.with(first).with(second)
        keys.append(key)
        if let names { names.record(key, template, [first, second]) }
    }

    /// A feature of any number of parts.
    public mutating func add(_ template: FeatureTemplate, parts: [UInt64]) {
        var key = template.key
        for part in parts { key = key.with(part) }
        keys.append(key)
        if let names { names.record(key, template, parts) }
    }

    /// A feature without parts.
    @inline(__always)
    public mutating func add(_ template: FeatureTemplate) {
        keys.append(template.key)
        if let names { names.record(template.key, template, []) }
    }
}

/// Names of features by key, put together from the strings of their parts.
public final class FeatureNames {
    private var parts: [UInt64: String] = [:]
    private var names: [FeatureKey: String] = [:]
    private let wanted: ((FeatureKey) -> Bool)?

    /// - Parameter wanted: which names to keep; `nil` for all.
    public init(wanted: ((FeatureKey) -> Bool)? = nil) { self.wanted = wanted }

    /// Tells the string that a part's hash stands for; spaces, tabs and line feeds in it become `_`.
    public func tell(_ part: UInt64, _ text: @autoclosure () -> String) {
        guard parts[part] == nil else { return }
        parts[part] = String(decoding: text().utf8.map { $0 <= 32 ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    }

    /// The name of a feature that was met.
    public func name(of key: FeatureKey) -> String? { names[key] }

    fileprivate func record(_ key: FeatureKey, _ template: FeatureTemplate, _ values: [UInt64]) {
        guard names[key] == nil, wanted?(key) ?? true else { return }
        let texts = values.map { parts[$0] ?? FeatureNames.number($0) ?? "?" }
        names[key] = texts.isEmpty ? template.name : template.name + "=" + texts.joined(separator: " ")
    }

    private static let numbers: [UInt64: String] = Dictionary(
        (-64...4096).map { (FeatureKey.hash(String($0)), String($0)) }, uniquingKeysWith: { first, _ in first })

    private static func number(_ part: UInt64) -> String? { numbers[part] }
}
