/// A command that waits for a store that cannot be written; nothing of it is decided yet.
struct HeldCommand: Sendable {
    let command: DownloadCommand
    let answer: CommandRouter.Answer
    /// When it came.
    let since: Duration
}
