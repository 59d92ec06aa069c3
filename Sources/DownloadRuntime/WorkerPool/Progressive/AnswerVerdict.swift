import MediaModel

/// What an answer to one request of a progressive download means.
enum AnswerVerdict: Hashable, Sendable {
    /// The body belongs at the offset that was asked for and ends at `end`, nil when nobody knows.
    case accept(resource: ResumeState.Resource, end: Int64?)
    /// The server now has another version.
    case changed
    /// The same version, but the server does not understand this If-Range.
    case askWithoutIfRange
    /// The server does not understand the Range of the first request.
    case askWithoutRange
    /// The same version, but the server no longer gives ranges of it.
    case rangesRefused
    /// Another server, and nothing that it says vouches for the bytes in the file: compare some of them.
    ///
    /// `tag` is the one that it has for what looks like the same file.
    case compareBytes(tag: String?)
    case failure(DownloadFailure)
}
