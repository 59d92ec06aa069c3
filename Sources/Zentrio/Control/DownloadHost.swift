/// The program that runs the downloads, seen from a command of the terminal: this one, or another one behind a socket.
nonisolated protocol DownloadHost: Sendable {
    /// Carries a command out.
    ///
    /// - Throws: what is wrong with it, or that the host is gone.
    func answer(_ command: ControlCommand) async throws(CommandFailure) -> ControlReply

    /// Starts listening; what happens from now on arrives.
    func events() async throws(CommandFailure) -> any HostEventStream
}

/// Events of a host, one after the other.
nonisolated protocol HostEventStream: Sendable {
    /// Waits for the next event; nil when the host is gone or the task was cancelled.
    ///
    /// - Throws: that the host does not answer any more.
    func next() async throws(CommandFailure) -> HostEvent?
}
