import DesktopIntegration
import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

nonisolated struct RuntimeSessionTests {
    private let folder: TestFolder
    private let directories: XDGDirectories

    init() throws {
        folder = try TestFolder()
        directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
    }

    @Test func settingsThatAreDamaged_makeWayAndAreToldOf() throws {
        try TestFolder.write(Array("no database".utf8), to: directories.data + "/zentrio.sqlite")
        do {
            let session = try RuntimeSession(directories: directories)
            #expect(session.settingsRemark?.contains("zentrio.damaged.sqlite") == true)
        }
        #expect(try RuntimeSession(directories: directories).settingsRemark == nil)
    }

    /// A list of links holds nothing but the links: no ending says that this one is a playlist.
    @Test(.enabled(if: RunningProgram.path(of: "ffmpeg") != nil, "needs ffmpeg"), .timeLimit(.minutes(10)))
    func importedPlaylistWithoutAnEnding_becomesItsFilm() async throws {
        let server = try OriginServer()
        defer { server.close() }
        try await serveFilm(server)
        var reader = LinkListReader(workingDirectory: "/")
        let reading = reader.read(try server.address("/play?token=1").text)
        let plan = ImportPlan(reading, downloads: [])
        let request = try #require(plan.entries.first?.request)
        #expect(request.stream.format == .progressive)
        let session = try RuntimeSession(directories: directories)
        let download = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await session.run() }
            let events = session.runtime.events()
            _ = try await session.runtime.send(.enqueue(request))
            let download = await finished(events)
            await session.runtime.shutdown()
            return download
        }
        #expect(download?.state == .completed, "\(download?.failure?.cause ?? "")")
        #expect(download?.finalPath?.hasSuffix("/play.mp4") == true)
        #expect(download?.request.stream.format == .hls)
        // The same list again brings nothing new.
        #expect(ImportPlan(reading, downloads: [download].compactMap(\.self)).entries.isEmpty)
    }

    /// The try that took the playlist for a file leaves nothing that a later one could take for the film.
    @Test(.enabled(if: RunningProgram.path(of: "ffprobe") != nil, "needs ffmpeg"), .timeLimit(.minutes(10)))
    func importedPlaylist_pausedOnTheWay_becomesItsWholeFilm() async throws {
        let server = try OriginServer()
        defer { server.close() }
        try await serveFilm(server)
        let latch = OriginLatch()
        defer { latch.open() }
        let good = OriginResource(OriginBody(bytes: try TestFolder.read(folder.path("film/list3.ts"))))
        server.route("/list3.ts") { request in
            var answer = good.answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 188, latch) }
            return answer
        }
        var reader = LinkListReader(workingDirectory: "/")
        let plan = ImportPlan(reader.read(try server.address("/play").text), downloads: [])
        let request = try #require(plan.entries.first?.request)
        let session = try RuntimeSession(directories: directories)
        let download = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await session.run() }
            let events = session.runtime.events()
            _ = try await session.runtime.send(.enqueue(request))
            while let event = await events.next() {
                if case .progress(_, let progress) = event, progress.segmentsDone ?? 0 > 0 { break }
            }
            _ = try await session.runtime.send(.pause(request.id))
            _ = try await session.runtime.send(.resume(request.id))
            let download = await finished(events)
            await session.runtime.shutdown()
            return download
        }
        #expect(download?.state == .completed, "\(download?.failure?.cause ?? "")")
        let path = try #require(download?.finalPath)
        let probe = try RunningProgram(
            #require(RunningProgram.path(of: "ffprobe")),
            ["-v", "error", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", path],
            output: folder.path("ffprobe.log"))
        #expect(try await probe.end() == 0)
        #expect(probe.output.hasPrefix("50"), "\(probe.output)")
    }

    private func finished(_ events: EventSubscription) async -> Download? {
        while let event = await events.next() {
            guard case .statusChanged(let change) = event, [.completed, .failed].contains(change.to) else { continue }
            return change.download
        }
        return nil
    }

    /// Serves two seconds of a picture in five segments, and their playlist at `/play`.
    private func serveFilm(_ server: OriginServer) async throws {
        let path = folder.path("film/list.m3u8")
        try TestFolder.write([], to: path)
        let source = ["-f", "lavfi", "-i", "testsrc2=s=160x120:r=25:d=2"]
        let coding = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-pix_fmt", "yuv420p"]
        let form = ["-f", "hls", "-hls_time", "0.4", "-hls_playlist_type", "vod", path]
        let arguments = ["-y", "-v", "error"] + source + coding + form
        let ffmpeg = try RunningProgram(
            #require(RunningProgram.path(of: "ffmpeg")), arguments, output: folder.path("ffmpeg.log"))
        #expect(try await ffmpeg.end() == 0, "\(ffmpeg.output)")
        let list = try TestFolder.read(path)
        server.route("/play") { _ in
            OriginAnswer(headers: [("Content-Type", "application/vnd.apple.mpegurl")], body: list)
        }
        for name in (0..<5).map({ "list\($0).ts" }) {
            let segment = OriginBody(bytes: try TestFolder.read(folder.path("film/\(name)")))
            server.serve("/\(name)", OriginResource(segment))
        }
    }

    @Test func settingsThatCannotBeOpened_areNamed() throws {
        try TestFolder.write([], to: directories.data + "/zentrio.sqlite/a file in a folder")
        let failure = #expect(throws: RuntimeSession.Failure.self) { try RuntimeSession(directories: directories) }
        #expect(failure?.sentence.contains("/zentrio.sqlite ") == true)
    }
}
