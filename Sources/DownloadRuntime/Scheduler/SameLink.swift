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
        address = request.stream.address.text
        // A manifest holds many pictures and languages at one address; a plain file is the same whatever was asked for.
        if request.stream.format != .progressive {
            height = request.stream.height
            quality = request.quality
            tracks = request.tracks
        }
        outputDirectory = request.outputDirectory
        // Whoever gives one link two names wants two files.
        fileName = request.fileName
    }
}
