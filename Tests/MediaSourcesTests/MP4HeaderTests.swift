import MediaModel
import Testing

@testable import MediaSources

@Suite(.timeLimit(.minutes(10)))
struct MP4HeaderTests {
    private func header(of bytes: [UInt8]) throws -> MP4Header {
        guard case .here(let range) = MP4Layout(bytes, at: 0, fileSize: ByteCount(bytes.count)) else {
            throw MissingHeader()
        }
        return try #require(MP4Header(bytes, moov: range))
    }

    private struct MissingHeader: Error {}

    @Test func ordinaryFile_tellsLengthHeightCodecsAndLanguage() async throws {
        let header = try header(of: await SampleMP4().bytes())
        let duration = try #require(header.duration)
        #expect(abs(duration.seconds - 2) < 0.1)
        #expect(header.picture?.height == 240)
        #expect(header.codecs == ["H.264", "AAC"])
        #expect(header.languages(of: .sound) == ["de"])
        #expect(!header.isProtected)
    }

    @Test func sixChannels_areNamed() async throws {
        let sample = SampleMP4(sound: "anullsrc=channel_layout=5.1:sample_rate=48000:duration=2")
        #expect(try header(of: await sample.bytes()).codecs == ["H.264", "AAC 5.1"])
    }

    @Test func otherSound_isNamedByItsObjectType() async throws {
        let sample = SampleMP4(output: ["-c:a", "mp3"])
        #expect(try header(of: await sample.bytes()).codecs == ["H.264", "MP3"])
    }

    @Test func encryptedFile_isProtectedAndStillNamesItsCodec() async throws {
        let key = "00112233445566778899aabbccddeeff"
        let sample = SampleMP4(output: [
            "-encryption_scheme", "cenc-aes-ctr", "-encryption_key", key, "-encryption_kid", key,
        ])
        let header = try header(of: await sample.bytes())
        #expect(header.isProtected)
        #expect(header.codecs == ["H.264", "AAC"])
    }

    @Test func fragmentedFile_hasTracksAndNoLength() async throws {
        let header = try header(of: await SampleMP4(output: ["-movflags", "frag_keyframe+empty_moov"]).bytes())
        #expect(header.picture?.height == 240)
        #expect(header.duration == nil)
    }

    @Test func everyCutOfAHeader_isReadWithoutHarm() async throws {
        let bytes = try await SampleMP4(output: ["-movflags", "+faststart"]).bytes()
        guard case .here(let range) = MP4Layout(bytes, at: 0, fileSize: ByteCount(bytes.count)) else {
            throw MissingHeader()
        }
        for end in stride(from: range.lowerBound, to: range.upperBound, by: 3) {
            #expect(MP4Header(Array(bytes[..<end]), moov: range.lowerBound..<end) == nil)
        }
    }

    @Test func flippedBytesInAHeader_areReadWithoutHarm() async throws {
        let bytes = try await SampleMP4(output: ["-movflags", "+faststart"]).bytes()
        guard case .here(let range) = MP4Layout(bytes, at: 0, fileSize: ByteCount(bytes.count)) else {
            throw MissingHeader()
        }
        for place in range {
            var broken = bytes
            broken[place] ^= 0xFF
            let layout = MP4Layout(broken, at: 0, fileSize: ByteCount(bytes.count))
            if case .here(let moov) = layout, let header = MP4Header(broken, moov: moov) {
                #expect(header.tracks.count <= 2)
            }
        }
    }
}
