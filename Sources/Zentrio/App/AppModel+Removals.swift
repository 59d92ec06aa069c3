import DownloadRuntime
import MediaModel

/// Removing with a way back: the page forgets at once, the store when the toast has gone.
nonisolated extension AppModel {
    /// Takes downloads off the page and offers to undo it.
    mutating func remove(_ ids: [DownloadID]) -> [AppEffect] {
        let known = ids.compactMap { downloads.shelved($0) }
        guard !known.isEmpty else { return [] }
        removalNumber += 1
        let removal = Removal(number: removalNumber, known)
        removals.append(removal)
        downloads.hold()
        for download in known { downloads.take(download.id) }
        downloads.release()
        selection?.subtract(ids)
        show(
            Notice(
                kind: .neutral, icon: "delete", text: removal.sentence, actionLabel: say("Undo"),
                action: .undoRemoval(removal.number), removal: removal.number))
        return removal.resumes.map { .send(.pause($0)) }
    }

    /// Brings the downloads of a removal back.
    mutating func undoRemoval(_ number: Int) -> [AppEffect] {
        guard let index = removals.firstIndex(where: { $0.number == number }) else { return [] }
        let removal = removals.remove(at: index)
        downloads.hold()
        for download in removal.downloads.values { downloads.put(download) }
        downloads.release()
        return removal.resumes.map { .send(.resume($0)) }
    }

    /// Removes them for good.
    mutating func finishRemoval(_ number: Int) -> [AppEffect] {
        guard let index = removals.firstIndex(where: { $0.number == number }) else { return [] }
        let ids = removals.remove(at: index).downloads.keys.sorted { $0.rawValue < $1.rawValue }
        return ids.map { .send(.remove($0, deleteFile: true)) }
    }

    /// Removes for good what has the link of a request that is about to be sent; all else can still come back.
    ///
    /// The runtime would take the request for the download that it still has, and lose both in the end.
    mutating func finishRemoval(of request: DownloadRequest) -> [AppEffect] {
        let link = SameLink(request)
        var effects: [AppEffect] = []
        for index in removals.indices {
            for download in removals[index].downloads.values where SameLink(download.download.request) == link {
                removals[index].forget(download.id)
                effects.append(.send(.remove(download.id, deleteFile: true)))
            }
        }
        removals.removeAll(where: \.downloads.isEmpty)
        return effects
    }

    /// Removes for good whatever still could come back; before the window closes.
    mutating func finishAllRemovals() -> [AppEffect] {
        removals.map(\.number).flatMap { finishRemoval($0) }
    }

    /// Pauses all; what was removed before stays paused when it comes back, as the user wanted of all.
    mutating func pauseAll() -> [AppEffect] {
        var effects: [AppEffect] = [.send(.pauseAll)]
        effects += take(.pausedAll)
        return effects
    }

    /// Resumes all; what is off the page is not seen to run, it goes on when it comes back.
    mutating func resumeAll() -> [AppEffect] {
        var effects: [AppEffect] = [.send(.resumeAll)]
        effects += take(.resumedAll)
        return effects
    }

    /// Has what was removed follow what a command of the terminal, or the page, did to all or to it.
    mutating func take(_ news: ControlNews) -> [AppEffect] {
        switch news {
        case .wanted(let ids): return bringBack(ids)
        case .pausedAll:
            for index in removals.indices { removals[index].pauseAll() }
            return []
        case .resumedAll:
            for index in removals.indices { removals[index].resumeAll() }
            return removals.flatMap(\.resumes).map { .send(.pause($0)) }
        }
    }

    /// Brings back what somebody wants again after it was removed; the others of its removal can still be brought back.
    private mutating func bringBack(_ ids: [DownloadID]) -> [AppEffect] {
        var effects: [AppEffect] = []
        downloads.hold()
        for index in removals.indices {
            for download in ids.compactMap({ removals[index].downloads[$0] }) {
                if removals[index].resumes.contains(download.id) { effects.append(.send(.resume(download.id))) }
                removals[index].forget(download.id)
                downloads.put(download)
            }
        }
        downloads.release()
        removals.removeAll(where: \.downloads.isEmpty)
        return effects
    }

    /// Keeps news about a removed download for the case that it comes back; whether it is one.
    mutating func absorb(_ download: ShelvedDownload) -> Bool {
        guard let index = removals.firstIndex(where: { $0.downloads[download.id] != nil }) else { return false }
        removals[index].downloads[download.id] = download
        return true
    }
}
