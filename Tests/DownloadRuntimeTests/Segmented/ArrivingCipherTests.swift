import Testing

@testable import DownloadRuntime

/// Ciphers of "Zentrio fetches films in segments", made with `openssl enc`: three blocks, 33 bytes of plain text.
struct ArrivingCipherTests {
    private static let plain = Array("Zentrio fetches films in segments".utf8)
    private static let hex =
        "06e0448ec820090d9814cdbf24e2b15417eaa732a4504d3dc93be9a8609fdeadd56d92dccac66ba3b972b9c2ee71dd6d"
    private static let secret = ArrivingCipher.Secret(
        key: Array(repeating: 0x5A, count: 16), initializationVector: Array(0..<16))

    private var cipherText: [UInt8] {
        let digits = Array(Self.hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    /// Feeds ranges of the cipher text in an order, each in pieces, and puts the plain bytes where they belong.
    private func decrypt(
        _ ranges: [Range<Int>], pieceSize: Int, secret: ArrivingCipher.Secret = Self.secret, resumesAt begin: Int = 0
    ) throws -> [UInt8]? {
        let cipherText = cipherText
        let cipher = try #require(ArrivingCipher(secret, total: cipherText.count))
        cipher.resume(at: begin)
        var plain = [UInt8](repeating: 0, count: cipherText.count)
        for range in ranges {
            for start in stride(from: range.lowerBound, to: range.upperBound, by: pieceSize) {
                let piece = Array(cipherText[start..<min(start + pieceSize, range.upperBound)])
                piece.withUnsafeBytes { piece in
                    guard let (bytes, offset) = cipher.add(piece, at: start) else { return }
                    plain.replaceSubrange(offset..<offset + bytes.count, with: bytes)
                }
            }
        }
        guard let ending = cipher.finish() else { return nil }
        for patch in ending.patches {
            plain.replaceSubrange(patch.offset..<patch.offset + patch.bytes.count, with: patch.bytes)
        }
        return Array(plain[..<ending.count])
    }

    @Test(arguments: [1, 5, 16, 17, 48])
    func piecesInOrder_becomeThePlainText(pieceSize: Int) throws {
        #expect(try decrypt([0..<48], pieceSize: pieceSize) == Self.plain)
    }

    @Test(
        arguments: [
            [0..<16, 16..<48], [16..<48, 0..<16], [0..<32, 32..<48], [32..<48, 0..<32], [0..<18, 18..<48],
            [20..<48, 0..<20], [0..<31, 31..<48], [0..<17, 17..<33, 33..<48],
        ], [1, 7, 16, 48])
    func partsOfSeveralConnections_becomeThePlainText(parts: [Range<Int>], pieceSize: Int) throws {
        #expect(try decrypt(parts, pieceSize: pieceSize) == Self.plain)
    }

    @Test(arguments: [16, 32], [1, 7, 16, 48])
    func plainTextOfAnEarlierTry_isGoneOnBehind(plainCount: Int, pieceSize: Int) throws {
        let begin = ArrivingCipher.beginning(behindPlain: plainCount)
        #expect(begin == plainCount - 16)
        let rest = try #require(try decrypt([begin..<48], pieceSize: pieceSize, resumesAt: begin))
        #expect(rest[(begin == 0 ? 0 : plainCount)...] == Self.plain[(begin == 0 ? 0 : plainCount)...])
        #expect(begin == 0 || rest[..<plainCount].allSatisfy { $0 == 0 }, "what is there is not written again")
    }

    @Test func partThatIsMissing_isNoticed() throws {
        #expect(try decrypt([0..<16, 32..<48], pieceSize: 48) == nil)
        #expect(try decrypt([0..<32], pieceSize: 48) == nil)
    }

    @Test func partTooShortToJoin_isRefused() throws {
        #expect(try decrypt([20..<48, 18..<20, 0..<18], pieceSize: 48) == nil)
    }

    @Test func wrongKey_isNoticed() throws {
        let other = ArrivingCipher.Secret(
            key: Array(repeating: 0x5B, count: 16), initializationVector: Self.secret.initializationVector)
        #expect(try decrypt([0..<48], pieceSize: 48, secret: other) == nil)
    }

    @Test(arguments: [(0, 16), (47, 16), (48, 15)])
    func lengthOrKeyThatCannotBeRight_isRefused(total: Int, keySize: Int) {
        let secret = ArrivingCipher.Secret(
            key: Array(repeating: 0, count: keySize), initializationVector: Self.secret.initializationVector)
        #expect(ArrivingCipher(secret, total: total) == nil)
    }

    @Test(arguments: [(192, 188), (1_888, 1_880), (48, nil), (224, nil), (190, nil), (0, nil)] as [(Int64, Int64?)])
    func lengthOfATransportStream_isForeseen(total: Int64, count: Int64?) {
        #expect(ArrivingCipher.foreseenCount(ofCipherText: total) == count)
    }
}
