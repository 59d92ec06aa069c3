import GRDB
import MediaModel

/// A download as a row of `downloads`, and back.
///
/// The columns are read by their place: looking up forty names a row would cost more than the query.
struct DownloadRow {
    /// The columns in the order in which `write` binds and `init(row:)` reads them.
    static let columns = [
        "id", "state", "wait_value", "downloaded", "total", "segments_done", "segments_total", "attempts", "position",
        "added_at", "finished_at", "target_path", "final_path", "cleanup",
        "failure_code", "failure_sentence", "failure_cause", "failure_status", "failure_retry_after",
        "failure_missing_space",
        "profile", "quality", "origin", "priority", "output_directory", "audio_languages", "subtitle_languages",
        "title", "year", "kind", "season", "episode", "episode_name", "duration_ms", "source_name", "poster",
        "backdrop",
        "address", "format", "variant", "height", "codecs", "bandwidth", "byte_count", "is_size_estimated", "headers",
        "watch_key", "rate_limit", "checksum", "file_name", "mirrors", "subtitle_files", "link",
    ]

    /// How many columns behind `id` change while a download moves on; those of the request follow them.
    private static let movingCount = 19

    /// Writes what changes while a download moves on.
    private static let update: String = {
        let updates = columns[1...movingCount].map { "\($0) = ?" }.joined(separator: ", ")
        return "UPDATE downloads SET \(updates) WHERE id = ?"
    }()

    /// Writes all of a row, new or not.
    private static let upsert: String = {
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
        request.link = cells.address()
        let watchPosition = cells.optionalDuration()
        let isWatched = cells.optionalNumber() == 1
        guard state != .failed || failure != nil, state != .completed || finalPath != nil else { return nil }
        let download = Download(
            request: request, state: state, progress: progress, failure: failure, attempts: attempts,
            position: position, addedAt: addedAt, finishedAt: finishedAt, finalPath: finalPath,
            watchPosition: watchPosition, isWatched: isWatched)
        stored = StoredDownload(download: download, targetPath: targetPath, cleanup: cleanup)
    }

    /// Writes all columns.
    func write(to db: Database) throws {
        var run = try StatementRun(Self.upsert, in: db)
        run.bind(stored.id.rawValue)
        bindMoving(&run)
        bindRequest(&run)
        try run.finish()
    }

    /// Writes the columns that change while a download moves on; false when the row is not there.
    func writeMoving(to db: Database) throws -> Bool {
        var run = try StatementRun(Self.update, in: db)
        bindMoving(&run)
        run.bind(stored.id.rawValue)
        try run.finish()
        return db.changesCount > 0
    }

    private func bindMoving(_ run: inout StatementRun) {
        let download = stored.download
        run.bind(StateColumns.name(of: download.state))
        run.bind(StateColumns.value(of: download.state))
        run.bind(download.progress.downloaded.rawValue)
        run.bind(download.progress.total?.rawValue)
        run.bind(download.progress.segmentsDone)
        run.bind(download.progress.segmentsTotal)
        run.bind(download.attempts)
        run.bind(download.position)
        run.bind(download.addedAt.rawValue)
        run.bind(download.finishedAt?.rawValue)
        run.bind(stored.targetPath)
        run.bind(download.finalPath)
        run.bind(stored.cleanup.rawValue)
        bind(download.failure, &run)
    }

    private func bind(_ failure: DownloadFailure?, _ run: inout StatementRun) {
        run.bind(failure?.code.rawValue)
        run.bind(failure?.sentence)
        run.bind(failure?.cause)
        run.bind(failure?.httpStatus)
        run.bind(failure?.retryAfter?.rawValue)
        run.bind(failure?.missingSpace?.rawValue)
    }

    private func bindRequest(_ run: inout StatementRun) {
        let request = stored.download.request
        run.bind(request.profile.rawValue)
        run.bind(request.quality.rawValue)
        run.bind(request.origin.rawValue)
        run.bind(request.priority.rawValue)
        run.bind(request.outputDirectory)
        run.bind(request.tracks.audioLanguages.joined(separator: "\n"))
        run.bind(request.tracks.subtitleLanguages.joined(separator: "\n"))
        bind(request.item, &run)
        bind(request.stream, &run)
        run.bind(WatchKey.key(for: request.item))
        run.bind(request.rateLimit?.rawValue)
        run.bind(request.checksum?.description)
        run.bind(request.fileName)
        run.bind(request.stream.mirrors.map(\.text).joined(separator: "\n"))
        run.bind(
            request.stream.subtitleFiles.map { "\($0.language ?? "und") \($0.address)" }.joined(separator: "\n"))
        run.bind(request.link?.text)
    }

    private func bind(_ item: MediaItem, _ run: inout StatementRun) {
        let kind = KindColumns(item.kind)
        run.bind(item.title)
        run.bind(item.year)
        run.bind(kind.name)
        run.bind(kind.season)
        run.bind(kind.episode)
        run.bind(kind.episodeName)
        run.bind(item.duration?.milliseconds)
        run.bind(item.sourceName)
        run.bind(item.poster?.text)
        run.bind(item.backdrop?.text)
    }

    private func bind(_ stream: Stream, _ run: inout StatementRun) {
        run.bind(stream.address.text)
        run.bind(stream.format.rawValue)
        run.bind(stream.variant)
        run.bind(stream.height)
        run.bind(stream.codecs.joined(separator: "\n"))
        run.bind(stream.bandwidth)
        run.bind(stream.byteCount?.rawValue)
        run.bind(stream.isSizeEstimated ? 1 : 0)
        run.bind(stream.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n"))
    }
}
