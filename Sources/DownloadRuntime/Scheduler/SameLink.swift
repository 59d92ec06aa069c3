package import MediaModel

/// What makes two requests the same download.
package struct SameLink: Hashable, Sendable {
    private var profile: ProfileID
    private var address: String
    private var height: Int?
    private var quality: Quality?
    private var tracks: TrackWish?
    private var outputDirectory: String?
    private var fileName: String?

    package init(_ request: DownloadRequest) {
        profile = request.profile
        // A page gives its film another address every time.
        address = (request.link ?? request.stream.address).text
        // A manifest holds many pictures and languages at one address, and a page several files; a plain file is the same
        // whatever was asked for.
        if request.stream.format != .progressive || request.isLedElsewhere {
            height = request.stream.height
            // Without a wish it is what a list asked for that held nothing but the link.
            quality = request.quality == .automatic ? nil : request.quality
            tracks = request.tracks == TrackWish() ? nil : request.tracks
        }
        outputDirectory = request.outputDirectory
        // Whoever gives one link two names wants two files.
        fileName = request.fileName
    }

    /// What a request for the link was before anybody had looked at it; nil when nobody knows the link.
    package init?(guessOf request: DownloadRequest) {
        guard let link = request.link else { return nil }
        var guess = request
        guess.stream.address = link
        guess.stream.format = .progressive
        self.init(guess)
    }
}
