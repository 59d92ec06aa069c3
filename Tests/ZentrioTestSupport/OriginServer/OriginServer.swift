import Glibc
package import MediaModel
import Synchronization

/// Start here: an HTTP/1.1 server on loopback whose answers a test writes, one thread per connection.
///
/// A route is a function from request to answer; `OriginResource` gives the right answer and a test spoils it. Close
/// it at the end of the test.
package final class OriginServer: Sendable {
    /// Answers one request on the connection's thread.
    package typealias Route = @Sendable (OriginRequest) -> OriginAnswer

    private struct State {
        var routes: [String: Route] = [:]
        var requests: [OriginRequest] = []
        var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var connections: Set<Int32> = []
        var mostConnections = 0
        var acceptedConnections = 0
        var latches: [OriginLatch] = []
        var isClosed = false
    }

    package let port: UInt16
    private let listener: Int32
    private let state = Mutex(State())
    private let meter = OriginMeter()

    /// Starts a server on a free port of 127.0.0.1.
    package init() throws {
        (listener, port) = try OriginSocket.listen()
        OriginSocket.startThread { [self] in acceptConnections() }
    }

    /// Answers requests for a path, without its query; later calls replace earlier ones.
    package func route(_ path: String, _ route: @escaping Route) {
        state.withLock { $0.routes[path] = route }
    }

    /// Serves a resource without faults.
    package func serve(_ path: String, _ resource: OriginResource) {
        route(path) { resource.answer(to: $0) }
    }

    /// The address of a path on this server; `host` may be any name of the loopback.
    package func address(_ path: String, host: String = "127.0.0.1") throws -> WebAddress {
        try WebAddress("http://\(host):\(port)\(path)")
    }

    /// Every request so far, in the order of arrival.
    package var requests: [OriginRequest] { state.withLock { $0.requests } }

    /// The bytes of bodies that were sent so far.
    package var sentBytes: Int { meter.sent }

    /// Holds all connections together to a speed.
    ///
    /// - Parameter rate: Bytes a second; nil, as at the start, for no limit.
    package func limitRate(to rate: Int?) {
        meter.limit(to: rate)
    }

    /// The connections that are open now.
    package var openConnections: Int { state.withLock { $0.connections.count } }

    /// The most connections that were open at once.
    package var mostConnections: Int { state.withLock { $0.mostConnections } }

    /// How many connections there were so far.
    package var acceptedConnections: Int { state.withLock { $0.acceptedConnections } }

    /// Waits until so many requests have come.
    package func waitForRequests(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                let isThere = state.requests.count >= count
                if !isThere { state.waiters.append((count, continuation)) }
                return isThere
            }
            if isThere { continuation.resume() }
        }
    }

    /// Ends every connection and frees the port.
    package func close() {
        let (latches, wasClosed) = state.withLock { state in
            let wasClosed = state.isClosed
            state.isClosed = true
            for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
            return (state.latches, wasClosed)
        }
        if !wasClosed { shutdown(listener, Int32(SHUT_RDWR)) }
        for latch in latches { latch.open() }
    }

    private func acceptConnections() {
        while true {
            let connection = accept(listener, nil, nil)
            // A client that gave up before its turn is no reason to end.
            if connection < 0, errno == ECONNABORTED || errno == EINTR { continue }
            guard connection >= 0 else { break }
            guard begin(connection) else {
                Glibc.close(connection)
                break
            }
            if meter.isLimited { OriginSocket.shortenQueue(connection) }
            OriginSocket.startThread { [self] in
                serve(OriginConnection(descriptor: connection, meter: meter))
                end(connection)
            }
        }
        Glibc.close(listener)
    }

    private func begin(_ connection: Int32) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            state.acceptedConnections += 1
            state.connections.insert(connection)
            state.mostConnections = max(state.mostConnections, state.connections.count)
            return true
        }
    }

    private func end(_ connection: Int32) {
        // Closed under the lock, so that close() never shuts a reused descriptor down.
        state.withLock { state in
            state.connections.remove(connection)
            _ = Glibc.close(connection)
        }
    }

    private func serve(_ connection: OriginConnection) {
        var connection = connection
        while let (method, path, headers) = connection.readRequest() {
            let (request, route) = record(method: method, path: path, headers: headers)
            let answer = route?(request) ?? .failure(404)
            remember(answer)
            guard connection.send(answer, isHead: method == "HEAD") else { return }
        }
    }

    private func record(method: String, path: String, headers: [String: String]) -> (OriginRequest, Route?) {
        let (request, route, ready) = state.withLock { state in
            let index = state.requests.count { $0.path == path }
            let request = OriginRequest(method: method, path: path, index: index, headers: headers)
            state.requests.append(request)
            let count = state.requests.count
            let ready = state.waiters.filter { $0.count <= count }
            state.waiters.removeAll { $0.count <= count }
            return (request, state.routes[String(path.prefix { $0 != "?" })], ready)
        }
        for waiter in ready { waiter.continuation.resume() }
        return (request, route)
    }

    private func remember(_ answer: OriginAnswer) {
        let latches = [answer.delay, answer.fault.latch].compactMap { $0 }
        guard !latches.isEmpty else { return }
        let isClosed = state.withLock { state in
            state.latches += latches
            return state.isClosed
        }
        if isClosed { for latch in latches { latch.open() } }
    }
}

extension OriginAnswer.Fault {
    fileprivate var latch: OriginLatch? {
        if case .stall(_, let latch) = self { latch } else { nil }
    }
}
