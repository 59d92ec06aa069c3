import MediaModel

extension DownloadFailure {
    /// The streams could not become one right file; `cause` is for the log.
    static func mergeFailed(_ cause: String) -> DownloadFailure {
        DownloadFailure(
            .mergeFailed,
            sentence: "The parts arrived but could not be merged. They are kept; Retry merges them again.",
            cause: cause)
    }

    /// The parts are there, but no file can hold all of them; `cause` is for the log.
    static func unlikeParts(_ cause: String) -> DownloadFailure {
        DownloadFailure(
            .mergeFailed,
            sentence: "The picture or the sound of this stream changes its format on the way, and one file cannot hold "
                + "both. Try another quality or another source.", cause: cause)
    }

    static let ffmpegMissing = DownloadFailure(
        .ffmpegMissing, sentence: "Merging needs ffmpeg, and it cannot be started. Install the package ffmpeg.",
        cause: "no ffmpeg in PATH")
}
