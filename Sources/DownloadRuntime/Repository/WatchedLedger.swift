import MediaModel

/// The ledger as workers have it: what it refuses is told to the user, who alone can make room.
struct WatchedLedger: ChunkLedger {
    let ledger: any ChunkLedger
    let watch: StoreWatch

    func resumeState(of id: DownloadID) async throws -> ResumeState? {
        try await ledger.resumeState(of: id)
    }

    func commit(_ state: ResumeState, for id: DownloadID) async throws {
        try await watched { try await ledger.commit(state, for: id) }
    }

    func clearResumeState(of id: DownloadID) async throws {
        try await watched { try await ledger.clearResumeState(of: id) }
    }

    private func watched(_ body: () async throws -> Void) async throws {
        do {
            try await body()
            watch.noteWritten()
        } catch {
            if StoreOutage.isOutage(error) { watch.noteRefusal(error) }
            throw error
        }
    }
}
