import MediaModel
import Testing
import ZentrioTestSupport

@testable import Transfer

/// Limits against a real server, with a clock that moves only when the test says so.
@Suite(.timeLimit(.minutes(10)))
struct BandwidthLimiterTests {
    private let body = OriginBody(seed: 4, count: 3_000_000)
    private let clock = ManualClock()

    private func engine() -> TransferEngine {
        var configuration = TransferConfiguration()
        configuration.now = { [clock] in clock.now }
        return TransferEngine(configuration: configuration)
    }

    private func transfer(
        _ server: OriginServer, begin: Int64 = 0, end: Int64? = nil, limiter: BandwidthLimiter? = nil
    ) throws -> FileTransfer {
        let bytes = body.bytes
        return FileTransfer(
            TransferRequest(
                address: try server.address("/film"), range: .init(begin: begin, end: end), purpose: .bulk),
            offset: begin, end: end, limiter: limiter,
            writer: { piece, offset in
                piece.elementsEqual(bytes[Int(offset)..<Int(offset) + piece.count]) ? nil : 5
            }, judge: { _ in .accept(end: nil) })
    }

    /// Moves the time and has the engine look at it.
    private func pass(_ duration: Duration, _ engine: TransferEngine) async {
        clock.advance(by: duration)
        // Twice: the first call may come in the middle of a turn that began before.
        await engine.flush([])
        await engine.flush([])
    }

    /// Lets the time pass in small steps until the condition holds.
    private func pass(_ engine: TransferEngine, until isDone: () -> Bool) async {
        while !isDone() { await pass(.milliseconds(10), engine) }
    }

    @Test func unlimited_letsEverythingPass() {
        let limiter = BandwidthLimiter()
        #expect(limiter.limit == nil)
        #expect(limiter.offer(12345, now: .zero) == 12345)
        #expect(limiter.wait(now: .zero) == .zero)
        #expect(!limiter.isHolding)
    }

    @Test func setLimit_nil_letsEverythingPassAtOnce() {
        let limiter = BandwidthLimiter(ByteCount(1000))
        #expect(limiter.offer(10, now: .zero) == 0)
        #expect(limiter.isHolding)
        limiter.setLimit(nil)
        #expect(limiter.offer(10, now: .zero) == 10)
        #expect(!limiter.isHolding)
    }

    @Test func engineLimit_holdsABulkTransferToTheSpeed() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let engine = engine()
        engine.setRateLimit(ByteCount(1_000_000))
        let transfer = try transfer(server)
        let ending = await withTaskGroup(of: FileTransfer.Ending.self) { group in
            group.addTask { await engine.run(transfer) }
            for _ in 0..<20 {
                await pass(.milliseconds(50), engine)
                #expect(transfer.marks.received <= clock.now.milliseconds * 1_000)
            }
            await pass(engine) { transfer.marks.received >= 900_000 }
            #expect(engine.limiter.isHolding)
            #expect(clock.now < .seconds(3))
            // Without the limit the rest comes without any time passing.
            engine.setRateLimit(nil)
            return await group.next()
        }
        #expect(ending == .complete)
        #expect(transfer.marks.written == 3_000_000)
    }

    @Test func limit_thatComesLater_isObeyedAtOnce() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let latch = OriginLatch()
        let resource = OriginResource(body)
        server.route("/film") { request in
            var answer = resource.answer(to: request)
            answer.fault = .stall(after: 1_000_000, latch)
            return answer
        }
        let engine = engine()
        let limiter = BandwidthLimiter()
        let transfer = try transfer(server, limiter: limiter)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await engine.run(transfer) }
            while transfer.marks.received < 1_000_000 { await Task.yield() }
            limiter.setLimit(.kibibytes(100))
            latch.open()
            await pass(engine) { clock.now >= .seconds(1) }
            #expect(transfer.marks.received <= 1_000_000 + 102_400)
            engine.stop(transfer)
        }
    }

    @Test func taskLimits_twoTransfers_shareFairly() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let engine = engine()
        let limiter = BandwidthLimiter(ByteCount(400_000))
        let first = try transfer(server, end: 1_500_000, limiter: limiter)
        let second = try transfer(server, begin: 1_500_000, limiter: limiter)
        await withTaskGroup(of: Void.self) { group in
            for transfer in [first, second] { group.addTask { _ = await engine.run(transfer) } }
            _ = await (first.acceptedResponse(), second.acceptedResponse())
            await pass(engine) { clock.now >= .seconds(2) }
            let amounts = [first.marks.received, second.marks.received - 1_500_000]
            #expect(amounts.reduce(0, +) <= 800_000)
            #expect(amounts.reduce(0, +) >= 700_000)
            #expect(amounts.allSatisfy { $0 >= 200_000 }, "one had nearly all of it: \(amounts)")
            for transfer in [first, second] { engine.stop(transfer) }
        }
    }

    @Test func engineLimit_downloads_shareItAlike_howeverManyConnectionsTheyHave() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let engine = engine()
        engine.setRateLimit(ByteCount(400_000))
        let (many, one) = (BandwidthLimiter(), BandwidthLimiter())
        let older = try (0..<6).map { try transfer(server, begin: Int64($0) * 400_000, limiter: many) }
        let newer = try transfer(server, limiter: one)
        await withTaskGroup(of: Void.self) { group in
            for transfer in older { group.addTask { _ = await engine.run(transfer) } }
            for transfer in older { _ = await transfer.acceptedResponse() }
            await pass(engine) { clock.now >= .seconds(1) }
            group.addTask { _ = await engine.run(newer) }
            _ = await newer.acceptedResponse()
            let begin = clock.now
            let before = older.reduce(0) { $0 + $1.marks.received - $1.offset }
            await pass(engine) { clock.now >= begin + .seconds(3) }
            let others = older.reduce(0) { $0 + $1.marks.received - $1.offset } - before
            #expect(others + newer.marks.received <= 1_300_000)
            #expect(newer.marks.received >= 450_000, "the older one had \(others)")
            #expect(others >= 450_000, "the newer one had \(newer.marks.received)")
            #expect(engine.limiter.isHolding(many) && engine.limiter.isHolding(one))
            for transfer in older + [newer] { engine.stop(transfer) }
        }
    }

    @Test func engineLimit_documents_areNotHeld() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let engine = engine()
        engine.setRateLimit(.kibibytes(1))
        let request = try TransferRequest(address: server.address("/film"))
        #expect(try await engine.data(for: request, limit: .mebibytes(4)).1.count == body.count)
    }

    @Test func stop_held_endsAtOnce() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let engine = engine()
        let limiter = BandwidthLimiter(.kibibytes(1))
        let transfer = try transfer(server, limiter: limiter)
        let ending = await withTaskGroup(of: FileTransfer.Ending.self) { group in
            group.addTask { await engine.run(transfer) }
            while !limiter.isHolding { await Task.yield() }
            engine.stop(transfer)
            return await group.next()
        }
        #expect(ending == .stopped)
    }

    @Test func stalledServer_twentySeconds_losesTheConnection() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let resource = OriginResource(body)
        server.route("/film") { request in
            var answer = resource.answer(to: request)
            answer.fault = .stall(after: 500_000, OriginLatch())
            return answer
        }
        let engine = engine()
        let transfer = try transfer(server)
        let ending = await withTaskGroup(of: FileTransfer.Ending.self) { group in
            group.addTask { await engine.run(transfer) }
            while transfer.marks.received < 500_000 { await Task.yield() }
            // The first window had bytes enough, the second one has none.
            await pass(.seconds(20), engine)
            await pass(.milliseconds(19_900), engine)
            #expect(!group.isEmpty)
            #expect(transfer.marks.written == 0 || transfer.marks.written <= 500_000)
            await pass(.milliseconds(200), engine)
            return await group.next()
        }
        guard case .failed(let error) = ending else {
            Issue.record("not failed: \(String(describing: ending))")
            return
        }
        #expect(error.code == .timedOut)
        #expect(transfer.marks.written == 500_000)
    }

    @Test func heldByALimit_forMinutes_isNoStall() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let engine = engine()
        let transfer = try transfer(server, limiter: BandwidthLimiter(.kibibytes(1)))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await engine.run(transfer) }
            _ = await transfer.acceptedResponse()
            for _ in 0..<60 { await pass(.seconds(5), engine) }
            #expect(transfer.marks.received > 0)
            #expect(!transfer.isStopped)
            engine.setRateLimit(nil)
            transfer.limiter?.setLimit(nil)
        }
        #expect(transfer.marks.written == 3_000_000)
    }
}
