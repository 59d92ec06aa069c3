import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// Streams whose segments are encrypted as wholes.
    struct Keys {
        private static let key = [UInt8](1...16)
        private static let vector = [UInt8](repeating: 5, count: 16)

        @Test(.timeLimit(.minutes(10)), arguments: [false, true])
        func rightKey_givesTheFilm(isFragmented: Bool) async throws {
            let (media, fixture) = try await prepared(isFragmented)
            let (_, streams) = try await fixture.film(of: media)
            SegmentedMedia.expect(streams, pictures: 150, seconds: 6, within: 0.06)
        }

        /// Keys of which the last one makes an end that looks right: nobody sees there that it is wrong.
        @Test(.timeLimit(.minutes(10)), arguments: [false, true], 1...3)
        func wrongKey_isToldAsThat_afterOneMoreTry(isFragmented: Bool, number: UInt16) async throws {
            let (media, fixture) = try await prepared(isFragmented)
            let first = try TestFolder.read(media.folder.path(isFragmented ? "a_init.mp4" : "a_0.ts"))
            let lucky = (3...UInt16.max).lazy.map(key).first { hasEnd(first, $0) }
            let wrong = number < 3 ? key(number) : try #require(lucky)
            try TestFolder.write(wrong, to: media.folder.path("key.bin"))
            try fixture.serve(media)
            let failure = try fixture.failure(await fixture.run("list.m3u8"))
            #expect(failure.code == .unsupportedFormat, "\(failure)")
            #expect(failure.sentence == "The key of this stream is not right. Try another source.")
            #expect(!failure.isTransient)
            #expect(fixture.requests("key.bin").count == 1)
            #expect(fixture.requests(isFragmented ? "a_0.m4s" : "a_0.ts").count == 2)
        }

        /// It ends between two blocks of the cipher.
        @Test(.timeLimit(.minutes(10)), arguments: [0, 1])
        func cutSegment_isDamaged_whereverItLies(number: Int) async throws {
            let (media, fixture) = try await prepared(false)
            let whole = try TestFolder.read(media.folder.path("a_\(number).ts"))
            fixture.server.serve("/a_\(number).ts", OriginResource(OriginBody(bytes: Array(whole.prefix(1_600)))))
            let failure = try fixture.failure(await fixture.run("list.m3u8"))
            #expect(failure.code == .damaged)
            #expect(failure.sentence.contains("Segment \(number + 1) of 3 did not arrive"))
            #expect(fixture.requests("a_\(number).ts").count == 2)
        }

        /// Something else altogether, among segments that the key fits.
        @Test(.timeLimit(.minutes(10))) func otherBytes_behindSegmentsThatTheKeyFits_areDamaged() async throws {
            let (_, fixture) = try await prepared(false)
            let noise = OriginResource(OriginBody(bytes: [UInt8](repeating: 9, count: 1_600)))
            fixture.server.serve("/a_2.ts", noise)
            let failure = try fixture.failure(await fixture.run("list.m3u8"))
            #expect(failure.code == .damaged)
            #expect(failure.sentence.contains("Segment 3 of 3 did not arrive"))
        }

        private func key(_ number: UInt16) -> [UInt8] {
            [UInt8(truncatingIfNeeded: number), UInt8(number >> 8)] + [UInt8](repeating: 7, count: 14)
        }

        private func hasEnd(_ cipherText: [UInt8], _ key: [UInt8]) -> Bool {
            var bytes = cipherText + [UInt8](repeating: 0, count: 16)
            return bytes.withUnsafeMutableBytes { bytes in
                let cipherText = UnsafeMutableRawBufferPointer(rebasing: bytes.dropLast(16))
                return CBCDecryptor.decrypt(cipherText, key: key, initializationVector: Self.vector) != nil
            }
        }

        private func prepared(_ isFragmented: Bool) async throws -> (SegmentedMedia, SegmentedFixture) {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let names = try await media.record(.init(name: "a", isFragmented: isFragmented))
            let heads = isFragmented ? ["a_init.mp4"] : []
            for name in heads + names { try await media.encrypt(name, key: Self.key, vector: Self.vector) }
            let key = "#EXT-X-KEY:METHOD=AES-128,URI=\"key.bin\",IV=0x\(SegmentedMedia.digits(Self.vector))"
            try media.write("list.m3u8", [key] + heads.map { "#EXT-X-MAP:URI=\"\($0)\"" } + names)
            try TestFolder.write(Self.key, to: media.folder.path("key.bin"))
            try fixture.serve(media)
            return (media, fixture)
        }
    }
}
