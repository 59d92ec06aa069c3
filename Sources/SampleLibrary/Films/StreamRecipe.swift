/// The command lines that cut films into a stream's segments.
struct StreamRecipe {
    let stream: SampleStream
    /// The films, the tallest first.
    let filmPaths: [String]
    /// Where the segments go; the program runs there.
    let directory: String

    /// Changes whenever the recipe makes other streams, so that a cache of older ones is not used.
    static let version = 2
    /// Seconds of a segment; the films have a key frame this often.
    private static let segmentLength = 2
    /// Of every encrypted stream: a sample has no secrets.
    static let key: [UInt8] = Array("zentrio-samples.".utf8)
    static let keyName = "stream.key"
    static let keyInfoName = "key.info"

    /// What ffmpeg reads about the key: its address, its path, and the vector.
    var keyInfo: String {
        "\(StreamRecipe.keyName)\n\(directory)/\(StreamRecipe.keyName)\n000102030405060708090a0b0c0d0e0f\n"
    }

    var arguments: [String] {
        let head = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
        return head + filmPaths.flatMap { ["-i", $0] } + (stream.packaging.hasSeparateTracks ? separate : together)
    }

    /// Picture and sound in the same segments.
    private var together: [String] {
        let maps = filmPaths.indices.flatMap { ["-map", "\($0):v", "-map", "\($0):a"] }
        let variants = filmPaths.indices.map { "v:\($0),a:\($0)" }.joined(separator: " ")
        let secret =
            stream.packaging == .hlsEncrypted
            ? ["-hls_key_info_file", "\(directory)/\(StreamRecipe.keyInfoName)"] : []
        return maps + ["-c", "copy"] + hls(variants, segments: "ts") + secret + ["\(directory)/v%v.m3u8"]
    }

    /// The second language is the same chord, trembling.
    private var separate: [String] {
        let sound = ["-filter_complex", "[0:a]asplit[e][x];[x]tremolo=f=4:d=0.6[d]"]
        let maps = filmPaths.indices.flatMap { ["-map", "\($0):v"] } + ["-map", "[e]", "-map", "[d]"]
        let labels = ["-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ger"]
        let codecs = ["-c:v", "copy", "-c:a", "aac", "-b:a", "\(SampleVariant.audioBitrate)"]
        return sound + maps + labels + codecs + (stream.packaging == .dash ? dash : fragments)
    }

    private var fragments: [String] {
        let pictures = filmPaths.indices.map { "v:\($0),agroup:sound" }
        let sounds = ["a:0,agroup:sound,language:eng,default:yes", "a:1,agroup:sound,language:ger"]
        return hls((pictures + sounds).joined(separator: " "), segments: "m4s")
            + ["-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "init%v.mp4", "\(directory)/v%v.m3u8"]
    }

    private func hls(_ variants: String, segments ending: String) -> [String] {
        ["-f", "hls", "-hls_time", "\(StreamRecipe.segmentLength)", "-hls_playlist_type", "vod"]
            + ["-hls_segment_filename", "\(directory)/v%v-%03d.\(ending)", "-master_pl_name", "master.m3u8"]
            + ["-var_stream_map", variants]
    }

    private var dash: [String] {
        let sets = "id=0,streams=v id=1,streams=\(filmPaths.count) id=2,streams=\(filmPaths.count + 1)"
        return ["-f", "dash", "-seg_duration", "\(StreamRecipe.segmentLength)", "-use_template", "1"]
            + ["-use_timeline", "1", "-init_seg_name", "init-$RepresentationID$.m4s"]
            + ["-media_seg_name", "v$RepresentationID$-$Number%03d$.m4s", "-adaptation_sets", sets]
            + ["\(directory)/manifest.mpd"]
    }
}
