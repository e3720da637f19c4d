/// The learned and listed knowledge that reading pages needs, from the lexicons folder.
public struct PageModels: Sendable {
    /// - Parameter file: the bytes of a lexicon file by its path below the folder; `nil` when there is none.
    public init(file: (String) -> [UInt8]?) throws {}
}
