import DownloadRuntime
import MediaModel
import Synchronization
import Testing
import Transfer
import ZentrioTestSupport

extension DownloadRuntimeTests {
    /// What other downloaders get wrong with direct files, one test for each, named for whom and what.
    ///
    /// `SegmentDownloaderTests.Defects` has those of streams: `swift test --filter Defects` runs all.
    @Suite(.timeLimit(.minutes(10)))
    struct Defects {
        private let id = DownloadID(rawValue: "one")
        private let body = OriginBody(seed: 21, count: 2_000_000)

        /// What a kill at a random moment leaves: bytes up to `written` are marked, and some more are in the file.
        private func leaveKilled(_ fixture: ProgressiveFixture, _ resource: OriginResource) async throws {
            try TestFolder.write(Array(resource.body.bytes.prefix(1_300_000)), to: fixture.partPath)
            let address = try fixture.server.address(ProgressiveFixture.path)
            let remembered = ResumeState.Resource(
                originalAddress: address, finalAddress: address, entityTag: resource.entityTag,
                lastModified: resource.lastModified, date: resource.date, total: ByteCount(body.count),
                acceptsRanges: true)
            let chunks = [
                ResumeState.Chunk(begin: 0, end: 1_500_000, written: 1_200_000, durable: 500_000),
                ResumeState.Chunk(begin: 1_500_000, end: 2_000_000, written: 1_500_000, durable: 1_500_000),
            ]
            await fixture.ledger.commit(
                ResumeState(resource: remembered, chunks: chunks, bootIdentifier: BootIdentifier.current), for: id)
        }

        /// How a server tells two versions of a file apart.
        enum Versions: CaseIterable {
            case strongTags, weakTags, dates, nothing
        }

        /// aria2, `curl -C -`, `wget -c` and yt-dlp end with a file that is neither, and say that all went well.
        @Test(arguments: Versions.allCases)
        func aria2CurlWgetYtDlp_otherBytesOfTheSameLengthAfterAKill_areNotMixed(versions: Versions) async throws {
            let fixture = try ProgressiveFixture()
            var old = OriginResource(body)
            var new = OriginResource(OriginBody(seed: 22, count: body.count))
            (old.entityTag, new.entityTag) = (nil, nil)
            (old.lastModified, new.lastModified) = (nil, nil)
            switch versions {
            case .strongTags: (old.entityTag, new.entityTag) = ("\"v1\"", "\"v2\"")
            case .weakTags: (old.entityTag, new.entityTag) = ("W/\"v1\"", "W/\"v2\"")
            case .dates:
                old.lastModified = "Mon, 03 Nov 2025 10:00:00 GMT"
                new.lastModified = "Tue, 04 Nov 2025 10:00:00 GMT"
            case .nothing: break
            }
            try await leaveKilled(fixture, old)
            fixture.server.serve(ProgressiveFixture.path, new)
            try fixture.expectFinished(try await fixture.run(), new.body)
        }

        /// The other side of it: the same version is continued, not fetched again.
        @Test(arguments: Versions.allCases)
        func aria2CurlWgetYtDlp_sameBytesAfterAKill_areContinued(versions: Versions) async throws {
            let fixture = try ProgressiveFixture()
            var resource = OriginResource(body)
            if versions != .dates { resource.lastModified = nil }
            if versions != .strongTags { resource.entityTag = versions == .weakTags ? "W/\"v1\"" : nil }
            try await leaveKilled(fixture, resource)
            fixture.server.serve(ProgressiveFixture.path, resource)
            try fixture.expectFinished(try await fixture.run(), body)
            let asked = fixture.server.requests.compactMap { $0.byteRange(of: body.count)?.lowerBound }
            #expect(asked.min() == (versions == .nothing ? 1_200_000 - 65_536 : 1_200_000))
        }

        /// aria2 leaves a control file of 0 bytes on a full disk, and the download can never go on.
        @Test(.enabled(if: SmallDisk.isAvailable, "needs the right to mount a disk"))
        func aria2_diskFullInTheMiddle_keepsWhatItHasAndGoesOn() async throws {
            // Large enough when the download begins; then its room vanishes.
            let disk = try SmallDisk(kibibytes: 4_000)
            let fixture = try ProgressiveFixture()
            let resource = OriginResource(body)
            let part = disk.path("film.mp4" + PartialFile.suffix)
            let latch = OriginLatch()
            fixture.server.route(ProgressiveFixture.path) { request in
                var answer = resource.answer(to: request)
                if request.range == "bytes=0-" { answer.fault = .stall(after: 600_000, latch) }
                return answer
            }
            let downloader = try fixture.downloader(nil, ProgressiveFixture.single, partPath: part)
            let failure = try await withThrowingTaskGroup(of: DownloadOutcome.self) { group in
                group.addTask { await fixture.run(downloader) }
                await latch.reached()
                while (fixture.progress.last?.downloaded ?? .zero) < ByteCount(600_000) {
                    await Task.yield()
                }
                try disk.resize(kibibytes: 1_000)
                latch.open()
                return try fixture.failure(try #require(try await group.next()))
            }
            #expect(failure.code == .diskFull)
            let kept = try #require(await fixture.ledger.resumeState(of: id)).chunks.map { $0.written - $0.begin }
            #expect(kept.reduce(0, +) >= 600_000)
            // With room again it goes on where it was.
            let before = fixture.server.requests.count
            try disk.resize(kibibytes: 4_000)
            guard case .finished = await fixture.run(try fixture.downloader(partPath: part)) else {
                Issue.record("not finished")
                return
            }
            let isSame = try TestFolder.read(part) == body.bytes
            #expect(isSame)
            let again = fixture.server.requests.dropFirst(before)
            #expect(!again.isEmpty)
            #expect(again.allSatisfy { ($0.byteRange(of: body.count)?.lowerBound ?? 0) >= 600_000 })
        }

        /// aria2 ends at once, whatever Retry-After says.
        @Test(arguments: [503, 429], ["30", "Tue, 14 Nov 2023 22:13:50 GMT"])
        func aria2_busyServer_isAskedAgainWhenItSaid(status: Int, retryAfter: String) async throws {
            let folder = try TestFolder()
            let server = try OriginServer()
            defer { server.close() }
            let resource = OriginResource(body)
            server.route("/film.mp4") { request in
                request.index == 0 ? .failure(status, retryAfter: retryAfter) : resource.answer(to: request)
            }
            let clock = ManualClock()
            var configuration = ProgressiveDownloaderConfiguration()
            configuration.clock = clock.runtimeClock
            let runtime = DownloadRuntime(
                configuration: DownloadRuntimeConfiguration(mediaRoot: folder.path("media")),
                repository: try DownloadRepository(path: folder.path("downloads.sqlite")),
                factory: ProgressiveDownloaderFactory(engine: TransferEngine(), configuration: configuration),
                clock: clock.runtimeClock)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await runtime.run() }
                let events = runtime.events()
                let request = DownloadRequest(
                    item: MediaItem(title: "Film"), stream: Stream(address: try server.address("/film.mp4")),
                    outputDirectory: folder.path("out"))
                let id = try await runtime.add(request).id
                let waiting = await events.next("waiting", of: id)
                #expect(waiting?.state == .waiting(.retryAt(ManualClock.start.advanced(by: .seconds(30)))))
                clock.advance(by: .seconds(29))
                #expect(server.requests.count == 1)
                clock.advance(by: .seconds(2))
                let done = await events.next("completed", of: id)
                let isSame = try TestFolder.read(#require(done?.finalPath)) == body.bytes
                #expect(isSame)
                await runtime.shutdown()
            }
        }

        /// curl writes 16 KiB at a time, which costs twice the CPU time of large writes.
        @Test func curl_tinyWrites_areGathered() async throws {
            let server = try OriginServer()
            defer { server.close() }
            server.serve("/film.mp4", OriginResource(body))
            let sizes = Mutex<[Int]>([])
            let transfer = FileTransfer(
                TransferRequest(address: try server.address("/film.mp4"), purpose: .bulk), offset: 0, end: nil,
                writer: { bytes, _ in
                    sizes.withLock { $0.append(bytes.count) }
                    return nil
                }, judge: { _ in .accept(end: nil) })
            #expect(await TransferEngine().run(transfer) == .complete)
            #expect(sizes.withLock { $0.dropLast().allSatisfy { $0 >= 256 * 1024 } })
            #expect(sizes.withLock { $0.reduce(0, +) } == body.count)
        }
    }
}
