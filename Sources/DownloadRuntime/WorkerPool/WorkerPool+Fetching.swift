import Logging
import MediaModel
import Synchronization
import Transfer

extension WorkerPool {
    func fetch(_ ticket: WorkTicket) async {
        beginFrames(of: ticket)
        let outcome = await fetch(ticket.stored.download.request, ticket)
        let next = await end(ticket, await fetchRenewingLink(ticket, after: outcome))
        if let next { await goOn(from: next) }
    }

    /// Fetches what lies ready, one after the other, as long as each ends well.
    func goOn(from first: ReadyLine.Place) async {
        var place: ReadyLine.Place? = first
        while let next = place { place = next.file == nil ? await fetchHere(next) : await fetchNearby(next) }
    }

    /// The part file is not open yet: not on the thread of the transfers.
    private func fetchHere(_ place: ReadyLine.Place) async -> ReadyLine.Place? {
        beginFrames(of: place.ticket)
        let outcome = await fetch(place.ticket.stored.download.request, place.ticket, isAnnounced: true)
        return await end(place.ticket, await fetchRenewingLink(place.ticket, after: outcome))
    }

    /// Fetches those that are prepared; the next one that is not, nil when there is none.
    private func fetchNearby(_ first: ReadyLine.Place) async -> ReadyLine.Place? {
        var place: ReadyLine.Place? = first
        var setback: (ticket: WorkTicket, outcome: DownloadOutcome)?
        await factory.runNearby {
            while let next = place, let file = next.file {
                beginFrames(of: next.ticket)
                let outcome = await fetch(
                    next.ticket.stored.download.request, next.ticket, prepared: file, isAnnounced: true)
                guard case .finished = outcome else {
                    setback = (next.ticket, outcome)
                    return
                }
                place = await end(next.ticket, outcome)
            }
        }
        guard let setback else { return place }
        return await end(setback.ticket, await fetchRenewingLink(setback.ticket, after: setback.outcome))
    }

    /// Reports the end of a try; after a good one, gives its place to the next download that lies ready.
    private func end(_ ticket: WorkTicket, _ outcome: DownloadOutcome) async -> ReadyLine.Place? {
        let last = hub.end(ticket.id, generation: ticket.generation)
        var disk: DiskObservation?
        if case .failed(let failure) = outcome { disk = await look(after: failure, at: ticket.stored) }
        let isGood = if case .finished = outcome { true } else { false }
        var report = WorkerReport(
            id: ticket.id, generation: ticket.generation, news: .ended(outcome, progress: last), disk: disk)
        return state.withLock { state in
            if state.posts[ticket.id]?.generation == ticket.generation { state.posts[ticket.id] = nil }
            let next = isGood ? takeNext(&state) : nil
            report.leavesPlace = isGood && next == nil
            if report.leavesPlace { state.placesLeft += 1 }
            // Under the lock: whoever withdraws the offers finds all that has begun in the mailbox.
            inbox.add([.report(report)] + (next.map { [.report($0.ticket.report(.started))] } ?? []))
            return next
        }
    }

    /// Has the first one of the line begin.
    private func takeNext(_ state: inout State) -> ReadyLine.Place? {
        guard let place = state.line.next() else { return nil }
        let post = makePost(place.ticket)
        Self.apply(place.allowance, to: post.allowance)
        state.posts[place.ticket.id] = post
        return place
    }

    /// Puts offers into the line; those that begin at once, because places were left that the scheduler did not know of.
    func take(
        _ offers: [WorkOffer], placesSeen: Int
    ) -> (begun: [ReadyLine.Place], numbers: Range<Int>) {
        state.withLock { state in
            let numbers = state.line.add(offers)
            let retaken = max(state.placesRetaken, placesSeen)
            let begun = (retaken..<max(retaken, state.placesLeft)).compactMap { _ in takeNext(&state) }
            state.placesRetaken = retaken + begun.count
            inbox.add(begun.map { .report($0.ticket.report(.started)) })
            return (begun, numbers)
        }
    }

    /// Opens the part files of offers, as long as nobody has begun with them.
    func prepare(_ offers: [WorkOffer], _ numbers: Range<Int>) async {
        for (index, number) in numbers.enumerated() where state.withLock({ $0.line.holds(number) }) {
            let stored = offers[index].ticket.stored
            let file = await factory.prepare(
                stored.download.request, partialFilePath: stored.partialFilePath, ledger: ledger)
            if let file { keep(file, of: stored.id, for: number) }
        }
    }

    /// Keeps an opened file for the place of its download.
    private func keep(_ file: PreparedFile, of id: DownloadID, for number: Int) {
        state.withLock { state in
            if state.line.holds(number) { return state.line.keep(file, for: number) }
            // Who has begun meanwhile, or waits again, has opened it, too. When nobody has, nobody does while the lock
            // is held, and what opening made anew would stay for ever.
            if state.posts[id] == nil, !state.line.holds(id) { file.letGo() }
        }
    }

    private func beginFrames(of ticket: WorkTicket) {
        let download = ticket.stored.download
        hub.begin(
            ticket.id, generation: ticket.generation, format: download.request.stream.format,
            progress: download.progress)
    }

    /// Follows the same try as one of another kind; what came before is not counted twice.
    private func beginFrames(of ticket: WorkTicket, as format: Stream.Format) {
        let progress = hub.latest(of: ticket.id) ?? ticket.stored.download.progress
        hub.begin(ticket.id, generation: ticket.generation, format: format, progress: progress)
    }

    /// What the disk is like after a failure that may be its own.
    func look(after failure: DownloadFailure, at stored: StoredDownload) async -> DiskObservation? {
        guard failure.code == .diskFull || failure.isAboutTheDisk else { return nil }
        let freeSpace = configuration.freeSpace
        return await DiskQueue.look { DiskObservation(of: stored, freeSpace: freeSpace) }
    }

    /// Fetches from where the link leads now, when its address has expired or is no film; again only if that brought bytes.
    private func fetchRenewingLink(
        _ ticket: WorkTicket, after outcome: DownloadOutcome
    ) async -> DownloadOutcome {
        let start = ticket.stored.download.progress.downloaded
        var request = ticket.stored.download.request
        var outcome = outcome
        var bytesBefore: ByteCount?
        while case .failed(let failure) = outcome, failure.isReasonToRenew(request, downloaded: start),
            let renew = configuration.renewLink
        {
            let bytes = hub.latest(of: ticket.id)?.downloaded ?? start
            if let bytesBefore, bytes <= bytesBefore { break }
            bytesBefore = bytes
            // What a page weighs is not the size of the film.
            if bytes == .zero { hub.report(DownloadProgress(), of: ticket.id, generation: ticket.generation) }
            let stream: Stream
            do {
                stream = try await follow(request, ticket, renew)
            } catch is CancellationError {
                return .stopped
            } catch {
                logger.info("link not renewed", metadata: ["id": "\(ticket.id)", "cause": "\(error)"])
                // What the page says now is nearer to the truth than what its old address said.
                return (error as? DownloadFailure).map(DownloadOutcome.failed) ?? outcome
            }
            logger.info("link renewed", metadata: ["id": "\(ticket.id)", "cause": "\(failure.cause)"])
            if (stream.format == .progressive) != (request.stream.format == .progressive) {
                guard await discardFiles(of: ticket) else { return outcome }
                hub.report(DownloadProgress(), of: ticket.id, generation: ticket.generation)
                bytesBefore = .zero
            }
            report(.linkRenewed(stream), of: ticket)
            if stream.format != request.stream.format { beginFrames(of: ticket, as: stream.format) }
            request.stream = stream
            outcome = await fetch(request, ticket)
        }
        return outcome
    }

    /// The stream that the link leads to now.
    ///
    /// - Throws: what `renew` throws; `CancellationError` when the worker is to stop.
    private func follow(
        _ request: DownloadRequest, _ ticket: WorkTicket,
        _ renew: @escaping @Sendable (DownloadRequest) async throws -> Stream
    ) async throws -> Stream {
        let renewal = LinkRenewal { try await renew(request) }
        guard take({ renewal.stop() }, to: ticket), let stream = try await renewal.stream() else {
            throw CancellationError()
        }
        return stream
    }

    private func fetch(
        _ request: DownloadRequest, _ ticket: WorkTicket, prepared: PreparedFile? = nil, isAnnounced: Bool = false
    ) async -> DownloadOutcome {
        guard let allowance = state.withLock({ $0.posts[ticket.id]?.allowance }) else { return .stopped }
        let downloader: any Downloader
        do throws(DownloadFailure) {
            downloader = try makeDownloader(for: request, ticket, prepared, allowance)
        } catch {
            return .failed(error)
        }
        guard take({ downloader.stop() }, to: ticket) else { return .stopped }
        // What lay ready was reported when its turn came.
        if !isAnnounced { report(.started, of: ticket) }
        let bell = MergeBell()
        return await downloader.run { [self] progress in
            hub.report(progress, of: ticket.id, generation: ticket.generation)
            if progress.mergedFraction != nil, bell.rings() { report(.merging, of: ticket) }
        }
    }

    private func makeDownloader(
        for request: DownloadRequest, _ ticket: WorkTicket, _ prepared: PreparedFile?, _ allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        let path = ticket.stored.partialFilePath
        guard let prepared else {
            return try factory.makeDownloader(
                for: request, partialFilePath: path, ledger: ledger, allowance: allowance)
        }
        return try factory.makeDownloader(
            for: request, partialFilePath: path, prepared: prepared, ledger: ledger, allowance: allowance)
    }

    /// Notes at the post how to stop what begins now; false when it shall not begin.
    private func take(_ stop: @escaping @Sendable () -> Void, to ticket: WorkTicket) -> Bool {
        state.withLock { state in
            guard let post = state.posts[ticket.id], post.generation == ticket.generation, !post.isStopping else {
                return false
            }
            state.posts[ticket.id]?.stop = stop
            return true
        }
    }
}
