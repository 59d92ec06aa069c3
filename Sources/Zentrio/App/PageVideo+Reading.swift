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
    fileprivate init(_ failure: PageReader.Failure, at page: WebAddress) {
        let obstacle: PageObstacle =
            switch failure.code {
            case .missing: .noReader
            case .failed: .nothingFound
            case .timedOut: .timedOut
            case .tooLarge: .tooLarge
            case .cancelled: .cancelled
            }
        self.init(obstacle, at: page, cause: failure.cause)
    }
}
