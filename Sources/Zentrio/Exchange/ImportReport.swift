/// What `import --json` prints.
///
/// Scripts read these names: they may not change.
nonisolated struct ImportReport: Encodable, Sendable {
    struct Problem: Encodable, Sendable {
        /// The line, or the entry of a JSON list; the first is 1.
        var place: Int
        var message: String
    }

    var added: Int
    /// Those that were in the queue already, or twice in the file.
    var known: Int
    /// Finished ones whose files are not here; they are paused.
    var missingFiles: Int
    var problems: [Problem]

    enum CodingKeys: String, CodingKey {
        case added, known, problems
        case missingFiles = "missing_files"
    }
}
