import Foundation

/// A title in segments, as a server offers it, made by ffmpeg of one recording.
enum StreamedTitle: String, CaseIterable {
    case transportStream = "hls-ts"
    case fragments = "hls-fmp4"
    case encrypted = "hls-aes"
    case dash

    /// Seconds of the recording.
    static let seconds = 600

    var heading: String {
        switch self {
        case .transportStream: "HLS of transport streams"
        case .fragments: "HLS of fragmented MP4, sound apart"
        case .encrypted: "HLS, AES-128"
        case .dash: "DASH"
        }
    }

    /// The manifest's place below the server's root.
    var manifest: String { "\(rawValue)/" + (self == .dash ? "manifest.mpd" : "master.m3u8") }

    /// Makes the segments below a folder, of a recording there that is made at need; those that are there stay.
    ///
    /// - Throws: `Obstacle` without ffmpeg.
    func make(in www: String) throws {
        let files = FileManager.default
        let (folder, draft) = ("\(www)/\(rawValue)", "\(www)/\(rawValue)-draft")
        // Only what is whole has the name.
        guard !files.fileExists(atPath: folder) else { return }
        let recording = try Self.recording(in: www)
        if files.fileExists(atPath: draft) { try files.removeItem(atPath: draft) }
        try files.createDirectory(atPath: draft, withIntermediateDirectories: true)
        let input = ["ffmpeg", "-v", "error", "-y", "-i", recording, "-c", "copy"]
        let list = ["-f", "hls", "-hls_time", "6", "-hls_playlist_type", "vod"]
        switch self {
        case .transportStream: try Self.run(input + list + segments(draft, "s%d.ts") + [draft + "/master.m3u8"])
        case .encrypted: try makeEncrypted(draft, input + list)
        case .dash: try Self.run(input + ["-f", "dash", "-seg_duration", "6", draft + "/manifest.mpd"])
        case .fragments: try makeFragments(draft, input, list)
        }
        try files.moveItem(atPath: draft, toPath: folder)
    }

    /// The bytes of all that a client must fetch.
    func size(in www: String) -> Int {
        let folder = "\(www)/\(rawValue)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.reduce(0) { $0 + (FileSize.of("\(folder)/\($1)") ?? 0) }
    }

    private func segments(_ folder: String, _ pattern: String) -> [String] {
        ["-hls_segment_filename", "\(folder)/\(pattern)"]
    }

    private func makeEncrypted(_ folder: String, _ command: [String]) throws {
        _ = FileManager.default.createFile(atPath: folder + "/key.bin", contents: Data((0..<16).map { UInt8($0 * 7) }))
        try "key.bin\n\(folder)/key.bin\n".write(toFile: folder + "/key.info", atomically: true, encoding: .utf8)
        try Self.run(
            command + ["-hls_key_info_file", folder + "/key.info"] + segments(folder, "s%d.ts")
                + [folder + "/master.m3u8"])
    }

    private func makeFragments(_ folder: String, _ input: [String], _ list: [String]) throws {
        for (name, map) in [("v", "0:v"), ("a", "0:a")] {
            try Self.run(
                input + ["-map", map] + list + ["-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "\(name).mp4"]
                    + segments(folder, "\(name)%d.m4s") + ["\(folder)/\(name).m3u8"])
        }
        let text = """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",DEFAULT=YES,URI="a.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=3000000,RESOLUTION=1280x720,CODECS="avc1.64001f,mp4a.40.2",AUDIO="a"
            v.m3u8

            """
        try text.write(toFile: folder + "/master.m3u8", atomically: true, encoding: .utf8)
    }

    private static func recording(in www: String) throws -> String {
        let path = "\(www)/recording.mp4"
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        let draft = "\(www)/draft.mp4"
        try run([
            "ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=s=1280x720:r=25:d=\(seconds)", "-f", "lavfi",
            "-i", "sine=d=\(seconds):r=48000", "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "2500k", "-g", "50",
            "-bf", "2", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k", draft,
        ])
        try FileManager.default.moveItem(atPath: draft, toPath: path)
        return path
    }

    private static func run(_ command: [String]) throws {
        _ = try ProgramRunner.run(command)
    }
}
