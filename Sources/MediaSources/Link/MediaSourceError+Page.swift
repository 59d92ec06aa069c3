package import MediaModel

extension MediaSourceError {
    /// Why another program gave no description of a web page.
    package enum PageObstacle: Hashable, Sendable, CaseIterable {
        /// The program is not installed.
        case noReader
        /// It knows no video there, or the site refused it.
        case nothingFound
        case timedOut
        /// Its answer is larger than any honest one.
        case tooLarge
        case cancelled
    }

    /// Turns a page that could not be read into words.
    ///
    /// - Parameters:
    ///   - obstacle: what stood in the way.
    ///   - page: the page.
    ///   - cause: the last words of the program, or of the system.
    package init(_ obstacle: PageObstacle, at page: WebAddress, cause: String) {
        let cause = "\(page): \(cause)"
        switch obstacle {
        case .noReader:
            self.init(
                .pageNotRead,
                "No video found at this address. If it is a page with a video, install yt-dlp to save it.",
                cause: cause)
        case .nothingFound: self.init(.noVideo, "No video found at this address.", cause: cause)
        case .timedOut: self.init(.connectionLost, "Reading this page took too long. Try again later.", cause: cause)
        case .tooLarge: self.init(.noVideo, "This page holds more than can be read.", cause: cause)
        case .cancelled: self.init(.cancelled, "The look-up was cancelled.", cause: cause)
        }
    }
}
