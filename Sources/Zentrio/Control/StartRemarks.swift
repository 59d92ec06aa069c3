import DownloadRuntime

/// What a start had to repair, for who reads along at the terminal.
nonisolated struct StartRemarks: Sendable {
    private let session: RuntimeSession
    private let events: EventSubscription

    /// Begins to listen; the runtime must not run yet.
    init(_ session: RuntimeSession) {
        self.session = session
        events = session.runtime.events()
    }

    /// Waits until the list is there, and says on the standard error what was repaired, one line for each thing.
    func tell() async {
        for sentence in await sentences() { TerminalOutput.error.writeLine(sentence) }
    }

    /// Waits until the list is there.
    func sentences() async -> [String] {
        // Answered when the list has been read.
        _ = await session.runtime.health()
        var sentences = [session.settingsRemark].compactMap(\.self)
        while let event = events.takeNext() {
            guard case .warning(let warning) = event else { continue }
            if warning.code == .databaseRebuilt || warning.code == .filesFound { sentences.append(warning.message) }
        }
        return sentences
    }
}
