/// The program that runs the downloads, as it presents itself.
nonisolated struct HostFacts: Hashable, Sendable, Codable {
    /// What it is.
    ///
    /// The raw values go over the socket: they may not change.
    enum Kind: String, Hashable, Sendable, Codable {
        /// It has a window, or can open one.
        case window
        /// `zentrio serve`.
        case server
        /// A command that runs its own downloads, such as `get`.
        case command
    }

    var kind: Kind
    /// The number of its process.
    var process: Int32
}
