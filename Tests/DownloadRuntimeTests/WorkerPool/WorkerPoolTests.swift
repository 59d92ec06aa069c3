import Logging
import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

/// Part files that are opened for offers, while others decide about these.
struct WorkerPoolTests {
    /// Opens part files when it may.
    private final class SlowFactory: DownloaderFactory {
        let opens = Gate()
        let mayOpen = Gate()

        func makeDownloader(
            for request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger,
            allowance: DownloadAllowance
        ) throws(DownloadFailure) -> any Downloader {
            throw Samples.failure(.internalError)
        }

        func prepare(
            _ request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger
        ) async -> PreparedFile? {
            opens.open()
            await mayOpen.wait()
            return try? await PreparedFile(PartialFile(path: partialFilePath), of: request.id, ledger: ledger)
        }
    }

    private let folder: TestFolder
    private let factory = SlowFactory()
    private let pool: WorkerPool
    private let offer: WorkOffer

    init() throws {
        folder = try TestFolder()
        let configuration = DownloadRuntimeConfiguration(mediaRoot: folder.path(""))
        let clock = ManualClock().runtimeClock
        let bus = EventBus(capacity: configuration.subscriberCapacity, now: clock.now)
        let hub = ProgressHub(
            bus: bus, interval: configuration.progressInterval, window: configuration.smoothingWindow,
            stallDelay: configuration.stallDelay, now: clock.now)
        pool = WorkerPool(
            configuration: configuration, factory: factory, ledger: InMemoryLedger(), hub: hub, bus: bus,
            inbox: BoundedMailbox(capacity: configuration.commandCapacity), clock: clock,
            logger: Logger(label: "test"))
        let download = Download(request: try Samples.film("a"), addedAt: ManualClock.start)
        let stored = StoredDownload(download: download, targetPath: folder.path("a.mp4"))
        offer = WorkOffer(ticket: WorkTicket(generation: 1, stored: stored), allowance: WorkAllowance(connections: 1))
    }

    private var partIsThere: Bool { Disk.exists(offer.ticket.stored.partialFilePath) }

    /// Has the offer's file opened, and something happen in the middle of it.
    private func openFile(during work: () async -> Void) async {
        let numbers = pool.take([offer], placesSeen: 0).numbers
        async let opening: Void = pool.prepare([offer], numbers)
        await factory.opens.wait()
        await work()
        factory.mayOpen.open()
        await opening
    }

    @Test func fileOfAnOffer_isThereUntilTheOfferIsWithdrawn() async {
        await openFile {}
        #expect(partIsThere)
        pool.withdrawOffers()
        #expect(!partIsThere)
    }

    @Test func offerWithdrawnWhileItsFileIsOpened_leavesNone() async {
        await openFile { pool.withdrawOffers() }
        #expect(!partIsThere)
    }

    @Test func fileOpenedForATryThatRunsMeanwhile_stays() async {
        await openFile {
            pool.withdrawOffers()
            await pool.submit(.fetch(offer.ticket), placesSeen: 0)
        }
        #expect(partIsThere)
    }

    @Test func fileOpenedForAnOfferThatIsMadeAgain_stays() async {
        await openFile {
            pool.withdrawOffers()
            _ = pool.take([offer], placesSeen: 0)
        }
        #expect(partIsThere)
    }
}
