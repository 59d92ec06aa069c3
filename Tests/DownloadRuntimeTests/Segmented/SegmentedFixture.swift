import Manifests
import MediaModel
import MediaSources
import Synchronization
import Testing
import Transfer
import ZentrioTestSupport

@testable import DownloadRuntime

/// An origin server with segments, an empty folder, a ledger, and a downloader between them.
final class SegmentedFixture: Sendable {
    let server: OriginServer
    let folder: TestFolder
    let ledger = InMemoryLedger()
    private let engine = TransferEngine(configuration: ProgressiveFixture.patient)
    private let frames = Mutex<[DownloadProgress]>([])

    init() throws {
        server = try OriginServer()
        folder = try TestFolder()
    }

    /// A title of six seconds in three segments, `a_0.ts` to `a_2.ts`, whose list `list.m3u8` is served.
    static func ready() async throws -> (SegmentedMedia, SegmentedFixture) {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        try media.write("list.m3u8", try await media.record(.init(name: "a", seconds: 6)))
        try fixture.serve(media)
        return (media, fixture)
    }

    deinit {
        server.close()
    }

    var partPath: String { folder.path("Film.mp4" + PartialFile.suffix) }
    var progress: [DownloadProgress] { frames.withLock { $0 } }

    /// Looks at everything at once, and never waits long.
    static var eager: SegmentDownloaderConfiguration {
        var configuration = SegmentDownloaderConfiguration()
        configuration.tick = .milliseconds(5)
        configuration.progressInterval = .milliseconds(5)
        configuration.limits.backoff = .milliseconds(5)
        configuration.commitNotBefore = .zero
        configuration.commitAmount = ByteCount(1)
        // On a slow machine a second connection would fetch a part of what the first one is about to bring.
        configuration.limits.smallestShared = .mebibytes(64)
        configuration.limits.shortestSilence = .seconds(3_600)
        return configuration
    }

    /// Serves every file of a folder; `coding` is what the answers call the coding of their bodies, which have none.
    func serve(_ media: SegmentedMedia, coding: String? = nil) throws {
        for name in media.folder.files where !name.hasSuffix(".log") {
            var resource = try media.resource(name)
            resource.contentType = name.hasSuffix(".m3u8") ? "application/vnd.apple.mpegurl" : nil
            server.route("/\(name)") { [resource] request in
                var answer = resource.answer(to: request)
                answer.setHeader("Content-Encoding", coding)
                return answer
            }
        }
    }

    /// Lets the answers for a segment stand still behind their first bytes until the latch is opened, or only the first one.
    func stall(_ name: String, of media: SegmentedMedia, isOnce: Bool = false) throws -> OriginLatch {
        let latch = OriginLatch()
        let good = try media.resource(name)
        server.route("/\(name)") { request in
            var answer = good.answer(to: request)
            if !isOnce || request.index == 0 { answer.fault = .stall(after: 1_000, latch) }
            return answer
        }
        return latch
    }

    /// Requests for paths that end like this, but for a resume's looks at the beginnings of segments.
    func requests(_ ending: String) -> [String] {
        server.requests.filter { $0.path.hasSuffix(ending) && $0.range != "bytes=0-4095" }.map(\.path)
    }

    func request(_ playlist: String, subtitles: [String] = [], headers: [HeaderField] = []) throws -> DownloadRequest {
        let stream = Stream(address: try server.address("/\(playlist)"), format: .hls, headers: headers)
        return DownloadRequest(
            id: DownloadID(rawValue: "one"), item: MediaItem(title: "Film", kind: .clip), stream: stream,
            tracks: TrackWish(subtitleLanguages: subtitles))
    }

    func downloader(
        _ request: DownloadRequest, _ configuration: SegmentDownloaderConfiguration = eager,
        ledger: (any ChunkLedger)? = nil
    ) throws -> any Downloader {
        let engine = engine
        let factory = SegmentDownloaderFactory(engine: engine, configuration: configuration) {
            request, cookies async throws(DownloadFailure) in
            do throws(MediaSourceError) {
                let wish = RenditionSelector(subtitleLanguages: request.tracks.subtitleLanguages)
                let network = VisitorNetwork(engine, cookies: cookies)
                return try await ManifestLoader(fetcher: network, headers: request.stream.headers).plan(
                    at: request.stream.address, selector: wish)
            } catch {
                throw DownloadFailure(
                    .refused, sentence: error.sentence, cause: error.cause, httpStatus: error.httpStatus)
            }
        }
        return try factory.makeDownloader(
            for: request, partialFilePath: partPath, ledger: ledger ?? self.ledger, allowance: DownloadAllowance())
    }

    /// One try.
    func run(
        _ playlist: String, subtitles: [String] = [], _ configuration: SegmentDownloaderConfiguration = eager
    ) async throws -> DownloadOutcome {
        await run(try downloader(request(playlist, subtitles: subtitles), configuration))
    }

    func run(_ downloader: any Downloader) async -> DownloadOutcome {
        await downloader.run { frame in self.frames.withLock { $0.append(frame) } }
    }

    /// Serves all of a title, fetches it and looks at it; records an issue for what is not finished.
    func servedFilm(
        _ playlist: String = "list.m3u8", subtitles: [String] = [],
        _ configuration: SegmentDownloaderConfiguration = eager, of media: SegmentedMedia,
        _ location: SourceLocation = #_sourceLocation
    ) async throws -> (PartialFile, [SegmentedMedia.FoundStream]) {
        try serve(media)
        return try await film(playlist, subtitles: subtitles, configuration, of: media, location)
    }

    /// Fetches a title and looks at it; records an issue for what is not finished.
    func film(
        _ playlist: String = "list.m3u8", subtitles: [String] = [],
        _ configuration: SegmentDownloaderConfiguration = eager, of media: SegmentedMedia,
        _ location: SourceLocation = #_sourceLocation
    ) async throws -> (PartialFile, [SegmentedMedia.FoundStream]) {
        let file = try finished(await run(playlist, subtitles: subtitles, configuration), location)
        return (file, try await media.probe(file.path))
    }

    /// Fetches `list.m3u8` until two segments are written, while the third, `a_2.ts`, stalls; then stops it.
    func stopAfterTwoSegments(of media: SegmentedMedia) async throws {
        let latch = try stall("a_2.ts", of: media, isOnce: true)
        defer { latch.open() }
        let downloader = try downloader(request("list.m3u8"))
        async let outcome = run(downloader)
        _ = try await Heartbeat.first("two segments", within: .seconds(300), report: { "" }) {
            progress.last?.segmentsDone == 2 ? true : nil
        }
        downloader.stop()
        if case .stopped = await outcome { return }
        Issue.record("not stopped")
    }

    /// The finished file; records an issue for any other outcome.
    func finished(_ outcome: DownloadOutcome, _ location: SourceLocation = #_sourceLocation) throws -> PartialFile {
        guard case .finished(let file) = outcome else {
            Issue.record("not finished: \(outcome)", sourceLocation: location)
            throw DownloadFailure(.internalError, sentence: "", cause: "not finished")
        }
        return file
    }

    /// The failure of an outcome; records an issue for any other one.
    func failure(_ outcome: DownloadOutcome, _ location: SourceLocation = #_sourceLocation) throws -> DownloadFailure {
        guard case .failed(let failure) = outcome else {
            Issue.record("not failed: \(outcome)", sourceLocation: location)
            throw DownloadFailure(.internalError, sentence: "", cause: "not failed")
        }
        return failure
    }
}
