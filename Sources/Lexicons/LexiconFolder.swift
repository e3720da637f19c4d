/// Where the lexicons are found when the program runs.
public enum LexiconFolder {
    /// The places that are looked at, in order: the folder that the user names, the one of the environment, `lexicons` beside the
    /// executable, `share/creneau/lexicons` of an installation, and the package's resources beside the executable.
    ///
    /// - Parameter named: what `--lexicons` says.
    /// - Parameter environment: what `CRENEAU_LEXICONS` says.
    /// - Parameter executable: path of the running program, links resolved.
    public static func candidates(named: String?, environment: String?, executable: String) -> [String] {
        if let named { return [named] }
        if let environment, !environment.isEmpty { return [environment] }
        let folder = executable.lastIndex(of: "/").map { String(executable[..<$0]) } ?? "."
        return [
            folder + "/lexicons", folder + "/../share/creneau/lexicons", folder + "/creneau_Lexicons.resources/lexicons",
            folder + "/creneau_Lexicons.bundle/lexicons", folder + "/creneau_Lexicons.bundle/Contents/Resources/lexicons",
        ]
    }

    /// The first of the candidates that is a folder.
    ///
    /// - Throws: when none is, naming all of them.
    public static func locate(named: String?, environment: String?, executable: String) throws(LexiconError) -> String {
        let candidates = candidates(named: named, environment: environment, executable: executable)
        if let found = candidates.first(where: LexiconFile.isFolder) { return found }
        throw LexiconError(
            candidates.map { .init(file: $0, message: "no such folder. Name the lexicons with --lexicons DIR or CRENEAU_LEXICONS.") })
    }
}
