import Foundation
import ImmediateUI
import Testing
import ZentrioTestSupport

extension EndToEndTests {
    /// The film that a stream becomes.
    private static let film = "home/videos/zentrio/downloads/default/Movies/Spring/Spring"

    @Test(
        .enabled(if: missingTools.isEmpty, "needs Xvfb, xdotool, ffmpeg, mpv and sha256sum"), .timeLimit(.minutes(10)))
    func pastedPlaylist_becomesAFilmWithDutchSubtitles_thatPlaysWithoutANetwork() async throws {
        let display = try await VirtualDisplay.start(folder: folder.path)
        let program = try start(on: display)
        let user = WindowUser(display: display, treePath: folder.path("tree"), program: program)
        try await paste("/segments/spring/hls-fragments/master.m3u8", user)
        try await chooseTracks(user)
        try await user.click(.button, "Add to queue")
        try await user.wait("a strip that fills") { strip($0).map { $0.done > 0 && $0.done < $0.total } }
        try await user.wait("the film") { $0.node(.button, "Play Spring") != nil }
        program.terminate()
        #expect(try await program.end() == 0, "\(program.output)")

        try await expectTracks()
        try await playOffline(on: display)
        try await display.stop()
    }

    private func paste(_ path: String, _ user: WindowUser) async throws {
        let library = try await Heartbeat.first("the library", within: .seconds(300), report: { user.program.output }) {
            user.program.output.firstMatch(of: /Sample library: (\S+)\n/).map { String($0.1) }
        }
        try await user.click(.button, "Paste Link")
        try await user.wait("the caret in the field") { $0.node(.entry, "Link")?.states.contains("focused") }
        try await user.display.type(library + path)
        try await user.wait("what it is") { $0.says("HLS stream found") }
    }

    private func chooseTracks(_ user: WindowUser) async throws {
        try await user.wait("the pictures and their sizes") { window in
            window.node(.radioButton, "360p") != nil && window.says("Estimated from bandwidth and length")
        }
        try await user.click(.radioButton, "720p")
        try await user.wait("the choice") { $0.node(.radioButton, "720p")?.states.contains("checked") }
        try await user.click(.comboBox, "Subtitles")
        try await user.click(.menuItem, "Dutch")
        try await user.wait("the language") { $0.node(.comboBox, "Subtitles").map { $0.value == "Dutch" } }
        // The menu stays for more languages.
        try await user.display.press("Escape")
        try await user.wait("the end of the menu") { $0.node(.menuItem, "Dutch") == nil }
    }

    /// How many segments the only download has, and how many there are.
    private func strip(_ window: ShownWindow) -> (done: Int, total: Int)? {
        for node in window.nodes {
            guard let match = node.label.firstMatch(of: /Segment (\d+) of (\d+)/) else { continue }
            return Int(match.1).flatMap { done in Int(match.2).map { (done, $0) } }
        }
        return nil
    }

    /// ffprobe shares no code with the program.
    private func expectTracks() async throws {
        let probe = try RunningProgram(
            try #require(RunningProgram.path(of: "ffprobe")),
            [
                "-v", "error", "-show_entries", "stream=codec_type,height:stream_tags=language", "-of", "csv=p=0",
                folder.path(Self.film + ".mp4"),
            ], output: folder.path("probe"))
        #expect(try await probe.end() == 0, "\(probe.output)")
        #expect(
            probe.output.split(separator: "\n").map(String.init) == ["video,720,und", "audio,eng", "subtitle,N/A,nld"])
        let words = try String(contentsOfFile: folder.path(Self.film + ".nl.vtt"), encoding: .utf8)
        #expect(words.hasPrefix("WEBVTT\n") && words.contains("Hier is de film bij"))
    }

    /// The server ended with the first program: there is nothing but the file.
    private func playOffline(on display: VirtualDisplay) async throws {
        let program = try start(on: display, [])
        let user = WindowUser(display: display, treePath: folder.path("tree"), program: program)
        try await user.click(.button, "Play Spring")
        try await user.wait("mpv to play and the film to be watched") { $0.says("watched") }
        program.terminate()
        #expect(try await program.end() == 0, "\(program.output)")
        let log = try String(contentsOfFile: folder.path("mpv.log"), encoding: .utf8)
        #expect(log.contains("Spring.mp4") && log.contains("(mov_text)") && log.contains("Spring.nl.vtt"))
    }
}
