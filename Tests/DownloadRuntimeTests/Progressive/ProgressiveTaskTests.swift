import Glibc
import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

@testable import DownloadRuntime

/// Marks, restarts and disks.
@Suite(.timeLimit(.minutes(10)))
struct ProgressiveTaskTests {
    private let body = OriginBody(seed: 5, count: 1_200_000)
    private let id = DownloadID(rawValue: "one")

    /// Writes a part file and its marks as an earlier run would have left them.
    private func leave(
        _ fixture: ProgressiveFixture, _ bytes: [UInt8], chunks: [ResumeState.Chunk],
        boot: String = BootIdentifier.current
    ) async throws {
        try TestFolder.write(bytes, to: fixture.partPath)
        let address = try fixture.server.address(ProgressiveFixture.path)
        let resource = ResumeState.Resource(
            originalAddress: address, finalAddress: address, entityTag: "\"v1\"",
            lastModified: OriginResource(body).lastModified, total: ByteCount(body.count), acceptsRanges: true)
        await fixture.ledger.commit(
            ResumeState(resource: resource, chunks: chunks, bootIdentifier: boot), for: id)
    }

    @Test func resume_sameBoot_trustsWrittenBytes() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let chunk = ResumeState.Chunk(begin: 0, end: 1_200_000, written: 800_000, durable: 300_000)
        try await leave(fixture, Array(body.bytes.prefix(800_000)), chunks: [chunk])
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), body)
        #expect(fixture.server.requests.map(\.range) == ["bytes=800000-1199999"])
    }

    @Test func resume_otherBoot_trustsOnlyDurableBytes() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let chunk = ResumeState.Chunk(begin: 0, end: 1_200_000, written: 800_000, durable: 300_000)
        // The power loss left rubbish behind the durable mark.
        let bytes = body.bytes.prefix(300_000) + [UInt8](repeating: 0xEE, count: 500_000)
        try await leave(fixture, Array(bytes), chunks: [chunk], boot: "another")
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), body)
        #expect(fixture.server.requests.map(\.range) == ["bytes=300000-1199999"])
    }

    @Test func resume_severalChunks_fillsTheGaps() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        var bytes = body.bytes
        for offset in 100_000..<400_000 { bytes[offset] = 0 }
        for offset in 900_000..<1_200_000 { bytes[offset] = 0 }
        let chunks = [
            ResumeState.Chunk(begin: 0, end: 400_000, written: 100_000, durable: 0),
            ResumeState.Chunk(begin: 400_000, end: 900_000, written: 900_000, durable: 900_000),
            ResumeState.Chunk(begin: 900_000, end: 1_200_000, written: 900_000, durable: 900_000),
        ]
        try await leave(fixture, bytes, chunks: chunks)
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), body)
        #expect(fixture.server.requests.map(\.range) == ["bytes=100000-399999", "bytes=900000-1199999"])
    }

    @Test func resume_everythingWritten_asksNobody() async throws {
        let fixture = try ProgressiveFixture()
        let chunk = ResumeState.Chunk(begin: 0, end: 1_200_000, written: 1_200_000, durable: 0)
        try await leave(fixture, body.bytes, chunks: [chunk])
        try fixture.expectFinished(try await fixture.run(), body)
        #expect(fixture.server.requests.isEmpty)
    }

    // MARK: Files that others cut

    /// Runs against a server that stops after 700,000 bytes until the part file has been spoilt.
    private func run(
        _ fixture: ProgressiveFixture, _ resource: OriginResource, spoiling spoil: (_ path: String) throws -> Void
    ) async throws -> DownloadOutcome {
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 700_000, latch) }
            return answer
        }
        var configuration = ProgressiveFixture.single
        configuration.progressInterval = .zero
        let downloader = try fixture.downloader(nil, configuration)
        return try await withThrowingTaskGroup(of: DownloadOutcome.self) { group in
            group.addTask { await fixture.run(downloader) }
            await fixture.progress(reaches: ByteCount(700_000))
            try spoil(fixture.partPath)
            latch.open()
            let outcome = try await group.next()
            return try #require(outcome)
        }
    }

    @Test func run_fileCutMeanwhile_fetchesWhatIsMissingAgain() async throws {
        let fixture = try ProgressiveFixture()
        let outcome = try await run(fixture, OriginResource(body)) { path in #expect(truncate(path, 300_000) == 0) }
        try fixture.expectFinished(outcome, body)
        #expect(fixture.server.requests.count == 2)
        #expect(fixture.server.requests.last?.range != "bytes=0-")
    }

    @Test(arguments: [false, true])
    func run_fileCutMeanwhileWithoutRangesOrValidators_fetchesAllAgain(acceptsRanges: Bool) async throws {
        let fixture = try ProgressiveFixture()
        var resource = OriginResource(body)
        resource.acceptsRanges = acceptsRanges
        if acceptsRanges { (resource.entityTag, resource.lastModified) = (nil, nil) }
        let outcome = try await run(fixture, resource) { path in #expect(truncate(path, 300_000) == 0) }
        try fixture.expectFinished(outcome, body)
        #expect(fixture.server.requests.map(\.range) == ["bytes=0-", "bytes=0-"])
    }

    @Test(arguments: [false, true])
    func run_fileDeletedOrReplacedMeanwhile_isToldAndForgotten(isReplaced: Bool) async throws {
        let fixture = try ProgressiveFixture()
        let outcome = try await run(fixture, OriginResource(body)) { path in
            #expect(unlink(path) == 0)
            if isReplaced { try TestFolder.write([1, 2, 3], to: path) }
        }
        let failure = try fixture.failure(outcome)
        #expect(failure.code == .damaged)
        #expect(failure.sentence.hasPrefix("Another program changed the unfinished file."))
        #expect(await fixture.ledger.resumeState(of: id) == nil)
        try fixture.expectFinished(try await fixture.run(), body)
    }

    @Test func resume_fileWithAHole_fetchesItAgain() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let chunk = ResumeState.Chunk(begin: 0, end: 1_200_000, written: 1_200_000, durable: 1_200_000)
        try await leave(fixture, body.bytes, chunks: [chunk])
        #expect(truncate(fixture.partPath, 600_000) == 0)
        #expect(truncate(fixture.partPath, 1_200_000) == 0)
        try fixture.expectFinished(try await fixture.run(nil, ProgressiveFixture.single), body)
        #expect(fixture.server.requests.count == 1)
        let state = await fixture.ledger.resumeState(of: id)
        #expect(state?.chunks.allSatisfy { $0.durable == $0.end } == true)
    }

    @Test func resume_fileGoneOrShort_startsOver() async throws {
        for count in [0, 10] {
            let fixture = try ProgressiveFixture()
            fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
            let chunk = ResumeState.Chunk(begin: 0, end: 1_200_000, written: 800_000, durable: 800_000)
            try await leave(fixture, Array(body.bytes.prefix(count)), chunks: [chunk])
            try fixture.expectFinished(try await fixture.run(), body)
            #expect(fixture.server.requests.first?.range == "bytes=0-")
        }
    }

    @Test func resume_serverWithoutRanges_startsOver() async throws {
        let fixture = try ProgressiveFixture()
        var resource = OriginResource(body)
        resource.acceptsRanges = false
        fixture.server.route(ProgressiveFixture.path) { [resource] request in
            var answer = resource.answer(to: request)
            if request.index == 0 { answer.fault = .close(after: 600_000) }
            return answer
        }
        #expect(try fixture.failure(try await fixture.run()).code == .connectionLost)
        try fixture.expectFinished(try await fixture.run(), body)
    }

    @Test func resume_folderRemoved_isMadeAndTheFileBegunAgain() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let chunk = ResumeState.Chunk(begin: 0, end: 1_200_000, written: 800_000, durable: 800_000)
        try await leave(fixture, body.bytes, chunks: [chunk])
        let elsewhere = fixture.folder.path("removed/film.mp4.zentrio-part")
        guard case .finished = await fixture.run(try fixture.downloader(partPath: elsewhere)) else {
            Issue.record("not finished")
            return
        }
        // Not compared by #expect itself, which would print megabytes.
        let isSame = try TestFolder.read(elsewhere) == body.bytes
        #expect(isSame, "the file has other bytes")
        #expect(fixture.server.requests.first?.range == "bytes=0-")
    }

    @Test func resume_diskGone_isToldAndNoFolderMade() async throws {
        let fixture = try ProgressiveFixture()
        let chunk = ResumeState.Chunk(begin: 0, end: 1_200_000, written: 800_000, durable: 800_000)
        try await leave(fixture, body.bytes, chunks: [chunk])
        let elsewhere = "/media/nobody/unplugged/film.mp4.zentrio-part"
        let failure = try fixture.failure(await fixture.run(try fixture.downloader(partPath: elsewhere)))
        #expect(failure.code == .folderMissing)
        #expect(!TestFolder.exists("/media/nobody"))
    }

    @Test func run_missingFolders_areMade() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let path = fixture.folder.path("a/b/film.mp4.zentrio-part")
        guard case .finished = await fixture.run(try fixture.downloader(partPath: path)) else {
            Issue.record("not finished")
            return
        }
        let isSame = try TestFolder.read(path) == body.bytes
        #expect(isSame)
    }

    @Test func run_ledgerFails_endsTheTry() async throws {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        let downloader = try fixture.downloader(ledger: BrokenLedger())
        #expect(try fixture.failure(await fixture.run(downloader)).code == .internalError)
    }

    /// What is committed while the file arrives never claims more than the file has.
    @Test func commits_whileRunning_neverClaimUnwrittenBytes() async throws {
        let fixture = try ProgressiveFixture()
        let resource = OriginResource(body)
        // The file cannot be whole before something of it is committed.
        let latch = OriginLatch()
        fixture.server.route(ProgressiveFixture.path) { request in
            var answer = resource.answer(to: request)
            if request.index == 0 {
                answer.fault = .stall(after: 90_000, latch)
            } else if request.index % 2 == 0 {
                answer.fault = .close(after: 90_000)
            }
            return answer
        }
        let ledger = CheckingLedger(path: fixture.partPath, body: body) { latch.open() }
        var configuration = ProgressiveFixture.eager
        configuration.commitAmount = ByteCount(1)
        configuration.commitNotBefore = .zero
        configuration.syncAmount = ByteCount(1)
        let outcome = await fixture.run(try fixture.downloader(nil, configuration, ledger: ledger))
        try fixture.expectFinished(outcome, body)
        #expect(ledger.commitCount > 0)
        #expect(ledger.wrongCommits == 0)
    }

    /// Serves the first bytes of a file of `size` bytes, and then nothing more.
    private func serveBeginning(of size: Int64, _ server: OriginServer) {
        let head = Array(body.bytes.prefix(100_000))
        server.route(ProgressiveFixture.path) { _ in
            OriginAnswer(
                status: 206,
                headers: [("Content-Type", "video/mp4"), ("Content-Range", "bytes 0-\(size - 1)/\(size)")],
                body: head, framing: .untilClose, fault: .stall(after: 100_000, OriginLatch()))
        }
    }

    @Test(arguments: [Int64(1) << 50])
    func run_diskTooSmall_isToldBeforeAnyByteIsLost(size: Int64) async throws {
        let fixture = try ProgressiveFixture()
        serveBeginning(of: size, fixture.server)
        let failure = try fixture.failure(try await fixture.run(nil, ProgressiveFixture.single))
        #expect(failure.code == .diskFull)
        #expect((failure.missingSpace ?? .zero) > .gibibytes(1024))
        #expect(failure.sentence.hasPrefix("The disk is full. "))
        #expect(failure.sentence.hasSuffix(" more is needed."))
    }

    /// A link that nobody has looked at has no size before its first answer: the scheduler let it start.
    @Test func run_sizeKnownOnlyFromTheAnswer_leavesTheReserveFree() async throws {
        let fixture = try ProgressiveFixture()
        let size = Int64(2 * 1_024 * 1_024)
        serveBeginning(of: size, fixture.server)
        var configuration = ProgressiveFixture.single
        configuration.reservedSpace = .gibibytes(1 << 20)
        let failure = try fixture.failure(try await fixture.run(nil, configuration))
        #expect(failure.code == .diskFull)
        #expect((failure.missingSpace ?? .zero) > .gibibytes(1 << 19))
    }
}
