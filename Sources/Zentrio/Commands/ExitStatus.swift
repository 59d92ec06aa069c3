import MediaModel

/// How a command ended, for the shell.
///
/// The raw values are documented and scripts test them: they may not change.
nonisolated enum ExitStatus: Int32, Hashable, Sendable {
    case done = 0
    /// This device or this program failed: a disk error, a database that cannot be opened, another Zentrio that runs.
    case failed = 1
    case wrongUsage = 2
    /// The network or the server failed.
    case networkFailed = 3
    /// Protected, live, no media.
    case refused = 4
    /// Waits for room on the disk or within the limit; the progress is kept.
    case waitingForSpace = 5
    case notFound = 6
    /// Ctrl-C; the progress is kept.
    case interrupted = 130

    init(_ code: DownloadFailure.Code) {
        self =
            switch code {
            case .hostNotFound, .connectionLost, .serverError, .unauthorized, .refused, .emptyBody, .damaged,
                .resourceChanged, .badRedirect, .checksumMismatch:
                .networkFailed
            case .notFound, .linkLost: .notFound
            case .gotWebPage, .notMedia, .protected, .live, .unsupportedFormat: .refused
            case .diskFull: .waitingForSpace
            // The folder was named on the command line or in the settings, and another one helps.
            case .folderMissing: .wrongUsage
            case .notWritable, .inputOutput, .mergeFailed, .ffmpegMissing, .internalError: .failed
            }
    }
}
