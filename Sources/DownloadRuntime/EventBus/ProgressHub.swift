package import MediaModel
import Synchronization

/// Collects the frames of all workers, works out speeds and times, and lets through at most 15 a second per download.
package final class ProgressHub: Sendable {
    private struct Track {
        var generation: Int
        var format: Stream.Format
        var estimator: RateEstimator
        var latest: DownloadProgress
        var lastPublished: Duration?
        var hasUnpublished = false
        var lastAdvance: Duration
        var isStalled = false
    }

    private let tracks = Mutex<[DownloadID: Track]>([:])
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
    }

    /// Follows a try from now on; an earlier try of the same download is no longer listened to.
    package func begin(_ id: DownloadID, generation: Int, format: Stream.Format, progress: DownloadProgress) {
        let time = now()
        var estimator = RateEstimator(window: window)
        estimator.add(progress.downloaded, at: time)
        let track = Track(
            generation: generation, format: format, estimator: estimator, latest: progress, lastAdvance: time)
        tracks.withLock { $0[id] = track }
    }

    /// Takes a worker's frame in, from any thread, and publishes it if the last one is long enough ago.
    package func report(_ progress: DownloadProgress, of id: DownloadID, generation: Int) {
        let time = now()
        let frame = tracks.withLock { tracks -> DownloadProgress? in
            guard var track = tracks[id], track.generation == generation else { return nil }
            defer { tracks[id] = track }
            Self.take(progress, into: &track, at: time)
            guard track.lastPublished.map({ time - $0 >= interval }) ?? true else { return nil }
            track.lastPublished = time
            track.hasUnpublished = false
            return track.latest
        }
        if let frame { bus.publish(.progress(id, frame)) }
    }

    /// Stops following a try; the last frame, nil when another try is followed already.
    package func end(_ id: DownloadID, generation: Int) -> DownloadProgress? {
        tracks.withLock { tracks in
            guard let track = tracks[id], track.generation == generation else { return nil }
            tracks[id] = nil
            return track.latest
        }
    }

    /// The latest frame of a download that is followed.
    package func latest(of id: DownloadID) -> DownloadProgress? {
        tracks.withLock { $0[id]?.latest }
    }

    package var isIdle: Bool { tracks.withLock { $0.isEmpty } }

    /// Publishes what was held back, lets speeds fall where nothing comes, and warns of what stands still.
    package func tick() {
        let time = now()
        let events = tracks.withLock { tracks -> [DownloadEvent] in
            var events: [DownloadEvent] = []
            for id in tracks.keys {
                guard var track = tracks[id] else { continue }
                events += refresh(&track, id: id, at: time)
                tracks[id] = track
            }
            return events
        }
        for event in events { bus.publish(event) }
    }

    /// The figures over all that is followed.
    package func metrics(queued: Int) -> DownloadMetrics {
        let time = now()
        return tracks.withLock { tracks in
            var metrics = DownloadMetrics(active: tracks.count, queued: queued)
            for track in tracks.values {
                let speed = track.estimator.smoothedSpeed(at: time)
                metrics.averageSpeed += speed
                metrics.perProtocol[track.format, default: .init()].active += 1
                metrics.perProtocol[track.format, default: .init()].speed += speed
            }
            return metrics
        }
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
