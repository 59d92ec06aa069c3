import GRDB
import MediaModel

/// A download as a row of `downloads`, and back.
///
/// The columns are read by their place: looking up forty names a row would cost more than the query.
struct DownloadRow {
    /// The columns in the order in which `arguments` gives and `init(row:)` reads them.
    static let columns = [
        "id", "state", "wait_value", "downloaded", "total", "segments_done", "segments_total", "attempts", "position",
        "added_at", "finished_at", "target_path", "final_path", "cleanup",
        "failure_code", "failure_sentence", "failure_cause", "failure_status", "failure_retry_after",
        "failure_missing_space",
        "profile", "quality", "origin", "priority", "output_directory", "audio_languages", "subtitle_languages",
        "title", "year", "kind", "season", "episode", "episode_name", "duration_ms", "source_name", "poster",
        "backdrop",
        "address", "format", "variant", "height", "codecs", "bandwidth", "byte_count", "is_size_estimated", "headers",
        "watch_key", "rate_limit", "checksum", "file_name", "mirrors", "subtitle_files",
    ]

    static let upsert: String = {
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let updates = columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return """
            INSERT INTO downloads (\(columns.joined(separator: ", "))) VALUES (\(places))
            ON CONFLICT (id) DO UPDATE SET \(updates)
            """
    }()

    static let selectAll = selectAll(orderedBy: "downloads.position")

    static func selectAll(orderedBy order: String, withWatchState: Bool = true) -> String {
        let names = columns.map { "downloads.\($0)" }.joined(separator: ", ")
        guard withWatchState else { return "SELECT \(names), NULL, NULL FROM downloads ORDER BY \(order)" }
        return """
            SELECT \(names), watch_state.position_ms, watch_state.is_watched
            FROM downloads LEFT JOIN watch_state ON watch_state.watch_key = downloads.watch_key
            ORDER BY \(order)
            """
    }

    let stored: StoredDownload

    init(_ stored: StoredDownload) {
        self.stored = stored
    }

    /// Reads a row of `selectAll`; nil when it holds what this version does not know.
    init?(row: Row) {
        var cells = Cells(row: row)
        let id = DownloadID(rawValue: cells.text())
        guard let state = StateColumns.state(name: cells.text(), value: cells.optionalNumber()) else { return nil }
        let progress = DownloadProgress(
            downloaded: ByteCount(rawValue: cells.number()), total: cells.optionalBytes(),
            segmentsDone: cells.optionalInteger(), segmentsTotal: cells.optionalInteger())
        let attempts = cells.integer()
        let position = cells.integer()
        let addedAt = Timestamp(rawValue: cells.number())
        let finishedAt = cells.optionalTime()
        let targetPath = cells.text()
        let finalPath = cells.optionalText()
        let cleanup = StoredDownload.Cleanup(rawValue: cells.integer()) ?? .nothing
        let failure = cells.failure()
        guard var request = cells.request(id: id) else { return nil }
        _ = cells.text()
        request.rateLimit = cells.optionalBytes()
        request.checksum = cells.optionalText().flatMap { Checksum($0) }
        request.fileName = cells.optionalText()
        request.stream.mirrors = cells.addresses()
        request.stream.subtitleFiles = cells.subtitleFiles()
        let watchPosition = cells.optionalDuration()
        let isWatched = cells.optionalNumber() == 1
        guard state != .failed || failure != nil, state != .completed || finalPath != nil else { return nil }
        let download = Download(
            request: request, state: state, progress: progress, failure: failure, attempts: attempts,
            position: position, addedAt: addedAt, finishedAt: finishedAt, finalPath: finalPath,
            watchPosition: watchPosition, isWatched: isWatched)
        stored = StoredDownload(download: download, targetPath: targetPath, cleanup: cleanup)
    }

    /// The values for `upsert`.
    var arguments: StatementArguments {
        let download = stored.download
        let failure = download.failure
        var values: [(any DatabaseValueConvertible)?] = [
            download.id.rawValue, StateColumns.name(of: download.state), StateColumns.value(of: download.state),
            download.progress.downloaded.rawValue, download.progress.total?.rawValue,
            download.progress.segmentsDone, download.progress.segmentsTotal,
            download.attempts, download.position, download.addedAt.rawValue, download.finishedAt?.rawValue,
            stored.targetPath, download.finalPath, stored.cleanup.rawValue,
            failure?.code.rawValue, failure?.sentence, failure?.cause, failure?.httpStatus,
            failure?.retryAfter?.rawValue, failure?.missingSpace?.rawValue,
        ]
        values += requestValues
        return StatementArguments(values)
    }

    private var requestValues: [(any DatabaseValueConvertible)?] {
        let request = stored.download.request
        let item = request.item
        let stream = request.stream
        let kind = KindColumns(item.kind)
        return [
            request.profile.rawValue, request.quality.rawValue, request.origin.rawValue, request.priority.rawValue,
            request.outputDirectory, request.tracks.audioLanguages.joined(separator: "\n"),
            request.tracks.subtitleLanguages.joined(separator: "\n"),
            item.title, item.year, kind.name, kind.season, kind.episode, kind.episodeName,
            item.duration?.milliseconds, item.sourceName, item.poster?.text, item.backdrop?.text,
            stream.address.text, stream.format.rawValue, stream.variant, stream.height,
            stream.codecs.joined(separator: "\n"),
            stream.bandwidth, stream.byteCount?.rawValue, stream.isSizeEstimated,
            stream.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n"),
            WatchKey.key(for: item), request.rateLimit?.rawValue, request.checksum?.description,
            request.fileName, stream.mirrors.map(\.text).joined(separator: "\n"),
            stream.subtitleFiles.map { "\($0.language ?? "und") \($0.address)" }.joined(separator: "\n"),
        ]
    }
}
