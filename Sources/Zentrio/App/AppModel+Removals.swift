import DownloadRuntime
import MediaModel

/// Removing with a way back: the page forgets at once, the store when the toast has gone.
nonisolated extension AppModel {
    /// Takes downloads off the page and offers to undo it.
    ///
    /// While an earlier removal can be undone, this one joins it: nobody can press several buttons in seven seconds.
    mutating func remove(_ ids: [DownloadID]) -> [AppEffect] {
        let known = ids.compactMap { downloads.shelved($0) }
        guard !known.isEmpty else { return [] }
        removalNumber += 1
        let latest = Removal(number: removalNumber, known)
        var joined = latest
        if let removal { joined.join(removal) }
        removal = joined
        downloads.hold()
        for download in known { downloads.take(download.id) }
        downloads.release()
        selection?.subtract(ids)
        show(
            Notice(
                kind: .neutral, icon: "delete", text: joined.sentence, actionLabel: say("Undo"),
                action: .undoRemoval(joined.number), removal: joined.number))
        return latest.resumes.map { .send(.pause($0)) }
    }

    /// Brings the downloads of a removal back.
    mutating func undoRemoval(_ number: Int) -> [AppEffect] {
        guard let removal = takeRemoval(number) else { return [] }
        downloads.hold()
        for download in removal.downloads.values { downloads.put(download) }
        downloads.release()
        return removal.resumes.map { .send(.resume($0)) }
    }

    /// Removes them for good.
    mutating func finishRemoval(_ number: Int) -> [AppEffect] {
        guard let removal = takeRemoval(number) else { return [] }
        let ids = removal.downloads.keys.sorted { $0.rawValue < $1.rawValue }
        return ids.map { .send(.remove($0, deleteFile: true)) }
    }

    /// The removal of this number, which is nobody's any more; nil when it was undone, finished or joined.
    private mutating func takeRemoval(_ number: Int) -> Removal? {
        guard let removal, removal.number == number else { return nil }
        self.removal = nil
        return removal
    }

    /// Removes for good what has the link of a request that is about to be sent; all else can still come back.
    ///
    /// The runtime would take the request for the download that it still has, and lose both in the end.
    mutating func finishRemoval(of request: DownloadRequest) -> [AppEffect] {
        let link = SameLink(request)
        let same = removal?.downloads.values.filter { SameLink($0.download.request) == link }.map(\.id) ?? []
        forget(same)
        return same.map { .send(.remove($0, deleteFile: true)) }
    }

    /// Removes for good whatever still could come back; before the window closes.
    mutating func finishAllRemovals() -> [AppEffect] {
        removal.map { finishRemoval($0.number) } ?? []
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
            removal?.pauseAll()
            return []
        case .resumedAll:
            removal?.resumeAll()
            return removal?.resumes.map { .send(.pause($0)) } ?? []
        }
    }

    /// Brings back what somebody wants again after it was removed; the others of its removal can still be brought back.
    private mutating func bringBack(_ ids: [DownloadID]) -> [AppEffect] {
        guard let removal else { return [] }
        let wanted = ids.compactMap { removal.downloads[$0] }
        downloads.hold()
        for download in wanted { downloads.put(download) }
        downloads.release()
        forget(wanted.map(\.id))
        return wanted.map(\.id).filter(removal.resumes.contains).map { .send(.resume($0)) }
    }

    /// Lets some go that do not come back with the others.
    private mutating func forget(_ ids: [DownloadID]) {
        for id in ids { removal?.forget(id) }
        if removal?.downloads.isEmpty == true { removal = nil }
    }

    /// Keeps news about a removed download for the case that it comes back; whether it is one.
    mutating func absorb(_ download: ShelvedDownload) -> Bool {
        guard removal?.downloads[download.id] != nil else { return false }
        removal?.downloads[download.id] = download
        return true
    }
}
