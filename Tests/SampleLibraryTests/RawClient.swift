import FlyingSocks
import Foundation
import MediaModel

/// The smallest HTTP client: one request on a connection of its own, so that a test sees what is on the wire.
struct RawClient: Sendable {
    /// An answer as it came.
    struct Answer {
        let status: Int
        let lines: [String]
        let body: Data

        var text: String { String(decoding: body, as: UTF8.self) }

        func header(_ name: String) -> String? {
            lines.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
                .map { String($0.dropFirst(name.count + 2)) }
        }
    }

    /// What came is no HTTP.
    struct Garbled: Error {}

    let port: UInt16

    init(_ address: WebAddress) throws {
        guard let port = address.text.split(separator: ":").last.flatMap({ UInt16($0) }) else { throw Garbled() }
        self.port = port
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await request("GET", path, headers)
    }

    func request(_ method: String, _ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        let pool = SocketPool<ePoll>.ePoll()
        try await pool.prepare()
        return try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask {
                try await pool.run()
                return nil
            }
            group.addTask { try await exchange(method, path, headers, pool: pool) }
            defer { group.cancelAll() }
            guard let answer = try await group.next() ?? nil else { throw Garbled() }
            return answer
        }
    }

    private func exchange(
        _ method: String, _ path: String, _ headers: [String: String], pool: some AsyncSocketPool
    ) async throws -> Answer {
        // The time is for a machine that is busy.
        let socket = try await AsyncSocket.connected(
            to: .inet(ip4: "127.0.0.1", port: port), pool: pool, timeout: 300)
        defer { try? socket.close() }
        let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        let head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\(lines)\r\n"
        try await socket.write(Data(head.utf8))
        var received = Data()
        do {
            while true { received += try await socket.read(atMost: 64 * 1024) }
        } catch SocketError.disconnected {
            return try parse(received)
        }
    }

    private func parse(_ data: Data) throws -> Answer {
        guard let end = data.firstRange(of: Data("\r\n\r\n".utf8)) else { throw Garbled() }
        let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count > 1, let status = Int(words[1]) else { throw Garbled() }
        return Answer(status: status, lines: Array(lines.dropFirst()), body: Data(data[end.upperBound...]))
    }
}
