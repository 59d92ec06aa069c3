import DesktopIntegration
import MediaModel
import MediaSources

nonisolated extension PageVideo {
    /// Reads pages with yt-dlp, where it is installed.
    ///
    /// - Parameter environment: its variables; the default is this process's.
    /// - Returns: what a resolver asks.
    static func reading(
        environment: [String: String] = XDGDirectories.processEnvironment
    ) -> Reading {
        let reader = PageReader(environment: environment)
        return { page, headers async throws(MediaSourceError) in
            do throws(PageReader.Failure) {
                return try await reader.read(page.text, headers: headers.map { ($0.name, $0.value) })
            } catch {
                throw MediaSourceError(error, at: page)
            }
        }
    }
}

nonisolated extension MediaSourceError {
    /// Turns a page that could not be read into words.
    fileprivate init(_ failure: PageReader.Failure, at page: WebAddress) {
        let cause = "\(page): \(failure.cause)"
        switch failure.code {
        case .missing:
            self.init(
                .pageNotRead,
                "No video found at this address. If it is a page with a video, install yt-dlp to save it.",
                cause: cause)
        case .failed: self.init(.noVideo, "No video found at this address.", cause: cause)
        case .timedOut: self.init(.connectionLost, "Reading this page took too long. Try again later.", cause: cause)
        case .tooLarge: self.init(.noVideo, "This page holds more than can be read.", cause: cause)
        case .cancelled: self.init(.cancelled, "The look-up was cancelled.", cause: cause)
        }
    }
}
