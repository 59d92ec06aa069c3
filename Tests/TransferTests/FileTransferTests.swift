import MediaModel
import Synchronization
import Testing
import ZentrioTestSupport

@testable import Transfer

@Suite(.timeLimit(.minutes(10)))
struct FileTransferTests {
    /// A file in memory that can run full.
    private final class Store: Sendable {
        private let bytes = Mutex<[Int64: [UInt8]]>([:])
        private let room: Int

        init(room: Int = .max) {
            self.room = room
        }

        /// Every write, by its offset.
        var writes: [(key: Int64, value: [UInt8])] { bytes.withLock { $0.sorted { $0.key < $1.key } } }
        var content: [UInt8] { writes.flatMap(\.value) }

        func write(_ piece: UnsafeRawBufferPointer, at offset: Int64) -> Int32? {
            bytes.withLock { bytes in
                guard bytes.values.reduce(0, { $0 + $1.count }) + piece.count <= room else { return 28 }
                bytes[offset] = Array(piece)
                return nil
            }
        }
    }

    private let body = OriginBody(seed: 11, count: 2_000_000)

    private func transfer(
        _ server: OriginServer, _ store: Store, begin: Int64 = 0, end: Int64? = nil,
        judge: @escaping @Sendable (TransferResponse) -> FileTransfer.Judgement = { _ in .accept(end: nil) },
        inspect: @escaping @Sendable (TransferResponse, UnsafeRawBufferPointer) -> Bool = { _, _ in true }
    ) throws -> FileTransfer {
        let request = TransferRequest(
            address: try server.address("/film"), range: .init(begin: begin, end: end), purpose: .bulk)
        return FileTransfer(
            request, offset: begin, end: end, writer: { store.write($0, at: $1) }, judge: judge, inspect: inspect)
    }

    /// Servers stall here until a test has seen enough, and a busy machine takes its time to look.
    private static var patientEngine: TransferEngine {
        var configuration = TransferConfiguration()
        configuration.stallTime = .seconds(600)
        return TransferEngine(configuration: configuration)
    }

    @Test func run_wholeBody_isWrittenInLargePieces() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let store = Store()
        let transfer = try transfer(server, store)
        #expect(await TransferEngine().run(transfer) == .complete)
        #expect(LargeBytes(store.content) == LargeBytes(body.bytes))
        #expect(store.writes.count == 4)
        #expect(transfer.marks == .init(received: 2_000_000, written: 2_000_000, end: nil))
    }

    @Test func lowerEnd_running_endsThereWithSuccess() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let latch = OriginLatch()
        let resource = OriginResource(body)
        server.route("/film") { request in
            var answer = resource.answer(to: request)
            answer.fault = .stall(after: 1000, latch)
            return answer
        }
        let store = Store()
        let transfer = try transfer(server, store, end: 2_000_000)
        let engine = Self.patientEngine
        let ending = await withTaskGroup(of: FileTransfer.Ending.self) { group in
            group.addTask { await engine.run(transfer) }
            #expect(await transfer.acceptedResponse()?.status == 206)
            #expect(transfer.lowerEnd(to: 700_001) == 700_001)
            #expect(transfer.lowerEnd(to: 900_000) == 700_001)
            latch.open()
            return await group.next()
        }
        #expect(ending == .complete)
        #expect(LargeBytes(store.content) == LargeBytes(body.bytes.prefix(700_001)))
        #expect(transfer.lowerEnd(to: 5) == 700_001)
    }

    @Test func raiseEnd_afterLowering_goesOnToTheOldEnd() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let latch = OriginLatch()
        let resource = OriginResource(body)
        server.route("/film") { request in
            var answer = resource.answer(to: request)
            answer.fault = .stall(after: 1000, latch)
            return answer
        }
        let store = Store()
        let transfer = try transfer(server, store, end: 1_900_000)
        let engine = Self.patientEngine
        let ending = await withTaskGroup(of: FileTransfer.Ending.self) { group in
            group.addTask { await engine.run(transfer) }
            _ = await transfer.acceptedResponse()
            #expect(transfer.lowerEnd(to: 700_001) == 700_001)
            #expect(!transfer.raiseEnd(to: 1_900_001))
            #expect(transfer.raiseEnd(to: 1_900_000))
            latch.open()
            return await group.next()
        }
        #expect(ending == .complete)
        #expect(LargeBytes(store.content) == LargeBytes(body.bytes.prefix(1_900_000)))
        #expect(!transfer.raiseEnd(to: 1_900_000))
    }

    @Test func stop_stalled_writesWhatCameAndEnds() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let resource = OriginResource(body)
        server.route("/film") { request in
            var answer = resource.answer(to: request)
            answer.fault = .stall(after: 5000, OriginLatch())
            return answer
        }
        let store = Store()
        let transfer = try transfer(server, store)
        let engine = Self.patientEngine
        let ending = await withTaskGroup(of: FileTransfer.Ending.self) { group in
            group.addTask { await engine.run(transfer) }
            while transfer.marks.received < 5000 { await Task.yield() }
            #expect(transfer.marks.written == 0)
            await engine.flush([transfer])
            #expect(transfer.marks.written == 5000)
            engine.stop(transfer)
            return await group.next()
        }
        #expect(ending == .stopped)
        #expect(LargeBytes(store.content) == LargeBytes(body.bytes.prefix(5000)))
        #expect(await transfer.acceptedResponse() != nil)
    }

    @Test func stop_beforeRun_neverConnects() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let transfer = try transfer(server, Store())
        let engine = Self.patientEngine
        engine.stop(transfer)
        #expect(await engine.run(transfer) == .stopped)
        #expect(await transfer.acceptedResponse() == nil)
        #expect(server.requests.isEmpty)
    }

    @Test func cancel_runningTask_stopsIt() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let latch = OriginLatch()
        server.route("/film") { _ in OriginAnswer(delay: latch) }
        let transfer = try transfer(server, Store())
        let engine = Self.patientEngine
        let ending = await withTaskGroup(of: FileTransfer.Ending.self) { group in
            group.addTask { await engine.run(transfer) }
            await latch.reached()
            group.cancelAll()
            return await group.next()
        }
        #expect(ending == .stopped)
    }

    @Test func judge_refuses_nothingIsWritten() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let store = Store()
        let transfer = try transfer(server, store, judge: { _ in .refuse })
        guard case .refused(let response) = await TransferEngine().run(transfer) else {
            Issue.record("not refused")
            return
        }
        #expect(response.status == 206)
        #expect(store.writes.isEmpty)
        #expect(await transfer.acceptedResponse() == nil)
    }

    @Test func inspect_refuses_nothingIsWritten() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let store = Store()
        let transfer = try transfer(server, store, inspect: { _, head in head.count != FileTransfer.inspectedBytes })
        guard case .refusedContent(_, let head) = await TransferEngine().run(transfer) else {
            Issue.record("not refused")
            return
        }
        #expect(LargeBytes(head) == LargeBytes(body.bytes.prefix(FileTransfer.inspectedBytes)))
        #expect(store.writes.isEmpty)
    }

    @Test func writer_fails_endsWithItsErrorAndKeepsTheRest() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film", OriginResource(body))
        let store = Store(room: 1_100_000)
        let transfer = try transfer(server, store)
        guard case .failed(let error) = await TransferEngine().run(transfer) else {
            Issue.record("not failed")
            return
        }
        #expect(error.code == .notWritten)
        #expect(error.systemError == 28)
        #expect(transfer.marks.written == 1_048_576)
        #expect(LargeBytes(store.content) == LargeBytes(body.bytes.prefix(1_048_576)))
    }

    @Test(arguments: [OriginAnswer.Fault.reset(after: 900_000), .close(after: 900_000)])
    func run_brokenBody_keepsWhatCame(fault: OriginAnswer.Fault) async throws {
        let server = try OriginServer()
        defer { server.close() }
        let resource = OriginResource(body)
        server.route("/film") { request in
            var answer = resource.answer(to: request)
            answer.fault = fault
            return answer
        }
        let store = Store()
        let transfer = try transfer(server, store)
        guard case .failed(let error) = await TransferEngine().run(transfer) else {
            Issue.record("not failed")
            return
        }
        #expect(error.code == .connectionLost)
        #expect(transfer.marks.written == Int64(store.content.count))
        #expect(LargeBytes(store.content) == LargeBytes(body.bytes.prefix(store.content.count)))
    }

    @Test func run_lessThanInspectedAndCut_isDropped() async throws {
        let server = try OriginServer()
        defer { server.close() }
        let resource = OriginResource(body)
        server.route("/film") { request in
            var answer = resource.answer(to: request)
            answer.fault = .close(after: 10)
            return answer
        }
        let store = Store()
        let transfer = try transfer(server, store)
        _ = await TransferEngine().run(transfer)
        #expect(transfer.marks == .init(received: 0, written: 0, end: nil))
        #expect(store.writes.isEmpty)
    }
}
