/// One download as the store knows it.
///
/// Start here: the other types of this module are its parts, or say what it is about.
package struct Download: Hashable, Sendable, Codable, Identifiable {
    package var state: DownloadState
    package var progress: DownloadProgress
    /// Tries since bytes last advanced.
    package var attempts: Int
    /// The place in the queue; lower goes first.
    package var position: Int
    package var addedAt: Timestamp
    package var finishedAt: Timestamp?
    /// The absolute path of the finished file.
    package var finalPath: String?
    /// How far it was watched.
    package var watchPosition: Duration?
    package var isWatched: Bool
    /// Shared, because few downloads have one and a list holds thousands of these.
    private var sharedFailure: Shared<DownloadFailure>?
    @usableFromInline var sharedRequest: Shared<DownloadRequest>

    private enum CodingKeys: String, CodingKey {
        case state, progress, attempts, position, addedAt, finishedAt, finalPath, watchPosition, isWatched
        case sharedFailure = "failure"
        case sharedRequest = "request"
    }

    package init(
        request: DownloadRequest, state: DownloadState = .pending, progress: DownloadProgress = DownloadProgress(),
        failure: DownloadFailure? = nil, attempts: Int = 0, position: Int = 0, addedAt: Timestamp,
        finishedAt: Timestamp? = nil, finalPath: String? = nil, watchPosition: Duration? = nil, isWatched: Bool = false
    ) {
        precondition(state != .failed || failure != nil, "a failed download has a reason")
        precondition(state != .completed || finalPath != nil, "a completed download has a file")
        sharedRequest = Shared(request)
        self.state = state
        self.progress = progress
        sharedFailure = failure.map(Shared.init)
        self.attempts = attempts
        self.position = position
        self.addedAt = addedAt
        self.finishedAt = finishedAt
        self.finalPath = finalPath
        self.watchPosition = watchPosition
        self.isWatched = isWatched
    }

    /// Why the last try did not work; always set in `failed`, never in `completed`.
    package var failure: DownloadFailure? {
        get { sharedFailure?.value }
        set { sharedFailure = newValue.map(Shared.init) }
    }

    /// What was asked for: by far the largest part, and nearly always the same in all copies.
    @inlinable package var request: DownloadRequest {
        _read { yield sharedRequest.value }
        _modify { yield &sharedRequest.value }
    }

    package var id: DownloadID { request.id }

    /// Whether both were asked for with the very same request; quick where one is a copy of the other.
    package func hasRequest(of other: Download) -> Bool { sharedRequest == other.sharedRequest }
}
