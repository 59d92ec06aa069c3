import Testing
import ZentrioTestSupport

/// A title in segments, made by ffmpeg; the finished file must have the packets of an undisturbed download.
struct SegmentedTitle: TortureTitle {
    /// The manifest's format.
    enum Format: String, CaseIterable, Sendable {
        /// One stream of MPEG-TS segments.
        case hls
        /// Picture and sound apart, in fragmented MP4.
        case dash

        fileprivate var fileName: String { self == .hls ? "title.m3u8" : "title.mpd" }

        /// The arguments of ffmpeg's muxer, in segments of one second.
        fileprivate var arguments: [String] {
            switch self {
            case .hls: ["-f", "hls", "-hls_time", "1", "-hls_playlist_type", "vod"]
            case .dash: ["-f", "dash", "-seg_duration", "1"]
            }
        }
    }

    /// The program that makes the title and reads the result; nil when it is not installed.
    private static let ffmpeg = RunningProgram.path(of: "ffmpeg")

    let path: String
    let name = "Title.mp4"
    let size: Int
    /// The server's files by name.
    private let files: [String: OriginResource]
    /// What `packets(of:)` gives for an undisturbed download.
    private var packets = ""

    /// Makes the title, and downloads it once.
    ///
    /// - Throws: what ffmpeg or the download throws.
    init(_ format: Format) async throws {
        let folder = try TestFolder()
        let picture = ["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25"]
        let sound = ["-f", "lavfi", "-i", "sine=frequency=440"]
        // A key frame a second; one thread, so that every run makes the same bytes.
        let codecs = [
            "-t", "24", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-g", "25", "-sc_threshold", "0",
            "-threads", "1", "-c:a", "aac", "-b:a", "96k",
        ]
        let program = try RunningProgram(
            try #require(Self.ffmpeg),
            ["-v", "error", "-y"] + picture + sound + codecs + format.arguments + [folder.path(format.fileName)],
            output: folder.path("output"))
        #expect(try await program.end(within: .seconds(120)) == 0, "\(program.output)")
        var files: [String: OriginResource] = [:]
        for file in folder.files where file != "output" {
            files[file] = OriginResource(OriginBody(bytes: try TestFolder.read(folder.path(file))))
        }
        self.files = files
        path = "/" + format.fileName
        size = files.values.reduce(0) { $0 + $1.body.count }
        try await learnPackets()
    }

    func serve(on server: OriginServer) {
        for (name, file) in files { server.serve("/" + name, file) }
    }

    func isRight(_ path: String) async throws -> Bool {
        try await Self.packets(of: path) == packets
    }

    private mutating func learnPackets() async throws {
        let bed = try TortureBed(self)
        defer { bed.server.close() }
        let run = try await bed.get()
        try #require(run.status == 0, "\(run.output)")
        packets = try await Self.packets(of: bed.filmPath)
        #expect(packets.split(separator: "\n").count > 24 * 25, "a frame or more is missing")
    }

    /// Times, sizes and hashes of all packets in a file.
    private static func packets(of path: String) async throws -> String {
        let folder = try TestFolder()
        let program = try RunningProgram(
            try #require(ffmpeg),
            ["-v", "error", "-y", "-i", path, "-map", "0", "-c", "copy", "-f", "framehash", folder.path("packets")],
            output: folder.path("output"))
        #expect(try await program.end(within: .seconds(300)) == 0, "\(program.output)")
        return String(decoding: try TestFolder.read(folder.path("packets")), as: UTF8.self)
    }
}
