import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// Subtitles that do not come: they cost their words, never the film.
    struct Words {
        /// What is wrong with the subtitles.
        enum Loss: String, CaseIterable, Sendable {
            case secondSegment, webPage, allSegments, key, wrongKey, list, busyList, unreachableList, emptyList
        }

        @Test(.timeLimit(.minutes(10)), arguments: Loss.allCases)
        func wordsThatDoNotCome_areMissing_butTheFilmIsThere(loss: Loss) async throws {
            let (media, fixture) = try await Words.prepared()
            try Words.lose(loss, media, fixture)
            let (file, streams) = try await fixture.film("master.m3u8", subtitles: ["nl"], of: media)
            #expect(streams.map(\.kind).prefix(2) == ["video", "audio"])
            #expect(streams[0].packets == 150)
            let isPart = loss == .secondSegment || loss == .webPage
            #expect(file.remarks == ["The subtitles in \"nl\" \(isPart ? "are not complete" : "did not arrive")."])
            #expect(file.sidecars.map(\.ending) == (isPart ? ["nl.vtt"] : []))
            guard let sidecar = file.sidecars.first else { return }
            let text = String(decoding: try TestFolder.read(sidecar.path), as: UTF8.self)
            #expect(text.contains("00:00:01.000 --> 00:00:02.000\none"))
            #expect(!text.contains("two"))
        }

        @Test(.timeLimit(.minutes(10))) func serverThatIsBusyForAMoment_isWaitedFor() async throws {
            let (media, fixture) = try await Words.prepared()
            let good = try media.resource("s1.vtt")
            fixture.server.route("/s1.vtt") { request in
                request.index < 3 ? .failure(503, retryAfter: "0") : good.answer(to: request)
            }
            let file = try fixture.finished(await fixture.run("master.m3u8", subtitles: ["nl"]))
            #expect(file.remarks.isEmpty)
            #expect(try await media.probe(file.path).map(\.kind) == ["video", "audio", "subtitle"])
        }

        @Test(.timeLimit(.minutes(10))) func filmThatFails_looksForItsWordsAgain() async throws {
            let (media, fixture) = try await Words.prepared()
            for name in ["s0.vtt", "v_1.ts"] { fixture.server.route("/\(name)") { _ in .failure(404) } }
            let failure = try fixture.failure(await fixture.run("master.m3u8", subtitles: ["nl"]))
            #expect(failure.sentence.contains("Segment 2 of 3"))
            for name in ["s0.vtt", "v_1.ts"] {
                let bytes = try TestFolder.read(media.folder.path(name))
                fixture.server.serve("/\(name)", OriginResource(OriginBody(bytes: bytes)))
            }
            let file = try fixture.finished(await fixture.run("master.m3u8", subtitles: ["nl"]))
            #expect(file.remarks.isEmpty)
            let text = String(decoding: try TestFolder.read(try #require(file.sidecars.first).path), as: UTF8.self)
            #expect(text.contains("one") && text.contains("two"))
            // A resume's look at the beginning has a range.
            #expect(fixture.server.requests.filter { $0.path == "/s1.vtt" && $0.range == nil }.count == 1)
        }

        /// What came before a segment that cannot be had is kept, also when it comes later.
        @Test(.timeLimit(.minutes(10))) func segmentBeforeABrokenOne_isWrittenWhenItComes() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let latch = try fixture.stall("a_0.ts", of: media)
            fixture.server.route("/a_1.ts") { _ in .failure(404) }
            async let outcome = fixture.run("list.m3u8")
            _ = try await Heartbeat.first("the last try", within: .seconds(300), report: { "" }) {
                fixture.requests("a_1.ts").count == 2 ? true : nil
            }
            latch.open()
            #expect(try fixture.failure(await outcome).sentence.contains("Segment 2 of 3"))
            #expect(fixture.progress.last?.segmentsDone == 2)
        }

        private static func prepared() async throws -> (SegmentedMedia, SegmentedFixture) {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            try await media.writeSeparateAudio()
            try fixture.serve(media)
            return (media, fixture)
        }

        private static func lose(_ loss: Loss, _ media: SegmentedMedia, _ fixture: SegmentedFixture) throws {
            let server = fixture.server
            switch loss {
            case .secondSegment: server.route("/s1.vtt") { _ in .failure(404) }
            case .webPage: server.route("/s1.vtt") { _ in .webPage }
            case .allSegments: for name in ["s0.vtt", "s1.vtt"] { server.route("/\(name)") { _ in .failure(404) } }
            case .list: server.route("/s.m3u8") { _ in .failure(404) }
            case .busyList: server.route("/s.m3u8") { _ in .failure(503, retryAfter: "0") }
            case .unreachableList:
                let gone = try OriginServer()
                let address = try gone.address("/s.m3u8").text
                gone.close()
                let master = String(decoding: try TestFolder.read(media.folder.path("master.m3u8")), as: UTF8.self)
                try media.write("master.m3u8", text: master.replacing("\"s.m3u8\"", with: "\"\(address)\""))
                try fixture.serve(media)
            case .key, .wrongKey, .emptyList:
                let key = "#EXT-X-KEY:METHOD=AES-128,URI=\"key.bin\""
                if loss == .wrongKey {
                    try TestFolder.write([UInt8](repeating: 7, count: 16), to: media.folder.path("key.bin"))
                }
                try media.write("s.m3u8", loss == .emptyList ? [] : [key, "s0.vtt", "s1.vtt"], seconds: 3)
                try fixture.serve(media)
            }
        }
    }
}
