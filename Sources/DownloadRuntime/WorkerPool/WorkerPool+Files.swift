import Logging
import MediaModel

extension WorkerPool {
    func publish(_ publication: Publication) async {
        let (ticket, file) = (publication.ticket, publication.file)
        let begin = clock.now()
        let result: Result<Publication.Name, DownloadFailure>
        do throws(DownloadFailure) {
            let size = try await DiskQueue.run { () throws(DownloadFailure) in try publication.checkedSize() }
            try await verify(file, of: ticket)
            let wanted = await DiskQueue.look { publication.wantedPath() }
            result = .success(
                .init(path: try await file.publish(as: wanted, ownPath: ticket.stored.targetPath), size: size))
        } catch {
            result = .failure(error)
        }
        publications.add(clock.now() - begin)
        inbox.add(.report(await reportOf(result, publication)))
    }

    /// Publishes small files together: a job of the disk and a wake-up for each would cost more than the files.
    func publish(_ small: [Publication]) async {
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

    /// Deletes what came while the link led to something of another kind, which nobody may take for the new one's.
    ///
    /// The marks go first: what a crash leaves counts for nothing without them.
    ///
    /// - Returns: false when the store or the disk refuses.
    func discardFiles(of ticket: WorkTicket) async -> Bool {
        let path = ticket.stored.partialFilePath
        do {
            try await ledger.clearResumeState(of: ticket.id)
            try await DiskQueue.run { () throws(DownloadFailure) in
                for file in [path] + StreamFiles.entries(of: path).map(\.path) { try Disk.deleteFile(file) }
            }
            return true
        } catch {
            logger.warning("bytes not discarded", metadata: ["id": "\(ticket.id)", "cause": "\(error)"])
            return false
        }
    }

    func delete(_ ticket: WorkTicket) async {
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

    func saveArtwork(of download: Download) async {
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
}
