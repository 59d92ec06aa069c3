/// The runs of packed audio of one part, put behind each other: its frames count on by themselves, and only the tags and
/// the manifest tell where time passes between two of them.
struct PackedSound {
    /// Seconds that tags may be ahead of the frames before that is a hole.
    static let shortestHole = 0.25

    /// All runs together, with the holes between them; nil when none was measured.
    private(set) var measure: StreamMeasure?
    private(set) var pauses: [SoundPause] = []

    /// Takes the runs in order.
    init(_ runs: [StreamRun]) {
        var before: StreamRun?
        var position: Int64 = 0
        for run in runs {
            defer {
                before = run
                position += run.written - run.record.headSize
            }
            guard var next = run.leader else { continue }
            guard let end = measure?.end, let last = before else {
                measure = next
                continue
            }
            let hole = Self.hole(between: last, run, end: end)
            next.move(by: end + hole - next.first)
            measure?.append(next)
            guard hole > 0, let frame = next.frameDuration else { continue }
            pauses.append(SoundPause(position: position, frames: hole / frame))
        }
    }

    /// Seconds without sound before a run, when what lies before it ends at a time; zero for what is no hole.
    private static func hole(between last: StreamRun, _ run: StreamRun, end: Double) -> Double {
        guard let time = run.record.time, last.record.time != nil else { return last.record.gapDuration }
        return time - end > shortestHole ? time - end : 0
    }
}
