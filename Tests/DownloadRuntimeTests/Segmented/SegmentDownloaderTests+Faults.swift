import MediaModel
import Synchronization
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// Servers that fail.
    struct Faults {
        /// What a server does with the first request for a segment.
        enum Trouble: String, CaseIterable, Sendable {
            case busy, broken, reset, cut, cutBetweenPackets, webPage, missingOnce, empty
        }

        @Test(.timeLimit(.minutes(10)), arguments: Trouble.allCases)
        func troubleOnce_costsOneMoreRequest(trouble: Trouble) async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let good = try media.resource("a_1.ts")
            fixture.server.route("/a_1.ts") { request in
                request.index == 0 ? Faults.answer(trouble, good.answer(to: request)) : good.answer(to: request)
            }
            let (_, streams) = try await fixture.film(of: media)
            #expect(streams[0].packets == 150)
            #expect(fixture.requests("a_1.ts").count == 2)
            #expect(fixture.requests("a_0.ts").count == 1)
        }

        @Test(.timeLimit(.minutes(10))) func missingSegment_isNamed_andRetryFetchesOnlyIt() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            fixture.server.route("/a_1.ts") { _ in .failure(404) }
            let failure = try fixture.failure(await fixture.run("list.m3u8"))
            #expect(failure.sentence.contains("Segment 2 of 3"))
            #expect(failure.code == .notFound)
            #expect(!TestFolder.exists(fixture.partPath))
            fixture.server.serve("/a_1.ts", try media.resource("a_1.ts"))
            let (_, streams) = try await fixture.film(of: media)
            #expect(streams[0].packets == 150)
            #expect(fixture.requests("a_0.ts").count == 1)
            #expect(fixture.requests("a_2.ts").count == 1)
        }

        /// A hole of the source itself is for the gate at the end to judge.
        @Test(.timeLimit(.minutes(10))) func segmentThatIsShortEveryTime_isFetchedTwiceAndKept() async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            try media.write("list.m3u8", try await media.record(.init(name: "a", seconds: 12, hasAudio: false)))
            try fixture.serve(media)
            let whole = try TestFolder.read(media.folder.path("a_5.ts"))
            let quarter = OriginResource(OriginBody(bytes: Array(whole.prefix(whole.count / 4 / 188 * 188))))
            fixture.server.serve("/a_5.ts", quarter)
            let file = try fixture.finished(await fixture.run("list.m3u8"))
            let packets = try await media.probe(file.path)[0].packets
            #expect(packets > 250 && packets < 275)
            #expect(fixture.requests("a_5.ts").count == 2)
        }

        @Test(.timeLimit(.minutes(10))) func expiredLink_isRefreshedOnce() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let names = ["a_0.ts", "a_1.ts", "a_2.ts"]
            try media.write("old.m3u8", names.map { "old/\($0)" })
            let (old, new) = (try Faults.text(media, "old.m3u8"), try Faults.text(media, "list.m3u8"))
            fixture.server.route("/signed.m3u8") { request in
                OriginAnswer(
                    headers: [("Content-Type", "application/vnd.apple.mpegurl")], body: request.index == 0 ? old : new)
            }
            for name in names { fixture.server.route("/old/\(name)") { _ in .failure(403) } }
            let (_, streams) = try await fixture.film("signed.m3u8", of: media)
            #expect(streams[0].packets == 150)
            #expect(fixture.requests("signed.m3u8").count == 2)
        }

        /// The page behind it is asked next, and counts what came.
        @Test(.timeLimit(.minutes(10))) func expiredPlaylist_letsWhatIsOnItsWayArrive() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let list = try Faults.text(media, "list.m3u8")
            let refused = OriginLatch()
            fixture.server.route("/signed.m3u8") { request in
                guard request.index > 0 else {
                    return OriginAnswer(headers: [("Content-Type", "application/vnd.apple.mpegurl")], body: list)
                }
                refused.open()
                return .failure(403)
            }
            let first = try TestFolder.read(media.folder.path("a_0.ts"))
            fixture.server.route("/a_0.ts") { _ in OriginAnswer(body: first, fault: .stall(after: 188, refused)) }
            for name in ["a_1.ts", "a_2.ts"] { fixture.server.route("/\(name)") { _ in .failure(403) } }
            let failure = try fixture.failure(await fixture.run("signed.m3u8"))
            #expect(failure.httpStatus == 403)
            let state = try await fixture.ledger.resumeState(of: fixture.request("signed.m3u8").id)
            #expect(state?.chunks.map(\.written) == [Int64(first.count)])
        }

        @Test(.timeLimit(.minutes(10))) func cookieOfThePlaylist_goesWithItsSegments() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let list = try Faults.text(media, "list.m3u8")
            fixture.server.route("/list.m3u8") { _ in
                OriginAnswer(
                    headers: [("Content-Type", "application/vnd.apple.mpegurl"), ("Set-Cookie", "key=7; Path=/")],
                    body: list)
            }
            for name in ["a_0.ts", "a_1.ts", "a_2.ts"] {
                let good = try media.resource(name)
                fixture.server.route("/\(name)") { request in
                    request.headers["cookie"] == "key=7" ? good.answer(to: request) : .failure(403)
                }
            }
            let (_, streams) = try await fixture.film(of: media)
            #expect(streams[0].packets == 150)
            #expect(fixture.requests("list.m3u8").count == 1)
        }

        @Test(.timeLimit(.minutes(10))) func headers_goWithEveryRequest() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            try media.write(
                "keyed.m3u8", ["#EXT-X-KEY:METHOD=AES-128,URI=\"key.bin\"", "a_0.ts"])
            try TestFolder.write([UInt8](repeating: 7, count: 15), to: media.folder.path("key.bin"))
            try fixture.serve(media)
            let header = try #require(HeaderField(name: "Referer", value: "x"))
            let request = try fixture.request("keyed.m3u8", headers: [header])
            let failure = try fixture.failure(await fixture.run(try fixture.downloader(request)))
            #expect(failure.cause.contains("15 bytes instead of 16"))
            #expect(!failure.isTransient, "the download is not tried again, either")
            #expect(fixture.requests("key.bin").count == 2)
            #expect(Set(fixture.server.requests.map(\.path)).isSuperset(of: ["/keyed.m3u8", "/key.bin"]))
            #expect(fixture.server.requests.allSatisfy { $0.headers["referer"] == "x" })
        }

        @Test(.timeLimit(.minutes(10))) func segmentsBehindASlowOne_areSeenToArrive_andCountInTheEnd() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let latch = try fixture.stall("a_0.ts", of: media)
            let downloader = try fixture.downloader(try fixture.request("list.m3u8"))
            async let outcome = fixture.run(downloader)
            let rest = try ["a_1.ts", "a_2.ts"].reduce(0) { $0 + (try TestFolder.read(media.folder.path($1)).count) }
            _ = try await Heartbeat.first("what waits for the slow one", within: .seconds(300), report: { "" }) {
                (fixture.progress.last?.downloaded.rawValue ?? 0) >= Int64(rest) ? true : nil
            }
            #expect(fixture.progress.last?.segmentsDone == 0)
            downloader.stop()
            guard case .stopped = await outcome else {
                Issue.record("not stopped")
                return
            }
            latch.open()
            #expect(fixture.progress.last?.downloaded == ByteCount(Int64(rest)))
        }

        @Test(.timeLimit(.minutes(10))) func stopInTheMiddle_thenAnotherTry_fetchesNothingTwice() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            try await fixture.stopAfterTwoSegments(of: media)
            let (_, streams) = try await fixture.film(of: media)
            #expect(streams[0].packets == 150)
            #expect(fixture.requests("a_0.ts").count == 1)
            #expect(fixture.requests("a_1.ts").count == 1)
        }

        /// The same names, counts and durations, and other files.
        @Test(.timeLimit(.minutes(10))) func titleThatChangedMeanwhile_isFetchedAnew() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            try await fixture.stopAfterTwoSegments(of: media)
            let nullPacket: [UInt8] = [0x47, 0x1F, 0xFF, 0x10] + [UInt8](repeating: 0xFF, count: 184)
            for name in ["a_0.ts", "a_1.ts", "a_2.ts"] {
                let bytes = try TestFolder.read(media.folder.path(name)) + nullPacket
                fixture.server.serve("/\(name)", OriginResource(OriginBody(bytes: bytes)))
            }
            let (file, streams) = try await fixture.film(of: media)
            #expect(streams[0].packets == 150)
            #expect(fixture.requests("a_0.ts").count == 2)
            #expect(fixture.requests("a_1.ts").count == 2)
            #expect(file.remarks.contains { $0.contains("changed at the source") })
        }

        @Test(.timeLimit(.minutes(10))) func filmThatGotItsNameJustBeforeThePowerWent_isNotFetchedAgain() async throws {
            let (_, fixture) = try await SegmentedFixture.ready()
            let name = fixture.folder.path("Film.mp4")
            let published = try await fixture.finished(await fixture.run("list.m3u8")).publish(as: name)
            #expect(published == name)
            let requests = fixture.requests(".ts").count
            let again = try fixture.finished(await fixture.run("list.m3u8"))
            #expect(fixture.requests(".ts").count == requests)
            #expect(again.path == fixture.partPath && !TestFolder.exists(name))
        }

        @Test(.timeLimit(.minutes(10))) func otherFileOfThatName_isLeftAlone() async throws {
            let (_, fixture) = try await SegmentedFixture.ready()
            let name = fixture.folder.path("Film.mp4")
            _ = try await fixture.finished(await fixture.run("list.m3u8")).publish(as: name)
            let other = [UInt8](repeating: 7, count: try TestFolder.read(name).count)
            try TestFolder.write(other, to: name)
            let requests = fixture.requests(".ts").count
            _ = try fixture.finished(await fixture.run("list.m3u8"))
            #expect(fixture.requests(".ts").count == 2 * requests)
            #expect(try LargeBytes(TestFolder.read(name)) == LargeBytes(other))
        }

        @Test(.timeLimit(.minutes(10))) func rangesOfOneFile_becomeOneRequest() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let bytes = try ["a_0.ts", "a_1.ts", "a_2.ts"].map { try TestFolder.read(media.folder.path($0)) }
            try TestFolder.write(bytes.flatMap(\.self), to: media.folder.path("all.ts"))
            var offset = 0
            var lines: [String] = []
            for part in bytes {
                lines += ["#EXT-X-BYTERANGE:\(part.count)@\(offset)", "all.ts"]
                offset += part.count
            }
            try media.write("ranges.m3u8", lines)
            let (_, streams) = try await fixture.servedFilm("ranges.m3u8", of: media)
            #expect(streams[0].packets == 150)
            #expect(fixture.requests("all.ts").count == 1)
        }

        @Test(.timeLimit(.minutes(10))) func disguisedSegment_isStripped() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 0, count: 300)
            let body = OriginBody(bytes: picture + (try TestFolder.read(media.folder.path("a_1.ts"))))
            fixture.server.serve("/a_1.ts", OriginResource(body))
            let (_, streams) = try await fixture.film(of: media)
            #expect(streams[0].packets == 150)
        }

        @Test(.timeLimit(.minutes(10)), arguments: [true, false])
        func segmentOfASlowConnection_isSharedAtTheEnd_unlessThePartsDiffer(isHonest: Bool) async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let latch = OriginLatch()
            let good = try media.resource("a_2.ts")
            fixture.server.route("/a_2.ts") { request in
                var resource = good
                if !isHonest, request.index > 0 { resource.entityTag = "\"v2\"" }
                var answer = resource.answer(to: request)
                answer.headers.append(("Accept-Ranges", "bytes"))
                if request.index == 0 { answer.fault = .stall(after: 2_000, latch) }
                return answer
            }
            var configuration = SegmentedFixture.eager
            configuration.limits.smallestShared = ByteCount(4_096)
            async let outcome = fixture.run("list.m3u8", configuration)
            if isHonest {
                _ = try await Heartbeat.first("halves", within: .seconds(300), report: { "" }) {
                    fixture.requests("a_2.ts").count >= 3 ? true : nil
                }
                latch.open()
            }
            let file = try fixture.finished(await outcome)
            #expect(try await media.probe(file.path)[0].packets == 150)
            latch.open()
        }

        /// What the segments of a longer title are like.
        enum Manner: String, CaseIterable, Sendable {
            case plain, disguised, brokenOnce, oneLost, jump
        }

        @Test(.timeLimit(.minutes(10)), arguments: Manner.allCases)
        func segmentsThatArriveInPlace_areThoseThatWereSent(manner: Manner) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let seconds = manner == .jump ? 12 : 24
            var names = try await media.record(.init(name: "a", seconds: seconds))
            if manner == .jump { names += try await media.record(.init(name: "b", seconds: 12, begin: 500)) }
            try media.write("list.m3u8", names)
            for (index, name) in names.enumerated() {
                let bytes = try TestFolder.read(media.folder.path(name))
                if manner == .disguised, index % 3 == 1 {
                    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1]
                    try TestFolder.write(picture + bytes, to: media.folder.path(name))
                }
            }
            try fixture.serve(media)
            let good = try media.resource("a_4.ts")
            if manner == .brokenOnce {
                fixture.server.route("/a_4.ts") { request in
                    request.index == 0 ? Faults.answer(.cut, good.answer(to: request)) : good.answer(to: request)
                }
            } else if manner == .oneLost {
                fixture.server.route("/a_4.ts") { _ in .failure(404) }
            }
            var configuration = SegmentedFixture.eager
            configuration.limits.firstConnections = 2
            configuration.limits.maximumConnections = 3
            if manner == .oneLost {
                _ = try fixture.failure(await fixture.run("list.m3u8", configuration))
                fixture.server.serve("/a_4.ts", good)
            }
            let (_, streams) = try await fixture.film("list.m3u8", configuration, of: media)
            SegmentedMedia.expect(streams, pictures: 600, seconds: 24, within: 0.12)
        }

        private static func text(_ media: SegmentedMedia, _ name: String) throws -> [UInt8] {
            try TestFolder.read(media.folder.path(name))
        }

        private static func answer(_ trouble: Trouble, _ good: OriginAnswer) -> OriginAnswer {
            var answer = good
            switch trouble {
            case .busy: return .failure(503, retryAfter: "0")
            case .broken: return .failure(500)
            case .reset: answer.fault = .reset(after: 5_000)
            case .cut: answer.fault = .close(after: 5_000)
            case .cutBetweenPackets: answer.body = Array(good.body.prefix(good.body.count / 4 / 188 * 188))
            case .webPage: return .webPage
            case .missingOnce: return .failure(404)
            case .empty: answer.body = []
            }
            return answer
        }
    }
}
