import DownloadRuntime
import Testing

/// The plain text "Zentrio fetches films in segments" and its ciphers, made with `openssl enc`.
struct CBCDecryptorTests {
    private static let plain = "Zentrio fetches films in segments"
    private static let vector: [UInt8] = Array(0..<16)

    @Test(
        arguments: [
            (16, "06e0448ec820090d9814cdbf24e2b15417eaa732a4504d3dc93be9a8609fdeadd56d92dccac66ba3b972b9c2ee71dd6d"),
            (32, "d19a7dc192031b42e59ac115d7f33164c3cd12eb9e3e989737968d61ec47e79c7b94820028015cf899d9972fbb512484"),
        ], [1, 7, 16, 1000])
    func cipherInPieces_becomesThePlainText(cipher: (keySize: Int, hex: String), pieceSize: Int) throws {
        let bytes = try self.bytes(cipher.hex)
        let plain = try #require(decrypt(bytes, key: Array(repeating: 0x5A, count: cipher.keySize), pieceSize))
        #expect(String(decoding: plain, as: UTF8.self) == Self.plain)
    }

    @Test func cutCipher_isRefusedAtTheEnd() throws {
        let bytes = try self.bytes(
            "06e0448ec820090d9814cdbf24e2b15417eaa732a4504d3dc93be9a8609fdeadd56d92dccac66ba3b972b9c2ee71dd6d"
        ).dropLast(5)
        #expect(decrypt(Array(bytes), key: Array(repeating: 0x5A, count: 16), 1000) == nil)
    }

    @Test func wrongKey_isRefusedAtTheEnd() throws {
        let bytes = try self.bytes(
            "06e0448ec820090d9814cdbf24e2b15417eaa732a4504d3dc93be9a8609fdeadd56d92dccac66ba3b972b9c2ee71dd6d")
        #expect(decrypt(bytes, key: Array(repeating: 0x5B, count: 16), 1000) == nil)
    }

    @Test(arguments: [0, 15, 17, 24, 31])
    func keyOfAnotherLength_isRefused(length: Int) {
        let decryptor = CBCDecryptor(key: Array(repeating: 0, count: length), initializationVector: Self.vector)
        switch consume decryptor {
        case .some: Issue.record("a key of \(length) bytes was taken")
        case .none: break
        }
    }

    private func decrypt(_ cipher: [UInt8], key: [UInt8], _ pieceSize: Int) -> [UInt8]? {
        guard var decryptor = CBCDecryptor(key: key, initializationVector: Self.vector) else { return nil }
        var plain: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: pieceSize + CBCDecryptor.blockSize)
        for start in stride(from: 0, to: cipher.count, by: pieceSize) {
            let piece = Array(cipher[start..<min(start + pieceSize, cipher.count)])
            let count = piece.withUnsafeBytes { piece in
                buffer.withUnsafeMutableBytes { decryptor.update(piece, into: $0) }
            }
            plain += buffer[..<count]
        }
        guard let rest = buffer.withUnsafeMutableBytes({ decryptor.finish(into: $0) }) else { return nil }
        return plain + buffer[..<rest]
    }

    private func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex)
        return try stride(from: 0, to: digits.count, by: 2).map { index in
            try #require(UInt8(String(digits[index...index + 1]), radix: 16))
        }
    }
}
