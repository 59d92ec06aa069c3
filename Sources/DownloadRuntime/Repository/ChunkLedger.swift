package import MediaModel

/// Where a downloader remembers which bytes it has: the `task_chunks` table, or a test's dictionary.
package protocol ChunkLedger: Sendable {
    /// What was committed for this download; nil when nothing was.
    func resumeState(of id: DownloadID) async throws -> ResumeState?

    /// Replaces what is known about this download's bytes, in one transaction.
    func commit(_ state: ResumeState, for id: DownloadID) async throws

    /// Forgets the bytes of this download, because its source changed.
    func clearResumeState(of id: DownloadID) async throws
}
