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
        return configuration
    }

    /// Serves every file of a folder; `coding` is what the answers call the coding of their bodies, which have none.
    func serve(_ media: SegmentedMedia, coding: String? = nil) throws {
        for name in media.folder.files where !name.hasSuffix(".log") {
            var resource = OriginResource(OriginBody(bytes: try TestFolder.read(media.folder.path(name))))
            resource.contentType = name.hasSuffix(".m3u8") ? "application/vnd.apple.mpegurl" : nil
            server.route("/\(name)") { [resource] request in
                var answer = resource.answer(to: request)
                answer.setHeader("Content-Encoding", coding)
                return answer
            }
        }
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
        _ request: DownloadRequest, _ configuration: SegmentDownloaderConfiguration = eager
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
            for: request, partialFilePath: partPath, ledger: ledger, allowance: DownloadAllowance())
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

    /// Fetches `list.m3u8` until two segments are written, while the third, `a_2.ts`, stalls; then stops it.
    func stopAfterTwoSegments(of media: SegmentedMedia) async throws {
        let latch = OriginLatch()
        defer { latch.open() }
        let good = OriginResource(OriginBody(bytes: try TestFolder.read(media.folder.path("a_2.ts"))))
        server.route("/a_2.ts") { request in
            var answer = good.answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 1_000, latch) }
            return answer
        }
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
