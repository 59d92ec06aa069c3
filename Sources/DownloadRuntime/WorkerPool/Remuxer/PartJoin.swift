import Glibc
import MediaModel

/// Joins finished parts into one file: ffmpeg's concat demuxer over parts, never over segments, which would stretch time.
struct PartJoin: Sendable {
    var ffmpeg: String
    /// The parts in order, and the seconds from the first packets of each to those of the next one.
    var parts: [(path: String, duration: Double)]
    /// Seconds at which the first packets of the result are shown.
    var start: Double
    var subtitles: [RemuxRecipe.Subtitles]
    var labels: [RemuxRecipe.Input]
    /// Where the list of the parts goes.
    var list: String
    var output: String

    /// The list as the concat demuxer reads it.
    static func listText(_ parts: [(path: String, duration: Double)]) -> String {
        "ffconcat version 1.0\n"
            + parts.map { part in
                let path = part.path.replacing("'", with: "'\\''")
                return "file 'file:\(path)'\nduration \(RemuxRecipe.seconds(part.duration))\n"
            }.joined()
    }

    /// Whether a path can be in a list, where every line is an entry and nothing escapes the end of a line.
    static func isListable(_ path: String) -> Bool {
        path.utf8.allSatisfy { $0 != 0x0A && $0 != 0x0D }
    }

    /// Writes the list and starts ffmpeg; `onTime` takes the seconds that are done, on another thread.
    func start(onTime: @escaping @Sendable (Double) -> Void) throws(DownloadFailure) -> ConfinedProcess {
        let (listed, handles) = try listable()
        try PartialFile(path: list).remove()
        try Disk.write(Array(Self.listText(listed).utf8), to: list)
        let arguments = RemuxRecipe.joining(
            list: list, start: start, subtitles: subtitles, labels: labels, output: output)
        let take = Self.onTimeLine(onTime)
        return ConfinedProcess(
            ConfinedProcess.Plan(executable: ffmpeg, arguments: arguments) { line in
                // Open as long as the process may read them.
                withExtendedLifetime(handles) { take(line) }
            })
    }

    /// The parts by names that can be in a list: the child finds what has none among our descriptors.
    private func listable() throws(DownloadFailure) -> ([(path: String, duration: Double)], [PartialFileHandle]) {
        var listed = parts
        var handles: [PartialFileHandle] = []
        for (index, part) in parts.enumerated() where !Self.isListable(part.path) {
            let handle = try PartialFileHandle(reading: part.path)
            listed[index].path = "/proc/\(getpid())/fd/\(handle.descriptor)"
            handles.append(handle)
        }
        return (listed, handles)
    }

    /// Takes ffmpeg's lines about its progress, and hands on the seconds that are done.
    static func onTimeLine(_ onTime: @escaping @Sendable (Double) -> Void) -> @Sendable (Substring) -> Void {
        { line in
            guard line.hasPrefix("out_time_us="), let time = Double(line.dropFirst(12)) else { return }
            onTime(time / 1_000_000)
        }
    }
}
