import MediaModel

/// What the end of ffmpeg means.
enum FFmpegExit {
    /// - Throws: `ffmpegMissing`, `diskFull` or `mergeFailed`; a zero says only that nothing is known to be wrong.
    static func check(_ exit: ConfinedProcess.Exit) throws(DownloadFailure) {
        guard exit.code != 0 else { return }
        if exit.code == 127 { throw .ffmpegMissing }
        let text = exit.errorText
        if text.contains("No space left on device") || text.contains("Disk quota exceeded") {
            throw DownloadFailure(.diskFull, sentence: "The disk is full.", cause: text)
        }
        throw .mergeFailed("ffmpeg ended with \(exit.code): \(text)")
    }
}
