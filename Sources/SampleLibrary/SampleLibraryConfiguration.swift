package import MediaModel

/// Every setting and limit of the sample library.
package struct SampleLibraryConfiguration: Sendable {
    /// The folder with `<title>-poster.webp` and `<title>-wide.webp`.
    package var artworkDirectory: String
    /// The folder that keeps the films once they are made; it is created when missing.
    package var cacheDirectory: String
    /// The port on 127.0.0.1.
    ///
    /// The default is 0: any free one.
    package var port: UInt16 = 0
    /// Bytes a second that all film downloads share, so that a demo's progress can be watched.
    ///
    /// The default is nil: as fast as it goes.
    package var rate: ByteCount?
    /// The program that makes the films, by its name in `PATH`.
    ///
    /// The default is "ffmpeg".
    package var ffmpeg = "ffmpeg"
    /// How long one answer may take to begin; making a film is part of it.
    ///
    /// The default is two minutes.
    package var answerTimeout: Duration = .seconds(120)

    package init(artworkDirectory: String, cacheDirectory: String, port: UInt16 = 0, rate: ByteCount? = nil) {
        self.artworkDirectory = artworkDirectory
        self.cacheDirectory = cacheDirectory
        self.port = port
        self.rate = rate
    }
}
