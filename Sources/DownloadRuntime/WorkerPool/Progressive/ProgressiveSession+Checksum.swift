import MediaModel

extension ProgressiveSession {
    /// Why a whole file is not the one that its checksum promises; nil when it is, or when nobody else may have that.
    ///
    /// Without mirrors the look of the publication is soon enough.
    func checksumMismatch(in file: PartialFileHandle) async throws -> DownloadFailure? {
        let (request, total) = (task.request, ByteCount(plan.written))
        guard let checksum = request.checksum, !request.stream.mirrors.isEmpty, file.size >= total else { return nil }
        do throws(DownloadFailure) {
            try await DiskQueue.run { () throws(DownloadFailure) in
                if file.size > total { try file.truncate(to: total) }
                try checksum.verify(fileAt: file.path)
            }
            return nil
        } catch {
            guard error.code == .checksumMismatch else { throw error }
            return error
        }
    }

    /// What a failed fetch is about: when nothing came any more, the file that an address before gave is all there is.
    func meaning(of failure: DownloadFailure) -> DownloadFailure {
        let isAboutTheSource = failure.code != .diskFull && !failure.isAboutTheDisk
        return plan.received == 0 && isAboutTheSource ? otherFile ?? failure : failure
    }

    /// Discards a file that is another one and turns to the next address; false when each has given its file.
    func turnsFromOtherFile(_ failure: DownloadFailure, _ file: PartialFileHandle) async throws -> Bool {
        otherFile = failure
        let turns = addresses.discard()
        try await startOver(.elsewhere, file)
        reportProgress(now: clock.now())
        return turns
    }
}
