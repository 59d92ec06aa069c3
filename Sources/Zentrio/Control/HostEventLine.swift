import DownloadRuntime
import FoundationEssentials
import MediaModel

/// Reads an event as the control socket brings it, a line of JSON.
nonisolated struct HostEventLine: Decodable, Sendable {
    private enum Kind: String, Decodable {
        case progress = "download_progress"
        case metrics = "download_metrics"
        case status = "task_status_changed"
        case warning = "runtime_warning"
        case resync
    }

    private enum Key: String, CodingKey {
        case event, downloaded, total, message, code
        case taskID = "task_id"
        case instantaneousSpeed = "instantaneous_speed"
        case smoothedSpeed = "smoothed_speed"
        case secondsLeft = "eta_secs"
        case segmentsDone = "segments_done"
        case segmentsTotal = "segments_total"
    }

    /// Nil for what only figures are about.
    let event: HostEvent?

    /// Reads a line; nil when it is no event.
    static func read(_ line: [UInt8]) -> HostEventLine? {
        try? JSONDecoder().decode(HostEventLine.self, from: Data(line))
    }

    init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: Key.self)
        event =
            switch try line.decode(Kind.self, forKey: .event) {
            case .progress: .progress(try line.decode(DownloadID.self, forKey: .taskID), try Self.progress(in: line))
            case .status: .changed(try line.decode(DownloadID.self, forKey: .taskID), nil)
            case .warning: try Self.warning(in: line)
            case .resync: .resync
            case .metrics: nil
            }
    }

    private static func progress(in line: KeyedDecodingContainer<Key>) throws -> DownloadProgress {
        DownloadProgress(
            downloaded: try line.decode(ByteCount.self, forKey: .downloaded),
            total: try line.decodeIfPresent(ByteCount.self, forKey: .total),
            instantaneousSpeed: try line.decode(ByteCount.self, forKey: .instantaneousSpeed),
            smoothedSpeed: try line.decode(ByteCount.self, forKey: .smoothedSpeed),
            timeLeft: try line.decodeIfPresent(Int.self, forKey: .secondsLeft).map { .seconds($0) },
            segmentsDone: try line.decodeIfPresent(Int.self, forKey: .segmentsDone),
            segmentsTotal: try line.decodeIfPresent(Int.self, forKey: .segmentsTotal))
    }

    private static func warning(in line: KeyedDecodingContainer<Key>) throws -> HostEvent {
        .warning(
            message: try line.decode(String.self, forKey: .message),
            code: RuntimeWarning.Code(rawValue: try line.decode(String.self, forKey: .code)),
            id: try line.decodeIfPresent(DownloadID.self, forKey: .taskID))
    }
}
