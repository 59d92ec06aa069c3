package import MediaModel
import Synchronization

/// Collects the frames of all workers, works out speeds and times, and lets through at most 15 a second per download.
package final class ProgressHub: Sendable {
    fileprivate struct Track {
        var generation: Int
        var format: Stream.Format
        var estimator: RateEstimator
        var latest: DownloadProgress
        var lastPublished: Duration?
        var hasUnpublished = false
        var lastAdvance: Duration
        var isStalled = false

        /// The latest frame, which is told now.
        mutating func publish(at time: Duration) -> DownloadProgress {
            lastPublished = time
            hasUnpublished = false
            return latest
        }
    }

    fileprivate struct State {
        var tracks: [DownloadID: Track] = [:]
        /// The bytes of all tries since the start, and how fast they come.
        var written = ByteCount.zero
        var writing: RateEstimator
    }

    private let state: Mutex<State>
    private let bus: EventBus
    private let now: @Sendable () -> Duration
    private let interval: Duration
    private let window: Duration
    private let stallDelay: Duration

    package init(
        bus: EventBus, interval: Duration, window: Duration, stallDelay: Duration,
        now: @escaping @Sendable () -> Duration
    ) {
        self.bus = bus
        self.interval = interval
        self.window = window
        self.stallDelay = stallDelay
        self.now = now
        var writing = RateEstimator(window: window)
        writing.add(.zero, at: now())
        state = Mutex(State(writing: writing))
    }

    /// Follows a try from now on; an earlier try of the same download is no longer listened to.
    package func begin(_ id: DownloadID, generation: Int, format: Stream.Format, progress: DownloadProgress) {
        let time = now()
        var estimator = RateEstimator(window: window)
        estimator.add(progress.downloaded, at: time)
        let track = Track(
            generation: generation, format: format, estimator: estimator, latest: progress, lastAdvance: time)
        state.withLock { $0.tracks[id] = track }
    }

    /// Takes a worker's frame in, from any thread, and publishes it if the last one is long enough ago.
    package func report(_ progress: DownloadProgress, of id: DownloadID, generation: Int) {
        let time = now()
        let frame = state.withLock { state -> DownloadProgress? in
            guard var track = state.tracks[id], track.generation == generation else { return nil }
            defer { state.tracks[id] = track }
            state.noteWritten(progress.downloaded - track.latest.downloaded, at: time)
            Self.take(progress, into: &track, at: time)
            guard let last = track.lastPublished else {
                // Who has it all with the first frame is told so by the change of state that follows.
                guard progress.downloaded != progress.total else { return nil }
                return track.publish(at: time)
            }
            guard time - last >= interval else { return nil }
            return track.publish(at: time)
        }
        if let frame { bus.publish(.progress(id, frame)) }
    }

    /// Stops following a try; the last frame, nil when another try is followed already.
    package func end(_ id: DownloadID, generation: Int) -> DownloadProgress? {
        state.withLock { state in
            guard let track = state.tracks[id], track.generation == generation else { return nil }
            state.tracks[id] = nil
            return track.latest
        }
    }

    /// The latest frame of a download that is followed.
    package func latest(of id: DownloadID) -> DownloadProgress? {
        state.withLock { $0.tracks[id]?.latest }
    }

    package var isIdle: Bool { state.withLock { $0.tracks.isEmpty } }

    /// Publishes what was held back, lets speeds fall where nothing comes, and warns of what stands still.
    package func tick() {
        let time = now()
        let events = state.withLock { state -> [DownloadEvent] in
            var events: [DownloadEvent] = []
            for id in state.tracks.keys {
                guard var track = state.tracks[id] else { continue }
                events += refresh(&track, id: id, at: time)
                state.tracks[id] = track
            }
            return events
        }
        for event in events { bus.publish(event) }
    }

    /// The figures over all that is followed.
    package func metrics(queued: Int) -> DownloadMetrics {
        let time = now()
        return state.withLock { state in
            var metrics = DownloadMetrics(active: state.tracks.count, queued: queued)
            for track in state.tracks.values {
                let speed = track.estimator.smoothedSpeed(at: time)
                metrics.averageSpeed += speed
                metrics.perProtocol[track.format, default: .init()].active += 1
                metrics.perProtocol[track.format, default: .init()].speed += speed
            }
            return metrics
        }
    }

    /// What goes into part files; the latencies are somebody else's.
    package var disk: RuntimeHealth.DiskFigures {
        let time = now()
        return state.withLock { state in
            var disk = RuntimeHealth.DiskFigures()
            disk.bytesPerSecond = state.writing.smoothedSpeed(at: time)
            disk.bytesWritten = state.written
            return disk
        }
    }

    /// The followed downloads with the lowest speeds, the slowest first, with the time since their last new byte.
    package func slowest(
        _ count: Int
    ) -> [(id: DownloadID, progress: DownloadProgress, withoutProgress: Duration)] {
        let time = now()
        let frames = state.withLock { state in
            state.tracks.map { ($0, $1.latest, time - $1.lastAdvance) }
        }
        let sorted = frames.sorted { ($0.1.smoothedSpeed, $1.2) < ($1.1.smoothedSpeed, $0.2) }
        return sorted.prefix(count).map { ($0.0, $0.1, $0.2) }
    }

    private static func take(_ progress: DownloadProgress, into track: inout Track, at time: Duration) {
        if progress.downloaded != track.latest.downloaded {
            track.lastAdvance = time
            track.isStalled = false
        }
        track.estimator.add(progress.downloaded, at: time)
        track.latest = progress
        track.hasUnpublished = true
        applySpeeds(to: &track, at: time)
    }

    private static func applySpeeds(to track: inout Track, at time: Duration) {
        track.latest.instantaneousSpeed = track.estimator.instantaneousSpeed
        track.latest.smoothedSpeed = track.estimator.smoothedSpeed(at: time)
        track.latest.timeLeft = track.latest.total.flatMap { total in
            track.estimator.timeLeft(for: total - track.latest.downloaded, at: time)
        }
    }

    private func refresh(_ track: inout Track, id: DownloadID, at time: Duration) -> [DownloadEvent] {
        let before = track.latest
        Self.applySpeeds(to: &track, at: time)
        var events: [DownloadEvent] = []
        let isDue = track.lastPublished.map { time - $0 >= interval } ?? false
        if isDue, track.hasUnpublished || track.latest != before {
            track.lastPublished = time
            track.hasUnpublished = false
            events.append(.progress(id, track.latest))
        }
        if !track.isStalled, time - track.lastAdvance >= stallDelay {
            track.isStalled = true
            let message = "Nothing has arrived for \(stallDelay.milliseconds / 1_000) s."
            events.append(.warning(RuntimeWarning(.stalled, message: message, id: id)))
        }
        return events
    }
}

extension ProgressHub.State {
    /// Counts new bytes; a file that begins anew takes nothing back.
    fileprivate mutating func noteWritten(_ fresh: ByteCount, at time: Duration) {
        guard fresh > .zero else { return }
        written += fresh
        writing.add(written, at: time)
    }
}
