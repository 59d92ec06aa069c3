import Manifests
import MediaModel
import Testing
import Transfer

@testable import DownloadRuntime

struct DocumentRequestTests {
    private func run(_ key: DocumentKey) async -> Result<[UInt8], DownloadFailure> {
        let request = DocumentRequest(key: key, headers: [], cookies: nil, limit: .kibibytes(64), clock: .system)
        return await request.run(TransferEngine())
    }

    @Test(.timeLimit(.minutes(10))) func bytesInTheAddress_needNoServer() async throws {
        let key = DocumentKey.key(.aes128, url: "data:;base64,AAECAwQFBgcICQoLDA0ODw==")
        #expect(try await run(key).get() == Array(0..<16))
        let span = ByteSpan(offset: 1, length: 2)
        #expect(try await run(.initialization(url: "data:,abcd", range: span)).get() == Array("bc".utf8))
    }

    @Test(.timeLimit(.minutes(10))) func bytesInTheAddress_thatAreTooFew_areRefused() async {
        await #expect(throws: DownloadFailure.self) { try await run(.key(.aes128, url: "data:,short")).get() }
        let span = ByteSpan(offset: 3, length: 2)
        await #expect(throws: DownloadFailure.self) {
            try await run(.initialization(url: "data:,abcd", range: span)).get()
        }
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["file:///etc/passwd", "data:;base64,A", "ftp://h/key"])
    func addressElsewhere_isRefused(url: String) async {
        await #expect(throws: DownloadFailure.self) { try await run(.initialization(url: url, range: nil)).get() }
    }
}
