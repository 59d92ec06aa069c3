import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

@testable import DownloadRuntime

/// An origin server, an empty folder, a ledger, and a downloader between them.
final class ProgressiveFixture: Sendable {
    static let path = "/film.mp4"

    let server: OriginServer
    let folder: TestFolder
    let ledger = InMemoryLedger()
    let engine: TransferEngine
    private let recorder = ProgressRecorder()

    /// Waits for servers that are as slow as thousand tests on two cores.
    static var patient: TransferConfiguration {
        var configuration = TransferConfiguration()
        configuration.stallTime = .seconds(300)
        configuration.connectTimeout = .seconds(300)
        return configuration
    }

    init(transfer: TransferConfiguration = patient) throws {
        server = try OriginServer()
        folder = try TestFolder()
        engine = TransferEngine(configuration: transfer)
    }

    deinit {
        server.close()
    }

    var partPath: String { folder.path("film.mp4" + PartialFile.suffix) }
    var progress: [DownloadProgress] { recorder.frames }

    /// Opens connections as fast as it may and splits even small files.
    static var eager: ProgressiveDownloaderConfiguration {
        var configuration = ProgressiveDownloaderConfiguration()
        configuration.tick = .milliseconds(2)
        configuration.growthInterval = .zero
        configuration.ampleSpeed = ByteCount(Int64.max)
        configuration.plan.smallestSteal = 16 * 1024
        return configuration
    }

    /// One connection only.
    static var single: ProgressiveDownloaderConfiguration {
        var configuration = eager
        configuration.plan.maximumConnections = 1
        return configuration
    }

    func request(_ address: WebAddress? = nil, headers: [HeaderField] = []) throws -> DownloadRequest {
        let stream = Stream(address: try address ?? server.address(Self.path), headers: headers)
        return DownloadRequest(
            id: DownloadID(rawValue: "one"), item: MediaItem(title: "Film", kind: .clip), stream: stream)
    }

    func downloader(
        _ request: DownloadRequest? = nil, _ configuration: ProgressiveDownloaderConfiguration = eager,
        partPath: String? = nil, ledger: (any ChunkLedger)? = nil, allowance: DownloadAllowance = DownloadAllowance()
    ) throws -> any Downloader {
        try ProgressiveDownloaderFactory(engine: engine, configuration: configuration).makeDownloader(
            for: request ?? self.request(), partialFilePath: partPath ?? self.partPath, ledger: ledger ?? self.ledger,
            allowance: allowance)
    }

    /// One try.
    func run(
        _ request: DownloadRequest? = nil, _ configuration: ProgressiveDownloaderConfiguration = eager
    ) async throws -> DownloadOutcome {
        await run(try downloader(request, configuration))
    }

    func run(_ downloader: any Downloader) async -> DownloadOutcome {
        await downloader.run { self.recorder.note($0) }
    }

    /// Waits until so many bytes are there.
    func progress(reaches count: ByteCount) async {
        await recorder.reaches(count)
    }

    /// The bytes of the part file.
    func fileBytes() throws -> [UInt8] {
        try TestFolder.read(partPath)
    }

    /// Fails the test unless the file is there, whole and right.
    func expectFinished(_ outcome: DownloadOutcome, _ body: OriginBody, _ location: SourceLocation = #_sourceLocation)
        throws
    {
        guard case .finished(let file) = outcome else {
            Issue.record("not finished: \(outcome)", sourceLocation: location)
            return
        }
        #expect(file.path == partPath, sourceLocation: location)
        // Not compared by #expect itself, which would print megabytes.
        let isSame = try fileBytes() == body.bytes
        #expect(isSame, "the file has other bytes", sourceLocation: location)
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
