import MediaModel

/// The first stage: takes commands from anywhere, one at a time, and brings the answers back.
///
/// Its mailbox is bounded: when it is full, the sender waits, so nobody can flood the scheduler.
package struct CommandRouter: Sendable {
    package typealias Answer = CommandAnswer<Result<DownloadReply, DownloadCommandError>>

    private let inbox: BoundedMailbox<SchedulerInput>

    init(inbox: BoundedMailbox<SchedulerInput>) {
        self.inbox = inbox
    }

    /// Sends a command and waits until it is carried out and committed.
    package func send(_ command: DownloadCommand) async throws(DownloadCommandError) -> DownloadReply {
        guard let answer = await submit(command) else { throw .stopped }
        return try await answer.value().get()
    }

    /// Sends a command and waits only until it is taken in, so that the next one comes behind it.
    ///
    /// Returns the answer to come; nil when the runtime is shutting down.
    package func submit(_ command: DownloadCommand) async -> Answer? {
        let answer = Answer()
        return await inbox.send(.command(command, answer)) ? answer : nil
    }

    /// All downloads in the order of the queue, as they are committed; nil when the runtime has stopped.
    package func downloads() async -> [PackedDownload]? {
        let answer = CommandAnswer<[PackedDownload]?>()
        guard await inbox.send(.snapshot(answer)) else { return nil }
        return await answer.value()
    }

    /// How the runtime does; all zero when it has stopped.
    package func health() async -> RuntimeHealth {
        let answer = CommandAnswer<RuntimeHealth>()
        guard await inbox.send(.health(answer)) else { return RuntimeHealth() }
        return await answer.value()
    }
}
