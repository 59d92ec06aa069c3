import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct MediaEndingTests {
    private static func brand(_ name: String) -> [UInt8] { [0, 0, 0, 24] + Array("ftyp\(name)".utf8) }

    private static func matroska(_ type: String) -> [UInt8] {
        [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x80 | UInt8(type.utf8.count)]
            + Array(type.utf8)
    }

    private static func ogg(_ packet: String) -> [UInt8] {
        Array("OggS".utf8) + [UInt8](repeating: 0, count: 22) + [1, 30] + Array(packet.utf8)
    }

    private static func packets(_ stride: Int, syncAt place: Int) -> [UInt8] {
        (0..<3 * stride).map { $0 % stride == place ? 0x47 : 0xFF }
    }

    private static let known: [([UInt8], String)] = [
        (matroska("matroska"), "mkv"), (matroska("webm"), "webm"),
        (ogg("\u{1}vorbis"), "ogg"), (ogg("OpusHead"), "opus"), (ogg("\u{0}theora"), "ogv"),
        (packets(188, syncAt: 0), "ts"), (packets(192, syncAt: 4), "m2ts"),
        (brand("qt  "), "mov"), (brand("M4A "), "m4a"), (brand("3gp4"), "3gp"),
        (Array("fLaC".utf8), "flac"), (Array("ID3\u{4}".utf8), "mp3"),
        ([0xFF, 0xFB, 0x90], "mp3"), ([0xFF, 0xF1, 0x50], "aac"),
        (Array("RIFF....AVI LIST".utf8), "avi"), (Array("RIFF....WAVEfmt ".utf8), "wav"),
    ]

    private static let others: [[UInt8]] = [
        brand("isom"), brand("mp42"), [], [0xFF], [0x47], [0xFF, 0xFE, 0x41],
        Array("film".utf8), Array("OggS".utf8), Array("RIFF....".utf8),
    ]

    @Test(arguments: MediaEndingTests.known)
    func known_hasItsEnding(head: [UInt8], ending: String) {
        #expect(MediaEnding.of(head) == ending)
        #expect(MediaEnding.all.contains(ending))
        #expect(DownloadDirectory.knownEnding(of: "film.\(ending)") == ending)
    }

    @Test(arguments: MediaEndingTests.others)
    func mp4OrUnknown_hasNone(head: [UInt8]) {
        #expect(MediaEnding.of(head) == nil)
    }

    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            ("matroska", "mkv"), ("webm", "webm"), ("mp3", "mp3"), ("flac", "flac"), ("ogg", "ogg"), ("opus", "opus"),
            ("adts", "aac"), ("avi", "avi"), ("wav", "wav"), ("mpegts", "ts"), ("mov", "mov"), ("asf", "asf"),
            ("flv", "flv"), ("vob", "mpg"), ("mp4", nil),
        ])
    func fileOfFFmpeg_hasItsEnding(format: String, ending: String?) async throws {
        let folder = try TestFolder()
        let path = try #require(RunningProgram.path(of: "ffmpeg"), "ffmpeg is needed")
        let sound = ["-f", "lavfi", "-i", "sine=f=440:d=2:r=48000"]
        let running = try RunningProgram(
            path, ["-y", "-v", "error"] + sound + ["-f", format, folder.path("sound")], output: folder.path("log"))
        let status = try await running.end(within: .seconds(300))
        try #require(status == 0, "\(running.output)")
        let head = try TestFolder.read(folder.path("sound")).prefix(MediaEnding.headLength)
        #expect(MediaEnding.of(Array(head)) == ending)
    }
}
