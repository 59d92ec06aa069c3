import Glibc
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Transfer

@Suite(.timeLimit(.minutes(10)))
struct CertificateAuthoritiesTests {
    /// Nobody but libcurl reads the file in this process, and only for secure connections.
    @Test func secureConnections_readTheAuthoritiesOnce() async throws {
        let file = try #require(CertificateAuthorities.file)
        let watch = inotify_init1(Int32(IN_NONBLOCK))
        defer { close(watch) }
        try #require(inotify_add_watch(watch, file, UInt32(IN_OPEN)) >= 0)
        // It speaks no TLS, which libcurl learns after it has made itself ready.
        let server = try OriginServer()
        defer { server.close() }
        var configuration = TransferConfiguration()
        configuration.connectTimeout = .seconds(2)
        let engine = TransferEngine(configuration: configuration)
        let plain = try server.address("/film").text
        let secure = try WebAddress("https" + plain.dropFirst("http".count))
        for _ in 0..<3 {
            await #expect(throws: TransferError.self) {
                try await engine.data(for: TransferRequest(address: secure), limit: .kibibytes(1))
            }
        }
        var events = [UInt8](repeating: 0, count: 4096)
        let count = read(watch, &events, events.count)
        #expect(count == MemoryLayout<inotify_event>.size, "opened once")
    }
}
