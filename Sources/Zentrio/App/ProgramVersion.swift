/// The version of this program.
nonisolated enum ProgramVersion {
    static let text = "0.1"
}
