import MediaModel
import Synchronization
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// Segments whose transfers end too early.
    struct Beginnings {
        /// The bytes of each segment that come at first: two pieces as they are written.
        private static let beginning = 32_768
        private static let key = [UInt8](repeating: 9, count: 16)
        private static let names = ["a_0.ts", "a_1.ts", "a_2.ts"]

        /// What a film is like, or what happened until the next try.
        enum Case: String, CaseIterable, Sendable {
            case clear, encrypted, ranges, firstIsWritten, changed, otherBoot, noTags

            /// Where the second requests for the three segments begin; nil where there is none, 0 where all comes again.
            var begins: [Int?] {
                switch self {
                case .clear, .ranges: [32_768, 32_768, 32_768]
                // The last plain block is there; the one before it is asked for again, for it is the link.
                case .encrypted: [32_752, 32_752, 32_752]
                case .firstIsWritten: [nil, 32_768, 32_768]
                case .changed: [32_768, 32_768, 32_768]
                case .otherBoot, .noTags: [0, 0, 0]
                }
            }
        }

        @Test(.timeLimit(.minutes(10)), arguments: Case.allCases)
        func stoppedDownload_goesOnInTheMiddleOfItsSegments(kind: Case) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            try await Self.prepare(media, kind)
            try fixture.serve(media)
            let latch = OriginLatch()
            defer { latch.open() }
            var (arriving, total) = (0, 0)
            for name in Self.names {
                let resource = Self.resource(try TestFolder.read(media.folder.path(name)), kind)
                let isWhole = kind == .firstIsWritten && name == Self.names[0]
                total += resource.body.count
                arriving += isWhole ? resource.body.count : Self.beginning
                fixture.server.route("/\(name)") { request in
                    var answer = resource.answer(to: request)
                    if request.index == 0, !isWhole { answer.fault = .stall(after: Self.beginning, latch) }
                    return answer
                }
            }
            try await Self.stop(fixture, kind, after: arriving)
            #expect(fixture.progress.last?.total == ByteCount(Int64(total)), "the answers told it")
            if kind == .changed {
                for name in Self.names {
                    var resource = Self.resource(try TestFolder.read(media.folder.path(name)), kind)
                    resource.entityTag = "\"v2\""
                    fixture.server.serve("/\(name)", resource)
                }
            }
            var configuration = SegmentedFixture.eager
            if kind == .otherBoot { configuration.bootIdentifier = "another" }
            let before = fixture.server.requests.count
            let file = try fixture.finished(await fixture.run("list.m3u8", configuration))
            let streams = try await media.probe(file.path)
            #expect(streams.map(\.packets)[0] == 150)
            for stream in streams { #expect(abs(stream.seconds - 6) < 0.12, "\(stream)") }
            let again = fixture.server.requests[before...].filter { $0.range != "bytes=0-4095" }
            for (name, begin) in zip(Self.names, kind.begins) {
                let begins = again.filter { $0.path == "/\(name)" }.map(Self.begin)
                let whole = kind == .changed ? [0] : []
                #expect(begins == (begin.map { [$0] } ?? []) + whole, "\(name)")
            }
            #expect(file.remarks.isEmpty)
        }

        /// More often than a segment is tried.
        @Test(.timeLimit(.minutes(10))) func segmentWhoseConnectionBreaksAgainAndAgain_arrivesPieceByPiece()
            async throws
        {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let names = try await media.record(.init(name: "a", seconds: 2, size: "320x240", isNoise: true))
            try media.write("list.m3u8", names)
            try fixture.serve(media)
            let bytes = try TestFolder.read(media.folder.path("a_0.ts"))
            let resource = OriginResource(OriginBody(bytes: bytes))
            let piece = bytes.count / 12
            fixture.server.route("/a_0.ts") { request in
                var answer = resource.answer(to: request)
                if answer.body.count > piece { answer.fault = .close(after: piece) }
                return answer
            }
            var configuration = SegmentedFixture.eager
            (configuration.limits.firstConnections, configuration.limits.maximumConnections) = (1, 1)
            #expect(piece > 64 << 10)
            let file = try fixture.finished(await fixture.run("list.m3u8", configuration))
            #expect(try await media.probe(file.path)[0].packets == 50)
            let rests = fixture.server.requests.filter { $0.path == "/a_0.ts" }.map(Self.begin).drop { $0 == 0 }
            #expect(rests.count > configuration.limits.tries)
            #expect(Array(rests) == Set(rests).sorted(), "no byte comes twice")
        }

        /// However often it is stopped before its first segment comes.
        @Test(.timeLimit(.minutes(10))) func segmentsBehindOneOfWhichNothingCame_areKept() async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let latch = OriginLatch()
            defer { latch.open() }
            let good = try media.resource("a_0.ts")
            fixture.server.route("/a_0.ts") { request in
                var answer = good.answer(to: request)
                // At first its length comes, then nothing at all.
                if request.index == 0 { answer.fault = .stall(after: 100, latch) }
                if request.index == 1 { answer.delay = latch }
                return answer
            }
            for turn in 0..<2 {
                let request = try fixture.request("list.m3u8")
                let downloader = try fixture.downloader(request)
                async let outcome = fixture.run(downloader)
                _ = try await Heartbeat.first("two segments", within: .seconds(300), report: { "" }) {
                    let units = fixture.ledger.state(of: request.id)?.resource.segments?.landed?.flatMap(\.units) ?? []
                    let isAsked = fixture.server.requests.count { $0.path == "/a_0.ts" } > turn
                    return units.count { $0.isWhole } == 2 && isAsked ? true : nil
                }
                downloader.stop()
                _ = await outcome
            }
            let (_, streams) = try await fixture.film(of: media)
            #expect(streams[0].packets == 150)
            #expect(fixture.requests("a_1.ts").count == 1)
            #expect(fixture.requests("a_2.ts").count == 1)
        }

        @Test(.timeLimit(.minutes(10))) func serverWithoutRanges_givesTheSegmentAnew() async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            try media.write("list.m3u8", try await media.record(.init(name: "a")))
            try fixture.serve(media)
            var resource = OriginResource(OriginBody(bytes: try TestFolder.read(media.folder.path("a_1.ts"))))
            resource.acceptsRanges = false
            fixture.server.route("/a_1.ts") { [resource] request in
                var answer = resource.answer(to: request)
                if request.index == 0 { answer.fault = .close(after: Self.beginning) }
                return answer
            }
            let file = try fixture.finished(await fixture.run("list.m3u8"))
            #expect(try await media.probe(file.path)[0].packets == 150)
            #expect(fixture.server.requests.filter { $0.path == "/a_1.ts" }.map(Self.begin) == [0, Self.beginning, 0])
        }

        private static func begin(_ request: OriginRequest) -> Int {
            request.byteRange(of: .max)?.lowerBound ?? 0
        }

        private static func prepare(_ media: SegmentedMedia, _ kind: Case) async throws {
            let names = try await media.record(.init(name: "a"))
            #expect(names == Self.names)
            switch kind {
            case .encrypted:
                for name in names { try await media.encrypt(name, key: key, vector: key) }
                let tag = "#EXT-X-KEY:METHOD=AES-128,URI=\"key.bin\",IV=0x\(SegmentedMedia.digits(key))"
                try TestFolder.write(key, to: media.folder.path("key.bin"))
                try media.write("list.m3u8", [tag] + names)
            case .ranges:
                let lines = try names.flatMap { name in
                    ["#EXT-X-BYTERANGE:\(try TestFolder.read(media.folder.path(name)).count)@0", name]
                }
                try media.write("list.m3u8", lines)
            default: try media.write("list.m3u8", names)
            }
        }

        private static func resource(_ bytes: [UInt8], _ kind: Case) -> OriginResource {
            var resource = OriginResource(OriginBody(bytes: bytes))
            if kind == .noTags { (resource.entityTag, resource.lastModified) = (nil, nil) }
            return resource
        }

        /// Stops the first try when all that comes, so many bytes, is there and kept.
        private static func stop(_ fixture: SegmentedFixture, _ kind: Case, after arrived: Int) async throws {
            var configuration = SegmentedFixture.eager
            (configuration.landingAmount, configuration.landingNotBefore) = (ByteCount(1), .zero)
            let request = try fixture.request("list.m3u8")
            let downloader = try fixture.downloader(request, configuration)
            async let outcome = fixture.run(downloader)
            _ = try await Heartbeat.first("three beginnings", within: .seconds(300), report: { "" }) {
                guard kind != .noTags else {
                    return (fixture.progress.last?.downloaded.rawValue ?? 0) >= Int64(arrived) ? true : nil
                }
                let marks = fixture.ledger.state(of: request.id)?.resource.segments
                let units = marks?.landed?.flatMap(\.units) ?? []
                return units.count { $0.received + 16 >= beginning } == kind.begins.count { $0 != nil } ? true : nil
            }
            downloader.stop()
            guard case .stopped = await outcome else {
                Issue.record("not stopped")
                return
            }
        }
    }
}
