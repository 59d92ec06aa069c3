import Testing

@testable import DesktopIntegration

/// A film of a few small pictures, made by ffmpeg.
struct SampleFilm {
    let path: String

    /// Makes a film of `seconds` with two pictures a second and without sound.
    init(seconds: Int, in folder: TemporaryFolder) throws {
        path = folder.path + "/film.mkv"
        let environment = XDGDirectories.processEnvironment
        let ffmpeg = try #require(ExecutableSearch.path(of: "ffmpeg", environment: environment), "ffmpeg is installed")
        let source = "color=size=64x36:rate=10:duration=\(seconds)"
        let process = try ChildProcess(
            executable: ffmpeg, arguments: ["-f", "lavfi", "-i", source, "-c:v", "mpeg4", path],
            environment: environment)
        try #require(process.wait() == .code(0))
    }
}
