import MediaModel

extension DownloadFailure {
    /// What is wrong with the bytes of a segment, for the user.
    init(_ flaw: SegmentFlaw) {
        switch flaw {
        case .webPage:
            self.init(
                .gotWebPage, sentence: "The server sent a web page instead of video.", cause: "a segment is a web page")
        case .notMedia:
            self.init(
                .notMedia, sentence: "The server sent something that is no video.", cause: "a segment is no media")
        case .empty:
            self.init(.damaged, sentence: "The server sent an empty segment.", cause: "a segment has no bytes")
        case .damaged(let cause):
            self.init(
                .damaged, sentence: "The file arrived damaged. Retry fetches only the broken part.", cause: cause)
        case .undecryptable: self = .wrongKey("what the key makes of a segment is no media")
        case .short(let seconds, let declared):
            self.init(
                .damaged, sentence: "A segment arrived incomplete. Retry fetches only the broken part.",
                cause: "a segment lasts \(seconds) s instead of \(declared) s")
        case .protected(let scheme):
            self.init(
                .protected, sentence: "This stream is protected and cannot be saved.", cause: "the media has \(scheme)")
        }
    }

    /// A key that fits nothing of the stream; no other try makes it right.
    static func wrongKey(_ cause: String) -> DownloadFailure {
        DownloadFailure(
            .unsupportedFormat, sentence: "The key of this stream is not right. Try another source.", cause: cause)
    }
}
