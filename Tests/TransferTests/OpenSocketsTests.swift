import Glibc
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Transfer

@Suite(.timeLimit(.minutes(10)))
struct OpenSocketsTests {
    private final class Discarding: TransferSink {
        private(set) var error: TransferError??

        func begin(_ response: TransferResponse) -> Bool { true }

        func receive(_ bytes: UnsafeRawBufferPointer) -> SinkVerdict { .taken }

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

    /// Fetches a document and gives the sockets that are open then.
    private func fetch(_ headers: [(String, String)], _ multi: MultiHandle) throws -> Set<Int32> {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/a") { _ in OriginAnswer(headers: headers, body: [1, 2, 3]) }
        let loop = TransferLoop(multi: multi, configuration: TransferConfiguration())
        let sink = Discarding()
        loop.start(
            TransferRequest(address: try server.address("/a")), limiters: [], key: ObjectIdentifier(sink), sink: sink)
        loop.perform()
        while sink.error == nil {
            multi.poll(atMost: loop.restTime)
            loop.perform()
        }
        #expect(sink.error == .some(nil))
        return multi.sockets.sockets
    }

    @Test func keptConnection_isKnownAndObeys() throws {
        let multi = MultiHandle(configuration: TransferConfiguration())
        let sockets = try fetch([], multi)
        let socket = try #require(sockets.first)
        #expect(sockets.count == 1)
        #expect(threshold(of: socket) == 1)
        multi.sockets.setReadThreshold(65_536)
        #expect(threshold(of: socket) == 65_536)
    }

    @Test func closedConnection_isForgotten() throws {
        let multi = MultiHandle(configuration: TransferConfiguration())
        #expect(try fetch([("Connection", "close")], multi).isEmpty)
    }
}
