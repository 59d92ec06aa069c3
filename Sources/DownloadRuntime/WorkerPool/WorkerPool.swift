import Glibc
import Logging
import MediaModel
import Synchronization
import Transfer

/// The third stage: does what the scheduler decided, each order in a task of its own, and reports.
final class WorkerPool: Sendable {
    /// A try that was ordered and has not reported its end.
    private struct Post {
        var generation: Int
        let allowance: DownloadAllowance
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
                let small = orders.compactMap(Self.smallPublication)
                if !small.isEmpty { group.addTask { await self.publish(small) } }
                for order in orders where Self.smallPublication(order) == nil {
                    group.addTask { await self.perform(order) }
                }
            }
            if Task.isCancelled { stopAll() }
        }
    }

    func submit(_ order: WorkOrder) async {
        if case .fetch(let ticket) = order {
            // The post exists before the worker does, so that a stop in between is not lost.
            let allowance = DownloadAllowance { [inbox] host in
                // A full mailbox loses the hint; the host will repeat it.
                _ = inbox.offer(.throttle(host: host))
            }
            posts.withLock { $0[ticket.id] = Post(generation: ticket.generation, allowance: allowance) }
        }
        _ = await orders.send(order)
    }

    /// Tells a worker what it may use from now on.
    func allow(_ allowance: WorkAllowance, to id: DownloadID, generation: Int) {
        let post = posts.withLock { $0[id] }
        guard let post, post.generation == generation else { return }
        post.allowance.setMaximumConnections(allowance.connections)
        post.allowance.limiter.setLimit(allowance.rateLimit)
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

    private static func smallPublication(_ order: WorkOrder) -> Publication? {
        guard case .publish(let ticket, let file) = order else { return nil }
        let publication = Publication(ticket: ticket, file: file)
        return publication.isSmall ? publication : nil
    }

    private func perform(_ order: WorkOrder) async {
        switch order {
        case .fetch(let ticket): await fetch(ticket)
        case .publish(let ticket, let file): await publish(Publication(ticket: ticket, file: file))
        case .delete(let ticket): await delete(ticket)
        case .saveArtwork(let download): await saveArtwork(of: download)
        }
    }

    private func fetch(_ ticket: WorkTicket) async {
        let request = ticket.stored.download.request
        let progress = ticket.stored.download.progress
        hub.begin(ticket.id, generation: ticket.generation, format: request.stream.format, progress: progress)
        let outcome = await fetchRenewingLink(ticket)
        removePost(of: ticket)
        let last = hub.end(ticket.id, generation: ticket.generation)
        var disk: DiskObservation?
        if case .failed(let failure) = outcome { disk = await look(after: failure, at: ticket.stored) }
        report(.ended(outcome, progress: last), of: ticket, disk: disk)
    }

    /// What the disk is like after a failure that may be its own.
    private func look(after failure: DownloadFailure, at stored: StoredDownload) async -> DiskObservation? {
        guard failure.code == .diskFull || failure.isAboutTheDisk else { return nil }
        let freeSpace = configuration.freeSpace
        return await DiskQueue.look { DiskObservation(of: stored, freeSpace: freeSpace) }
    }

    /// Fetches, and once more from another address when the link turns out to have expired.
    private func fetchRenewingLink(_ ticket: WorkTicket) async -> DownloadOutcome {
        let request = ticket.stored.download.request
        let outcome = await fetch(request, ticket)
        guard case .failed(let failure) = outcome, failure.isLinkExpired, let renew = configuration.renewLink else {
            return outcome
        }
        do {
            var renewed = request
            renewed.stream = try await renew(request)
            logger.info("link renewed", metadata: ["id": "\(ticket.id)", "cause": "\(failure.cause)"])
            report(.linkRenewed(renewed.stream), of: ticket)
            return await fetch(renewed, ticket)
        } catch {
            logger.info("link not renewed", metadata: ["id": "\(ticket.id)", "cause": "\(error)"])
            return outcome
        }
    }

    private func fetch(_ request: DownloadRequest, _ ticket: WorkTicket) async -> DownloadOutcome {
        guard let allowance = posts.withLock({ $0[ticket.id]?.allowance }) else { return .stopped }
        let downloader: any Downloader
        do throws(DownloadFailure) {
            downloader = try factory.makeDownloader(
                for: request, partialFilePath: ticket.stored.partialFilePath, ledger: ledger, allowance: allowance)
        } catch {
            return .failed(error)
        }
        guard take(downloader, to: ticket) else { return .stopped }
        report(.started, of: ticket)
        let bell = MergeBell()
        return await downloader.run { [self] progress in
            hub.report(progress, of: ticket.id, generation: ticket.generation)
            if progress.mergedFraction != nil, bell.rings() { report(.merging, of: ticket) }
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

    private func publish(_ publication: Publication) async {
        let (ticket, file) = (publication.ticket, publication.file)
        let begin = clock.now()
        let result: Result<Publication.Name, DownloadFailure>
        do throws(DownloadFailure) {
            let size = try await DiskQueue.run { () throws(DownloadFailure) in try publication.checkedSize() }
            try await verify(file, of: ticket)
            result = .success(.init(path: try await file.publish(as: ticket.stored.targetPath), size: size))
        } catch {
            result = .failure(error)
        }
        publications.add(clock.now() - begin)
        inbox.add(.report(await reportOf(result, publication)))
    }

    /// Publishes small files together: a job of the disk and a wake-up for each would cost more than the files.
    private func publish(_ small: [Publication]) async {
        let begin = clock.now()
        let results = await DiskQueue.look { Publication.publish(small) }
        publications.add(clock.now() - begin)
        var reports: [SchedulerInput] = []
        for (publication, result) in zip(small, results) {
            reports.append(.report(await reportOf(result, publication)))
        }
        inbox.add(reports)
    }

    private func reportOf(
        _ result: Result<Publication.Name, DownloadFailure>, _ publication: Publication
    ) async -> WorkerReport {
        let ticket = publication.ticket
        switch result {
        case .success(let name):
            for remark in publication.file.remarks {
                bus.publish(.warning(RuntimeWarning(.fileRemark, message: remark, id: ticket.id)))
            }
            let news = WorkerReport.News.published(path: name.path, size: name.size)
            return WorkerReport(id: ticket.id, generation: ticket.generation, news: news, disk: nil)
        case .failure(let failure):
            let disk = await look(after: failure, at: ticket.stored)
            return WorkerReport(
                id: ticket.id, generation: ticket.generation, news: .publishFailed(failure), disk: disk)
        }
    }

    /// Compares the whole file with the checksum that came with the request.
    private func verify(_ file: PartialFile, of ticket: WorkTicket) async throws(DownloadFailure) {
        guard let checksum = ticket.stored.download.request.checksum else { return }
        do throws(DownloadFailure) {
            try await DiskQueue.run { () throws(DownloadFailure) in try checksum.verify(fileAt: file.path) }
        } catch {
            // The bytes are wrong and nobody knows which: a retry fetches all of them.
            if error.code == .checksumMismatch { try? await ledger.clearResumeState(of: ticket.id) }
            throw error
        }
    }

    private func delete(_ ticket: WorkTicket) async {
        do throws(DownloadFailure) {
            let removal = DownloadRemoval(of: ticket.stored, root: configuration.mediaRoot)
            try await DiskQueue.run { () throws(DownloadFailure) in try removal.run() }
        } catch {
            logger.warning("delete failed", metadata: ["id": "\(ticket.id)", "cause": "\(error.cause)"])
            bus.publish(.warning(RuntimeWarning(.deleteFailed, message: error.sentence, id: ticket.id)))
        }
        do {
            try await ledger.clearResumeState(of: ticket.id)
        } catch {
            bus.publish(.warning(RuntimeWarning(.storeFailed, message: "\(error)", id: ticket.id)))
        }
        report(.deleted, of: ticket)
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

    private func report(_ news: WorkerReport.News, of ticket: WorkTicket, disk: DiskObservation? = nil) {
        // A try has few reports, so the places for tries bound them.
        inbox.add(.report(WorkerReport(id: ticket.id, generation: ticket.generation, news: news, disk: disk)))
    }
}
