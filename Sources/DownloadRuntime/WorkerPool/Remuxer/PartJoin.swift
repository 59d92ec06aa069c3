import MediaModel

/// Joins finished parts into one file: ffmpeg's concat demuxer over parts, never over segments, which would stretch time.
struct PartJoin: Sendable {
    var ffmpeg: String
    /// The parts in order, and the seconds from the beginning of each to that of the next one.
    var parts: [(path: String, duration: Double)]
    var subtitles: [RemuxRecipe.Subtitles]
    var labels: [RemuxRecipe.Input]
    /// Where the list of the parts goes.
    var list: String
    var output: String

    /// The list as the concat demuxer reads it.
    var listText: String {
        "ffconcat version 1.0\n"
            + parts.map { part in
                let path = part.path.replacing("'", with: "'\\''")
                return "file 'file:\(path)'\nduration \(RemuxRecipe.seconds(part.duration))\n"
            }.joined()
    }

    /// Writes the list and starts ffmpeg; `onTime` takes the seconds that are done, on another thread.
    func start(onTime: @escaping @Sendable (Double) -> Void) throws(DownloadFailure) -> ConfinedProcess {
        try PartialFile(path: list).remove()
        try Disk.write(Array(listText.utf8), to: list)
        let arguments = RemuxRecipe.joining(list: list, subtitles: subtitles, labels: labels, output: output)
        return ConfinedProcess(
            ConfinedProcess.Plan(executable: ffmpeg, arguments: arguments, onLine: Self.onTimeLine(onTime)))
    }

    /// Takes ffmpeg's lines about its progress, and hands on the seconds that are done.
    static func onTimeLine(_ onTime: @escaping @Sendable (Double) -> Void) -> @Sendable (Substring) -> Void {
        { line in
            guard line.hasPrefix("out_time_us="), let time = Double(line.dropFirst(12)) else { return }
            onTime(time / 1_000_000)
        }
    }
}
