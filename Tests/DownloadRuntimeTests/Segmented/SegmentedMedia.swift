import Foundation
import Testing
import ZentrioTestSupport

/// A folder of segments and playlists that ffmpeg made of test pictures and tones.
struct SegmentedMedia {
    /// One recording, cut into segments of two seconds.
    struct Recording {
        var name: String
        var seconds = 6
        var size = "160x120"
        /// Pictures a second.
        var rate = 25
        var tone = 440
        /// Where its timestamps begin, in seconds.
        var begin = 10.0
        var hasVideo = true
        var hasAudio = true
        /// The identifier of its first stream in MPEG-TS.
        var firstStream = 0x100
        /// Whether its sound lies before its picture.
        var isSoundFirst = false
        /// What ffmpeg calls the coding of its sound.
        var soundCodec = "aac"
        /// Seconds by which its sound begins later than its picture.
        var soundDelay = 0.0
        /// Whether its picture is noise of many bits: 30 Mbit/s at 320x240.
        var isNoise = false
        /// Whether it is fragmented MP4 with an initialization; else MPEG-TS.
        var isFragmented = false
        /// Whether pictures of fragmented MP4 may be shown before they are decoded, as is usual in CMAF.
        var hasNegativeOffsets = false
        /// Whether pictures of fragmented MP4 may be shown before a segment's first one, though they come behind it.
        var hasOpenGroups = false
        /// Whether the pictures of the first segment are shown in the order in which they are decoded.
        var isFirstInOrder = false
        /// Whether it is one MP4 that is not cut, with its header behind its media.
        var isWhole = false
        /// Whether it is sound without a container, and without any time.
        var isPacked = false
    }

    /// A list of a picture in `v.m3u8` and English sound in `a.m3u8`.
    static let master = """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",DEFAULT=YES,URI="a.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=600000,RESOLUTION=160x120,CODECS="avc1.42c00a,mp4a.40.2",AUDIO="a"
        v.m3u8

        """

    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    /// Makes a recording.
    ///
    /// - Returns: the names of its segments, in order.
    func record(_ recording: Recording) async throws -> [String] {
        let name = recording.name
        var arguments = ["-y", "-v", "error"]
        let noise = recording.isNoise ? ",noise=alls=90:allf=t" : ""
        let picture = "testsrc2=s=\(recording.size):r=\(recording.rate):d=\(recording.seconds)\(noise)"
        if recording.hasVideo { arguments += ["-f", "lavfi", "-i", picture] }
        let tone = "sine=f=\(recording.tone):d=\(Double(recording.seconds) - recording.soundDelay):r=48000"
        if recording.soundDelay > 0 { arguments += ["-itsoffset", "\(recording.soundDelay)"] }
        if recording.hasAudio { arguments += ["-f", "lavfi", "-i", tone] }
        arguments += ["-c:v", "libx264", "-preset", "ultrafast", "-g", "\(2 * recording.rate)", "-bf", "2"]
        arguments += ["-pix_fmt", "yuv420p"] + (recording.isNoise ? ["-qp", "4"] : [])
        arguments += ["-c:a", recording.soundCodec, "-strict", "-2", "-output_ts_offset", "\(recording.begin)"]
        if recording.isSoundFirst { arguments += ["-map", "1:a", "-map", "0:v"] }
        if recording.isFirstInOrder { arguments += ["-force_key_frames", "expr:lte(t,2.01)"] }
        if recording.isWhole {
            arguments += ["-f", "mp4", folder.path("\(name)_0.mp4")]
        } else if recording.hasOpenGroups {
            // The muxers of segments move the first picture of an open group.
            arguments += ["-x264-params", "open-gop=1:scenecut=0", "-f", "mp4"]
            arguments += ["-movflags", "frag_keyframe+empty_moov+default_base_moof+skip_trailer"]
            arguments += [folder.path("\(name).log")]
        } else if recording.isFragmented {
            arguments += ["-f", "hls", "-hls_time", "2", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"]
            if recording.hasNegativeOffsets { arguments += ["-hls_segment_options", "movflags=+negative_cts_offsets"] }
            arguments += ["-hls_fmp4_init_filename", "\(name)_init.mp4"]
            arguments += ["-hls_segment_filename", folder.path("\(name)_%d.m4s"), folder.path("\(name).m3u8")]
        } else if !recording.hasVideo, !recording.isPacked {
            // The other muxer cuts sound at each of its first packets.
            arguments += ["-muxdelay", "0", "-muxpreload", "0", "-f", "hls", "-hls_time", "2"]
            arguments += ["-hls_playlist_type", "vod", "-hls_segment_options"]
            arguments += ["pes_payload_size=0:mpegts_start_pid=\(recording.firstStream)"]
            arguments += ["-hls_segment_filename", folder.path("\(name)_%d.ts"), folder.path("\(name).m3u8")]
        } else if recording.isPacked {
            arguments += ["-f", "segment", "-segment_time", "2", "-segment_format", "adts"]
            arguments += [folder.path("\(name)_%d.aac")]
        } else {
            arguments += ["-muxdelay", "0", "-muxpreload", "0", "-f", "segment", "-segment_time", "2"]
            arguments += ["-segment_format_options", "mpegts_start_pid=\(recording.firstStream)"]
            arguments += ["-segment_format", "mpegts", folder.path("\(name)_%d.ts")]
        }
        try await run("ffmpeg", arguments)
        if recording.hasOpenGroups { try cutFragments(of: name) }
        let streamed = recording.isPacked ? "aac" : "ts"
        let ending = recording.isWhole ? "mp4" : recording.isFragmented ? "m4s" : streamed
        let count = folder.files.count { $0.hasPrefix("\(name)_") && $0.hasSuffix(".\(ending)") }
        return (0..<count).map { "\(name)_\($0).\(ending)" }
    }

    /// Cuts fragmented MP4 into its initialization and its fragments.
    private func cutFragments(of name: String) throws {
        let bytes = try TestFolder.read(folder.path("\(name).log"))
        var begins: [Int] = []
        var offset = 0
        while offset + 8 <= bytes.count {
            if bytes[offset + 4..<offset + 8].elementsEqual("moof".utf8) { begins.append(offset) }
            offset += max(8, bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) })
        }
        let pieces = zip([0] + begins, begins + [bytes.count]).map { Array(bytes[$0..<$1]) }
        for (number, piece) in pieces.enumerated() {
            let path = folder.path(number == 0 ? "\(name)_init.mp4" : "\(name)_\(number - 1).m4s")
            try TestFolder.write(piece, to: path)
        }
    }

    /// Writes a playlist; other lines than names of files are tags.
    func write(_ name: String, _ lines: [String], seconds: Double = 2) throws {
        let head = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:6", "#EXT-X-PLAYLIST-TYPE:VOD"]
        let body = lines.flatMap { $0.hasPrefix("#") ? [$0] : ["#EXTINF:\(seconds),", $0] }
        try write(name, text: (head + body + ["#EXT-X-ENDLIST", ""]).joined(separator: "\n"))
    }

    func write(_ name: String, text: String) throws {
        try TestFolder.write(Array(text.utf8), to: folder.path(name))
    }

    /// Writes a list of a picture and of English sound, `list.m3u8`, and the playlists of both, `v.m3u8` and `a.m3u8`.
    func writeTracks(picture: [String], sound: [String]) throws {
        try write("v.m3u8", picture)
        try write("a.m3u8", sound)
        try write("list.m3u8", text: Self.master)
    }

    /// A file as a server has it.
    func resource(_ name: String) throws -> OriginResource {
        OriginResource(OriginBody(bytes: try TestFolder.read(folder.path(name))))
    }

    /// Makes one segment of the one before a place and the one behind it.
    ///
    /// - Returns: the names that are left.
    func joined(_ names: [String], at place: Int) throws -> [String] {
        let bytes = try names[place - 1...place].map { try TestFolder.read(folder.path($0)) }
        try TestFolder.write(Array(bytes.joined()), to: folder.path(names[place - 1]))
        return names.enumerated().filter { $0.offset != place }.map(\.element)
    }

    /// Encrypts a whole file with AES in CBC mode.
    func encrypt(_ name: String, key: [UInt8], vector: [UInt8]) async throws {
        let plain = folder.path("plain.log")
        try TestFolder.write(try TestFolder.read(folder.path(name)), to: plain)
        let secret = ["-encryption_key", Self.digits(key), "-encryption_iv", Self.digits(vector)]
        let copy = ["-y", "-v", "error", "-f", "data", "-i", plain, "-map", "0", "-c", "copy", "-f", "data"]
        try await run("ffmpeg", copy + secret + ["crypto:\(folder.path(name))"])
    }

    /// Two hexadecimal digits for each byte.
    static func digits(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// A stream of a file: its kind, its packets, and its beginning and length in seconds.
    typealias FoundStream = (kind: String, packets: Int, begin: Double, seconds: Double)

    /// What ffprobe, which shares no code with us, finds in a file: one for each stream.
    func probe(_ path: String) async throws -> [FoundStream] {
        let entries = "stream=codec_type,start_time,duration,nb_read_packets"
        let text = try await run(
            "ffprobe", ["-v", "error", "-count_packets", "-show_entries", entries, "-of", "csv=p=0", path])
        return text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ",").map(String.init)
            guard fields.count == 4, let begin = Double(fields[1]), let seconds = Double(fields[2]),
                let packets = Int(fields[3])
            else { return nil }
            return (fields[0], packets, begin, seconds)
        }
    }

    /// Expects a film of so many pictures, all of whose streams are so long, but for so much, in seconds.
    static func expect(
        _ streams: [FoundStream], kinds: [String] = ["video", "audio"], pictures: Int, seconds: Double,
        within tolerance: Double, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(streams.map(\.kind) == kinds, sourceLocation: location)
        #expect(streams.first?.packets == pictures, sourceLocation: location)
        for stream in streams {
            #expect(abs(stream.seconds - seconds) < tolerance, "\(stream)", sourceLocation: location)
        }
    }

    /// Expects all pictures to be so far apart, in seconds.
    static func expect(
        _ times: [Double], toStep steps: ClosedRange<Double>, _ location: SourceLocation = #_sourceLocation
    ) {
        let found = zip(times.dropFirst(), times).map { $0 - $1 }
        #expect(
            found.allSatisfy(steps.contains), "\(found.min() ?? 0) to \(found.max() ?? 0)", sourceLocation: location)
    }

    /// When the pictures of a file are shown, in seconds and in order, as ffprobe finds them.
    func pictureTimes(_ path: String) async throws -> [Double] { try await times(path, of: "v") }

    /// When the packets of the streams that ffprobe is to select begin, in seconds and in order.
    func times(_ path: String, of streams: String) async throws -> [Double] {
        let selection = ["-select_streams", streams, "-show_entries", "packet=pts_time", "-of", "csv=p=0"]
        let text = try await run("ffprobe", ["-v", "error"] + selection + [path])
        return text.split(separator: "\n").compactMap { line in
            line.split(separator: ",").first.flatMap { Double($0) }
        }.sorted()
    }

    @discardableResult
    private func run(_ program: String, _ arguments: [String]) async throws -> String {
        let path = try #require(RunningProgram.path(of: program), "\(program) is needed")
        let running = try RunningProgram(path, arguments, output: folder.path("\(program).\(UUID().uuidString).log"))
        let status = try await running.end(within: .seconds(300))
        try #require(status == 0, "\(program): \(running.output)")
        return running.output
    }
}
