import Glibc
import Logging
import MediaModel
import Synchronization

/// The third stage: does what the scheduler decided, each order in a task of its own, and reports.
final class WorkerPool: Sendable {
    /// A try that was ordered and has not reported its end.
    private struct Post {
        var generation: Int
        var downloader: (any Downloader)?
        var isStopping = false
    }

    private let configuration: DownloadRuntimeConfiguration
    private let factory: any DownloaderFactory
    private let ledger: any ChunkLedger
    private let hub: ProgressHub
    private let bus: EventBus
    private let inbox: BoundedMailbox<SchedulerInput>
    private let clock: RuntimeClock
    private let logger: Logger
    /// How long finished files took to get their names.
    let publications = LatencyMeter()
    private let posts = Mutex<[DownloadID: Post]>([:])
    /// Bounded; the scheduler waits when the pool's loop is behind, which only hands orders on.
    private let orders = BoundedMailbox<WorkOrder>(capacity: 64)

    init(
        configuration: DownloadRuntimeConfiguration, factory: any DownloaderFactory, ledger: any ChunkLedger,
        hub: ProgressHub, bus: EventBus, inbox: BoundedMailbox<SchedulerInput>, clock: RuntimeClock,
        logger: Logger
    ) {
        self.configuration = configuration
        self.factory = factory
        self.ledger = ledger
        self.hub = hub
        self.bus = bus
        self.inbox = inbox
        self.clock = clock
        self.logger = logger
    }

    /// Carries out orders until `finish()`, then waits for the workers that are left.
    func run() async {
        await withDiscardingTaskGroup { group in
            while case .elements(let orders) = await orders.receive() {
                for order in orders { group.addTask { await self.perform(order) } }
            }
            if Task.isCancelled { stopAll() }
        }
    }

    func submit(_ order: WorkOrder) async {
        if case .fetch(let ticket) = order {
            // The post exists before the worker does, so that a stop in between is not lost.
            posts.withLock { $0[ticket.id] = Post(generation: ticket.generation) }
        }
        _ = await orders.send(order)
    }

    /// Asks a worker to return; from any thread, any number of times.
    func stop(_ id: DownloadID, generation: Int) {
        let downloader = posts.withLock { posts -> (any Downloader)? in
            guard posts[id]?.generation == generation else { return nil }
            posts[id]?.isStopping = true
            return posts[id]?.downloader
        }
        downloader?.stop()
    }

    func stopAll() {
        let downloaders = posts.withLock { posts in
            for id in posts.keys { posts[id]?.isStopping = true }
            return posts.values.compactMap(\.downloader)
        }
        for downloader in downloaders { downloader.stop() }
    }

    /// Takes no more orders.
    func finish() {
        orders.finish()
    }

    private func perform(_ order: WorkOrder) async {
        switch order {
        case .fetch(let ticket): await fetch(ticket)
        case .publish(let ticket, let file): await publish(ticket, file: file)
        case .delete(let ticket): await delete(ticket)
        case .saveArtwork(let download): await saveArtwork(of: download)
        }
    }

    private func fetch(_ ticket: WorkTicket) async {
        let request = ticket.stored.download.request
        let progress = ticket.stored.download.progress
        hub.begin(ticket.id, generation: ticket.generation, format: request.stream.format, progress: progress)
        let outcome = await fetchOutcome(ticket)
        removePost(of: ticket)
        let last = hub.end(ticket.id, generation: ticket.generation)
        await report(.ended(outcome, progress: last), of: ticket, freeSpace: roomLeft(after: outcome, of: ticket))
    }

    /// How much was free when the disk was too small, so that it is known when there is more.
    private func roomLeft(after outcome: DownloadOutcome, of ticket: WorkTicket) -> ByteCount? {
        guard case .failed(let failure) = outcome, failure.code == .diskFull else { return nil }
        return configuration.freeSpace(FilePath.parent(of: ticket.stored.partialFilePath))
    }

    private func fetchOutcome(_ ticket: WorkTicket) async -> DownloadOutcome {
        let downloader: any Downloader
        do throws(DownloadFailure) {
            downloader = try factory.makeDownloader(
                for: ticket.stored.download.request, partialFilePath: ticket.stored.partialFilePath, ledger: ledger,
                allowance: DownloadAllowance())
        } catch {
            return .failed(error)
        }
        guard take(downloader, to: ticket) else { return .stopped }
        await report(.started, of: ticket)
        let hub = hub
        return await downloader.run { progress in
            hub.report(progress, of: ticket.id, generation: ticket.generation)
        }
    }

    /// Puts the downloader on its post; false when it shall not begin.
    private func take(_ downloader: any Downloader, to ticket: WorkTicket) -> Bool {
        posts.withLock { posts in
            guard let post = posts[ticket.id], post.generation == ticket.generation, !post.isStopping else {
                return false
            }
            posts[ticket.id]?.downloader = downloader
            return true
        }
    }

    private func removePost(of ticket: WorkTicket) {
        posts.withLock { posts in
            if posts[ticket.id]?.generation == ticket.generation { posts[ticket.id] = nil }
        }
    }

    private func publish(_ ticket: WorkTicket, file: PartialFile) async {
        do throws(DownloadFailure) {
            let size = try checkedSize(of: file, for: ticket.stored.download)
            let begin = clock.now()
            let path = try await file.publish(as: ticket.stored.targetPath)
            publications.add(clock.now() - begin)
            for remark in file.remarks {
                bus.publish(.warning(RuntimeWarning(.fileRemark, message: remark, id: ticket.id)))
            }
            await report(.published(path: path, size: size), of: ticket)
        } catch {
            await report(.publishFailed(error), of: ticket)
        }
    }

    /// The size of a finished part file; what was promised and what is there must agree before it gets its name.
    private func checkedSize(of file: PartialFile, for download: Download) throws(DownloadFailure) -> ByteCount {
        guard let size = Disk.fileSize(at: file.path) else {
            throw DownloadFailure(systemError: ENOENT, doing: "looking at \(file.path)")
        }
        if let total = download.progress.total, total != size {
            throw DownloadFailure(
                .damaged, sentence: "The file arrived damaged. Retry fetches only the broken part.",
                cause: "\(file.path) holds \(size.rawValue) bytes instead of \(total.rawValue)")
        }
        return size
    }

    private func delete(_ ticket: WorkTicket) async {
        do throws(DownloadFailure) {
            try DownloadRemoval(of: ticket.stored, root: configuration.mediaRoot).run()
        } catch {
            logger.warning("delete failed", metadata: ["id": "\(ticket.id)", "cause": "\(error.cause)"])
            bus.publish(.warning(RuntimeWarning(.deleteFailed, message: error.sentence, id: ticket.id)))
        }
        do {
            try await ledger.clearResumeState(of: ticket.id)
        } catch {
            bus.publish(.warning(RuntimeWarning(.storeFailed, message: "\(error)", id: ticket.id)))
        }
        await report(.deleted, of: ticket)
    }

    private func saveArtwork(of download: Download) async {
        guard let fetch = configuration.fetchArtwork, let address = download.request.item.poster,
            let finalPath = download.finalPath
        else { return }
        do {
            let artwork = try await fetch(address)
            let path = artwork.path(beside: finalPath, of: download.request)
            if !Disk.exists(path) { try Disk.write(artwork.bytes, to: path) }
        } catch {
            logger.info("artwork failed", metadata: ["id": "\(download.id)", "cause": "\(error)"])
            let message = "The poster of \(download.request.item.title) could not be saved."
            bus.publish(.warning(RuntimeWarning(.artworkFailed, message: message, id: download.id)))
        }
    }

    private func report(_ news: WorkerReport.News, of ticket: WorkTicket, freeSpace: ByteCount? = nil) async {
        let report = WorkerReport(id: ticket.id, generation: ticket.generation, news: news, freeSpace: freeSpace)
        _ = await inbox.send(.report(report))
    }
}
