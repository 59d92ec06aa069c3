import DesktopIntegration
import Synchronization
import Testing

/// Plays with the installed mpv, without picture and sound.
@Suite(.timeLimit(.minutes(10)))
struct MPVPlayerTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func film_playedToItsEnd_isFinishedAndWatched() async throws {
        let film = try SampleFilm(seconds: 2, in: folder)
        let events = Mutex<[PlaybackEvent]>([])
        let outcome = await player().play(PlaybackRequest(path: film.path, title: "Sintel")) { event in
            events.withLock { $0.append(event) }
        }
        #expect(outcome.ending == .finished)
        #expect(outcome.isWatched)
        #expect(outcome.duration == .seconds(2))
        #expect(try #require(outcome.position) >= .milliseconds(1_500))
        let told = events.withLock { $0 }
        #expect(told.first == .started)
        #expect(told.contains(.position(.zero, duration: .seconds(2))))
        #expect(told.count < 8)
    }

    @Test func viewer_quittingInTheMiddle_keepsTheLastPosition() async throws {
        let film = try SampleFilm(seconds: 30, in: folder)
        let script = try folder.write(
            "quit.lua",
            """
            mp.observe_property("time-pos", "number", function(_, time)
                if time and time > 12 then mp.command("quit") end
            end)
            """)
        var request = PlaybackRequest(path: film.path, title: "Sintel")
        request.lastPosition = .milliseconds(11_500)
        let outcome = await player(["--script=\(script)"]).play(request)
        #expect(outcome.ending == .closed)
        #expect(!outcome.isWatched)
        let position = try #require(outcome.position)
        #expect(position >= .milliseconds(12_000) && position < .seconds(15))
    }

    @Test func task_cancelled_closesThePlayerAndKeepsThePosition() async throws {
        let film = try SampleFilm(seconds: 600, in: folder)
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let player = player()
        let outcome = await withTaskGroup(of: PlaybackOutcome?.self) { group in
            group.addTask {
                await player.play(PlaybackRequest(path: film.path, title: "Sintel")) { event in
                    if case .position(let position, _) = event, position > .zero { continuation.yield() }
                }
            }
            for await _ in stream { break }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(outcome?.ending == .closed)
        #expect(try #require(outcome?.position) > .zero)
    }

    @Test func garbage_failsWithTheReason() async throws {
        let path = try folder.write("film.mkv", String(repeating: "no film at all ", count: 1_000))
        let outcome = await player().play(PlaybackRequest(path: path, title: "Sintel"))
        guard case .failed(let failure) = outcome.ending else {
            Issue.record("\(outcome.ending)")
            return
        }
        #expect(failure.code == .cannotPlay)
        #expect(failure.sentence == "mpv cannot play this file: unrecognized file format. Download it again.")
        #expect(failure.cause.contains("Failed to recognize file format"))
    }

    @Test func optionThatMpvDoesNotKnow_failsInsteadOfLookingClosed() async throws {
        let film = try SampleFilm(seconds: 1, in: folder)
        let outcome = await player(["--no-such-option"]).play(PlaybackRequest(path: film.path, title: "Sintel"))
        guard case .failed(let failure) = outcome.ending else {
            Issue.record("\(outcome.ending)")
            return
        }
        #expect(failure.code == .playerBroke)
        #expect(failure.cause.contains("no-such-option"))
    }

    @Test func playerThatIgnoresTheRequestToClose_isEnded() async throws {
        // It keeps the socket open and ignores everything; its one event tells that it runs.
        _ = try folder.write(
            "mpv", "#!/bin/sh\ntrap '' TERM\necho '{\"event\":\"file-loaded\"}' >&3\nexec /bin/sleep 60\n",
            mode: 0o700)
        let path = try folder.write("film.mkv", "x")
        var configuration = PlayerConfiguration(environment: ["PATH": folder.path])
        configuration.closingLimit = .milliseconds(50)
        let player = MPVPlayer(configuration: configuration)
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let outcome = await withTaskGroup(of: PlaybackOutcome?.self) { group in
            group.addTask {
                await player.play(PlaybackRequest(path: path, title: "Sintel")) { _ in continuation.yield() }
            }
            for await _ in stream { break }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(outcome?.ending == .closed)
    }

    @Test func withoutMpv_theDesktopOpensTheFilm() async throws {
        let opened = folder.path + "/opened"
        _ = try folder.write("xdg-open", "#!/bin/sh\necho \"$#:$1\" > '\(opened)'\n", mode: 0o700)
        let path = try folder.write("a b; c.mkv", "x")
        let outcome = await fallbackPlayer().play(PlaybackRequest(path: path, title: "Sintel"))
        #expect(outcome == PlaybackOutcome(.handedOver))
        #expect(XDGDirectories.text(ofFile: opened) == "1:\(path)\n")
    }

    @Test func withoutMpvAndWithoutAnotherPlayer_saysWhatToInstall() async throws {
        _ = try folder.write("xdg-open", "#!/bin/sh\nexit 3\n", mode: 0o700)
        try await expectAdvice(from: fallbackPlayer())
    }

    @Test func withoutAnything_saysWhatToInstall() async throws {
        try await expectAdvice(from: MPVPlayer(configuration: PlayerConfiguration(environment: ["PATH": ""])))
    }

    @Test func fileThatIsGone_saysSo() async {
        let outcome = await player().play(PlaybackRequest(path: folder.path + "/gone.mkv", title: "Sintel"))
        guard case .failed(let failure) = outcome.ending else {
            Issue.record("\(outcome.ending)")
            return
        }
        #expect(failure.code == .fileMissing)
    }

    private func player(_ arguments: [String] = []) -> MPVPlayer {
        var configuration = PlayerConfiguration(environment: XDGDirectories.processEnvironment)
        configuration.extraArguments = ["--vo=null", "--ao=null"] + arguments
        return MPVPlayer(configuration: configuration)
    }

    private func fallbackPlayer() -> MPVPlayer {
        MPVPlayer(configuration: PlayerConfiguration(environment: ["PATH": folder.path]))
    }

    private func expectAdvice(from player: MPVPlayer) async throws {
        let path = try folder.write("film.mkv", "x")
        let outcome = await player.play(PlaybackRequest(path: path, title: "Sintel"))
        guard case .failed(let failure) = outcome.ending else {
            Issue.record("\(outcome.ending)")
            return
        }
        #expect(failure.code == .noPlayer)
        #expect(failure.sentence == "No player found. Install mpv: sudo apt install mpv")
    }
}
