package import MediaModel

/// One try of one download.
///
/// The generation tells this try's results from those of an earlier one that took long to end.
package struct WorkTicket: Hashable, Sendable {
    package var generation: Int
    package var stored: StoredDownload

    package init(generation: Int, stored: StoredDownload) {
        self.generation = generation
        self.stored = stored
    }

    package var id: DownloadID { stored.id }

    /// News of this try.
    func report(_ news: WorkerReport.News) -> WorkerReport {
        WorkerReport(id: id, generation: generation, news: news)
    }
}
