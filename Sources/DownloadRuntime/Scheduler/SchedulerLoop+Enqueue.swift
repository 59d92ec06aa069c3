import MediaModel

extension SchedulerLoop {
    /// Takes one download in, brings back the one that is there already, or waits until its removal is over.
    mutating func enqueue(_ request: DownloadRequest, answer: CommandRouter.Answer) async {
        if machine.queue.isBeingRemoved(request), deferred.count < Self.deferredLimit {
            deferred.append((request, answer))
            return
        }
        let (id, isNew) = await takeIn(request)
        guard let download = machine.queue[id]?.download else { return answer.give(.failure(.notFound(id))) }
        settle(answer, reply: .download(download, isNew: isNew), condition: .committed)
    }

    /// Takes many in; they are committed together.
    mutating func enqueue(_ requests: [DownloadRequest], answer: CommandRouter.Answer) async {
        var ids: [DownloadID] = []
        var new: Set<DownloadID> = []
        for request in requests {
            let (id, isNew) = await takeIn(request)
            ids.append(id)
            if isNew { new.insert(id) }
        }
        settle(answer, reply: .downloads(ids, new: new), condition: .committed)
    }

    /// Takes a finished file in; without one the request is taken in as any other.
    mutating func adopt(_ request: DownloadRequest, path: String, answer: CommandRouter.Answer) async {
        if let known = machine.queue.duplicate(of: request) ?? machine.queue[request.id] {
            return settle(answer, reply: .download(known.download, isNew: false), condition: .committed)
        }
        guard let size = Disk.fileSize(at: path), !machine.queue.claims(path: path) else {
            return answer.give(.failure(.fileMissing(path)))
        }
        let watched = try? await parts.repository.watchState(of: request.item)
        machine.adopt(
            request, finalPath: path, size: size, watchPosition: watched?.position,
            isWatched: watched?.isWatched ?? false, at: timestamp)
        if let download = machine.queue[request.id]?.download {
            settle(answer, reply: .download(download, isNew: true), condition: .committed)
        }
    }

    /// Takes in what waited for a removal that is over now.
    mutating func resumeDeferred() async {
        guard !deferred.isEmpty else { return }
        let waiting = deferred
        deferred = []
        for (request, answer) in waiting { await enqueue(request, answer: answer) }
    }

    private mutating func takeIn(_ request: DownloadRequest) async -> (id: DownloadID, isNew: Bool) {
        if let existing = machine.queue.duplicate(of: request) ?? machine.queue[request.id] {
            let fileIsMissing = existing.download.finalPath.map { !Disk.exists($0) } ?? false
            machine.revive(existing.id, fileIsMissing: fileIsMissing)
            return (existing.id, false)
        }
        let wanted = directory.path(for: request)
        if let orphan = orphan(of: wanted) {
            machine.adopt(request, for: orphan)
            return (orphan, false)
        }
        let path = names.path(like: wanted) { [machine] path in
            machine.queue.claims(path: path) || Disk.exists(path) || Disk.exists(path + PartialFile.suffix)
        }
        let watched = try? await parts.repository.watchState(of: request.item)
        machine.enqueue(
            request, targetPath: path, watchPosition: watched?.position, isWatched: watched?.isWatched ?? false,
            at: timestamp)
        return (request.id, true)
    }

    /// The unfinished file without a link that would have this path.
    private func orphan(of path: String) -> DownloadID? {
        guard machine.queue.claims(path: path) else { return nil }
        return machine.queue.ids(in: [.failed]).first { id in
            guard let stored = machine.queue[id]?.stored else { return false }
            return stored.targetPath == path && stored.download.failure?.code == .linkLost
        }
    }
}
