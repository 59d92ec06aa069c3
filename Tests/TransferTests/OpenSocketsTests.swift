import Glibc
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Transfer

@Suite(.timeLimit(.minutes(10)))
struct OpenSocketsTests {
    private final class Discarding: TransferSink {
        private(set) var error: TransferError??
        private(set) var received = 0

        func begin(_ response: TransferResponse) -> Bool { true }

        func receive(_ bytes: UnsafeRawBufferPointer) -> SinkVerdict {
            received += bytes.count
            return .taken
        }

        func end(_ response: TransferResponse?, error: TransferError?) {
            self.error = .some(error)
        }
    }

    private func threshold(of socket: Int32) -> Int32 {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(socket, SOL_SOCKET, SO_RCVLOWAT, &value, &size)
        return value
    }

    /// Fetches a document until a test has seen enough of it.
    private func fetch(
        _ answer: OriginAnswer, _ multi: MultiHandle, limiters: [BandwidthLimiter] = [],
        until isEnough: (TransferLoop, Discarding) -> Bool
    ) throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/a") { _ in answer }
        let loop = TransferLoop(multi: multi, configuration: TransferConfiguration())
        let sink = Discarding()
        loop.start(
            TransferRequest(address: try server.address("/a"), purpose: .bulk), limiters: limiters,
            key: ObjectIdentifier(sink), sink: sink)
        loop.perform()
        while !isEnough(loop, sink) {
            multi.poll(atMost: loop.restTime)
            loop.perform()
        }
    }

    /// Fetches a document and gives the sockets that are open then.
    private func fetchAll(_ headers: [(String, String)], _ multi: MultiHandle) throws -> Set<Int32> {
        try fetch(OriginAnswer(headers: headers, body: [1, 2, 3]), multi) { _, sink in
            guard let error = sink.error else { return false }
            #expect(error == nil)
            return true
        }
        return multi.sockets.sockets
    }

    /// The threshold of the only socket while bytes of a document gather.
    private func thresholdInRest(_ limit: ByteCount?) throws -> Int32? {
        let multi = MultiHandle(configuration: TransferConfiguration())
        // Its end is held back: on a busy machine the whole document might come in one turn.
        let end = OriginLatch()
        defer { end.open() }
        let answer = OriginAnswer(body: Array(repeating: 7, count: 2 << 20), fault: .stall(after: 1 << 20, end))
        var value: Int32?
        try fetch(answer, multi, limiters: [BandwidthLimiter(limit)]) { loop, sink in
            guard sink.received > 0 else { return false }
            loop.beginRest()
            defer { loop.endRest() }
            value = multi.sockets.sockets.first.map(threshold)
            return true
        }
        return value
    }

    @Test func keptConnection_isKnownAndObeys() throws {
        let multi = MultiHandle(configuration: TransferConfiguration())
        let sockets = try fetchAll([], multi)
        let socket = try #require(sockets.first)
        #expect(sockets.count == 1)
        #expect(threshold(of: socket) == 1)
        multi.sockets.setReadThreshold(65_536)
        #expect(threshold(of: socket) == 65_536)
    }

    @Test func closedConnection_isForgotten() throws {
        let multi = MultiHandle(configuration: TransferConfiguration())
        #expect(try fetchAll([("Connection", "close")], multi).isEmpty)
    }

    @Test func connectionInARest_gathers() throws {
        #expect(try thresholdInRest(nil) == Trickle.mostGathered)
    }

    @Test func limitedConnection_gathersNothing() throws {
        #expect(try thresholdInRest(.kibibytes(64)) == 1)
    }
}
