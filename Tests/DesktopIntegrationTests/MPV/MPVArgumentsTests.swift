import Testing

@testable import DesktopIntegration

struct MPVArgumentsTests {
    private let request = PlaybackRequest(path: "/films/-odd name.mp4", title: "Sintel")

    @Test func path_isLastAndBehindTheDashes() {
        #expect(arguments(for: request).suffix(2) == ["--", "/films/-odd name.mp4"])
    }

    @Test func extraArguments_comeAfterOurs() {
        let arguments = arguments(for: request) { $0.extraArguments = ["--vo=null"] }
        #expect(arguments.suffix(3) == ["--vo=null", "--", "/films/-odd name.mp4"])
    }

    @Test func fullscreen_isAChoice() {
        #expect(arguments(for: request).contains("--fullscreen"))
        #expect(!arguments(for: request) { $0.isFullscreen = false }.contains("--fullscreen"))
    }

    @Test func personalConfiguration_isAChoice() {
        #expect(arguments(for: request).contains("--no-config"))
        #expect(!arguments(for: request) { $0.usesPersonalConfiguration = true }.contains("--no-config"))
    }

    @Test func lastPosition_isWhereItStarts() {
        var request = request
        request.lastPosition = .milliseconds(61_005)
        #expect(arguments(for: request).contains("--start=61.005"))
    }

    @Test func noLastPosition_hasNoStart() {
        #expect(!arguments(for: request).contains { $0.hasPrefix("--start") })
    }

    @Test func filesBesideTheFilm_areAppended() {
        var request = request
        request.subtitlePaths = ["/films/a.en.srt", "/films/a.de.srt"]
        request.audioPaths = ["/films/a.m4a"]
        let arguments = arguments(for: request)
        #expect(arguments.contains("--sub-files-append=/films/a.en.srt"))
        #expect(arguments.contains("--sub-files-append=/films/a.de.srt"))
        #expect(arguments.contains("--audio-files-append=/films/a.m4a"))
    }

    private func arguments(
        for request: PlaybackRequest, change: (inout PlayerConfiguration) -> Void = { _ in }
    ) -> [String] {
        var configuration = PlayerConfiguration(environment: [:])
        change(&configuration)
        return MPVArguments.arguments(for: request, configuration: configuration)
    }
}
