import MediaModel

/// An event in the words of the control socket.
///
/// Other programs read these names: they may not change.
struct EventLine: Encodable {
    enum Key: String, CodingKey {
        case event
        case taskID = "task_id"
        case downloaded, total
        case instantaneousSpeed = "instantaneous_speed"
        case smoothedSpeed = "smoothed_speed"
        case secondsLeft = "eta_secs"
        case segmentsDone = "segments_done"
        case segmentsTotal = "segments_total"
        case active, queued
        case averageSpeed = "avg_speed"
        case perProtocol = "per_protocol"
        case from, to, error, code, message
    }

    private struct Share: Encodable {
        var active: Int
        var speed: Int64
    }

    private struct Failure: Encodable {
        var code: String
        var message: String
    }

    let event: DownloadEvent

    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        switch event {
        case .progress(let id, let progress): try encode(id, progress, to: &line)
        case .metrics(let metrics): try encode(metrics, to: &line)
        case .statusChanged(let change): try encode(change, to: &line)
        case .downloadChanged(let download): try encode(download, to: &line)
        case .warning(let warning): try encode(warning, to: &line)
        case .resync: try line.encode("resync", forKey: .event)
        }
    }

    private func encode(
        _ id: DownloadID, _ progress: DownloadProgress, to line: inout KeyedEncodingContainer<Key>
    ) throws {
        try line.encode("download_progress", forKey: .event)
        try line.encode(id.rawValue, forKey: .taskID)
        try line.encode(progress.downloaded.rawValue, forKey: .downloaded)
        try line.encode(progress.total?.rawValue, forKey: .total)
        try line.encode(progress.instantaneousSpeed.rawValue, forKey: .instantaneousSpeed)
        try line.encode(progress.smoothedSpeed.rawValue, forKey: .smoothedSpeed)
        try line.encode(progress.timeLeft.map { Int($0.seconds.rounded(.up)) }, forKey: .secondsLeft)
        try line.encode(progress.segmentsDone, forKey: .segmentsDone)
        try line.encode(progress.segmentsTotal, forKey: .segmentsTotal)
    }

    private func encode(_ metrics: DownloadMetrics, to line: inout KeyedEncodingContainer<Key>) throws {
        try line.encode("download_metrics", forKey: .event)
        try line.encode(metrics.active, forKey: .active)
        try line.encode(metrics.queued, forKey: .queued)
        try line.encode(metrics.averageSpeed.rawValue, forKey: .averageSpeed)
        let shares = metrics.perProtocol.map { format, share in
            (format.rawValue, Share(active: share.active, speed: share.speed.rawValue))
        }
        try line.encode(Dictionary(uniqueKeysWithValues: shares), forKey: .perProtocol)
    }

    private func encode(_ change: DownloadEvent.StatusChange, to line: inout KeyedEncodingContainer<Key>) throws {
        try line.encode("task_status_changed", forKey: .event)
        try line.encode(change.id.rawValue, forKey: .taskID)
        try line.encode(change.from?.name, forKey: .from)
        try line.encode(change.to.name, forKey: .to)
        // The list keeps why the last try failed; one that goes on or works has no error.
        let error = change.to.isOnItsWay ? nil : change.error
        let failure = error.map { Failure(code: $0.code.rawValue, message: $0.sentence) }
        try line.encodeIfPresent(failure, forKey: .error)
    }

    /// A change without another state has the same name on both sides.
    private func encode(_ download: Download, to line: inout KeyedEncodingContainer<Key>) throws {
        try encode(DownloadEvent.StatusChange(from: download.state, download: download), to: &line)
    }

    private func encode(_ warning: RuntimeWarning, to line: inout KeyedEncodingContainer<Key>) throws {
        try line.encode("runtime_warning", forKey: .event)
        try line.encode(warning.code.rawValue, forKey: .code)
        try line.encode(warning.message, forKey: .message)
        try line.encodeIfPresent(warning.id?.rawValue, forKey: .taskID)
    }
}

extension DownloadState {
    /// Whether nothing keeps the download from being finished, as far as anybody knows.
    fileprivate var isOnItsWay: Bool {
        switch self {
        case .pending, .scheduled, .running, .completing, .completed: true
        default: false
        }
    }
}
