import MediaModel

/// What ffmpeg is asked to do: copy streams of some inputs into one MP4, never to decode a thing.
struct RemuxRecipe: Hashable, Sendable {
    /// Picture or sound.
    struct Input: Hashable, Sendable {
        /// What ffmpeg calls the format; forced, so that nothing a server sends is ever guessed at.
        var format: String
        /// The absolute path of what cannot be read from its beginning to its end; nil for what comes through a pipe.
        ///
        /// The default is nil.
        var path: String?
        /// What is taken from it.
        var hasVideo: Bool
        var soundCount: Int
        /// Seconds that are added to its timestamps.
        var offset: Double
        /// Of its sound.
        var label = TrackLabel()
        /// Which of its sounds the label belongs to; the others keep what the stream says.
        ///
        /// The default is the first one, 0.
        var labelled = 0
        /// Where ffmpeg moves its pictures, which is taken back; their times count from the first picture's decoding.
        ///
        /// The default is nowhere.
        var dips: [CompositionDip] = []
        /// Where time passes in its only sound, which has no timestamps.
        ///
        /// The default is nowhere.
        var pauses: [SoundPause] = []
    }

    /// Subtitles in a SubRip file.
    struct Subtitles: Hashable, Sendable {
        var path: String
        var label: TrackLabel
        var isForced = false
    }

    /// What is told about a track.
    struct TrackLabel: Hashable, Sendable {
        /// BCP 47.
        var language: String?
        var title: String?
        var isDefault = false

        init(language: String? = nil, title: String? = nil, isDefault: Bool = false) {
            self.language = language
            self.title = title
            self.isDefault = isDefault
        }

        /// What a lane's sound is called.
        init(_ lane: Lane) {
            self.init(language: lane.language, title: lane.title, isDefault: lane.isDefault)
        }

        /// Finds which of several sounds it belongs to: the first one in its language, else the first of all.
        ///
        /// A label without a language goes to the sound that was `wished` for, most wanted first, and makes it the default.
        mutating func settle(among languages: [String?], wished: [String]) -> Int {
            let codes = languages.map { $0.flatMap(LanguageCode.threeLetters) }
            let wanted = (language.map { [$0] } ?? wished).compactMap(LanguageCode.threeLetters)
            guard let place = wanted.lazy.compactMap({ codes.firstIndex(of: $0) }).first else { return 0 }
            if language == nil, languages.count > 1 { isDefault = true }
            return place
        }
    }

    var inputs: [Input]
    var subtitles: [Subtitles] = []
    /// Seconds of each input that ffmpeg looks at, and decodes, before it writes.
    ///
    /// The default is 10.
    var analysis = Self.longAnalysis
    /// Whether seconds that are added to all timestamps come later, through the pipe behind the inputs'.
    ///
    /// The default is false.
    var isOffsetLate = false
    /// Whether the result will be joined with others, whose pictures must be counted in the same units.
    ///
    /// The default is false: the stream's own units, which keep its times exact.
    var isPart = false
    /// An absolute path.
    var output: String

    /// Units a second of the pictures of parts, as in transport streams: ffmpeg reads all parts in the first one's units.
    static let partTimescale = 90_000

    /// More than any stream needs to show what it is, once it has begun.
    static let longAnalysis = 10.0

    /// Bytes of each input that ffmpeg looks at, and keeps in memory until it writes: 10 MB, or 256 MiB where a stream
    /// begins late.
    ///
    /// Behind a picture of many bits, late sound lies far away; but ffmpeg reads on to this limit in transport streams, also
    /// when it has seen all that there is.
    private var analysedBytes: Int { analysis > ForeseenShape.analysis ? 256 << 20 : 10_000_000 }

    /// The arguments behind the program's name; the pipes of inputs are descriptors 3, 4 and so on.
    var arguments: [String] {
        var arguments = Self.preamble + ["-copyts"]
        var pipe = 3
        for input in inputs {
            arguments += ["-itsoffset", Self.seconds(input.offset), "-probesize", "\(analysedBytes)"]
            arguments += ["-analyzeduration", "\(Int(analysis * 1_000_000))"]
            arguments += Self.withoutThread
            if let path = input.path {
                arguments += ["-protocol_whitelist", "file", "-f", input.format, "-i", "file:\(path)"]
            } else {
                arguments += ["-protocol_whitelist", "pipe", "-f", input.format, "-i", "pipe:\(pipe)"]
                pipe += 1
            }
        }
        for subtitles in subtitles {
            arguments += Self.withoutThread
            arguments += ["-protocol_whitelist", "file", "-f", "srt", "-i", "file:\(subtitles.path)"]
        }
        // Read when all inputs are open, so that nothing is written before.
        let late = isOffsetLate ? ["-fpre", "/proc/self/fd/\(pipe)"] : []
        let units = isPart ? Self.partUnits : []
        let copying = Self.copying + units + dips + pauses
        return arguments + maps + copying + labels + late + ["-f", "mp4", "file:\(output)"]
    }

    /// The line that tells the late offset, in seconds.
    static func lateOffset(_ offset: Double) -> String { "output_ts_offset=\(seconds(offset))\n" }

    /// Has ffmpeg read an input on its own thread.
    ///
    /// Of several inputs it reads each on one more thread, which waits and wakes for every packet: two fifths of all its
    /// work, and 10 ms of sleep whenever one of them has nothing. A version that knows no queue of zero takes its own.
    private static let withoutThread = ["-thread_queue_size", "0"]

    /// The arguments that join finished parts, which a list in a file names; `start` is when the first packets are shown,
    /// in seconds, which ffmpeg would make zero.
    static func joining(
        list: String, start: Double, subtitles: [Subtitles], labels: [Input], output: String
    ) -> [String] {
        var arguments = preamble + ["-itsoffset", seconds(start)]
        arguments += ["-protocol_whitelist", "file", "-f", "concat", "-safe", "0", "-i", "file:\(list)"]
        for subtitles in subtitles {
            arguments += ["-protocol_whitelist", "file", "-f", "srt", "-i", "file:\(subtitles.path)"]
        }
        arguments += ["-map", "0:v?", "-map", "0:a?"]
        for number in subtitles.indices { arguments += ["-map", "\(number + 1):s"] }
        let recipe = RemuxRecipe(inputs: labels, subtitles: subtitles, output: output)
        return arguments + copying + recipe.labels + ["-f", "mp4", "file:\(output)"]
    }

    /// The arguments that copy a finished part in the units of parts; `isInBand` puts HEVC's parameter sets into the stream.
    static func rewriting(input: String, isInBand: Bool, output: String) -> [String] {
        let inBand = isInBand ? ["-bsf:v", "hevc_mp4toannexb", "-tag:v", "hev1"] : []
        return preamble + ["-copyts", "-protocol_whitelist", "file", "-f", "mov", "-i", "file:\(input)"]
            + ["-map", "0:v?", "-map", "0:a?"] + copying + partUnits + inBand + ["-f", "mp4", "file:\(output)"]
    }

    private static let partUnits = ["-video_track_timescale", "\(partTimescale)"]
    private static let preamble = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
    private static let copying = [
        "-c", "copy", "-map_chapters", "-1", "-avoid_negative_ts", "disabled", "-max_interleave_delta", "0",
        // Some versions call FLAC in MP4 an experiment, and refuse it.
        "-strict", "-2", "-progress", "pipe:1",
    ]

    private var maps: [String] {
        var maps: [String] = []
        for (number, input) in inputs.enumerated() where input.hasVideo { maps += ["-map", "\(number):V:0"] }
        for (number, input) in inputs.enumerated() {
            for sound in 0..<input.soundCount { maps += ["-map", "\(number):a:\(sound)"] }
        }
        for number in subtitles.indices { maps += ["-map", "\(inputs.count + number):s"] }
        return maps
    }

    private var dips: [String] {
        inputs.filter(\.hasVideo).enumerated().flatMap { number, input in
            Self.takingBack(input.dips).map { ["-bsf:v:\(number)", $0] } ?? []
        }
    }

    /// The filter that takes from all presentation times what ffmpeg has added; nil where that is nothing.
    ///
    /// All decoding times lose the most of it, so that they neither step back nor come behind the presentation.
    private static func takingBack(_ dips: [CompositionDip]) -> String? {
        guard let deepest = dips.last else { return nil }
        // A millisecond is less than any picture lasts, and more than rounding takes.
        let added = zip(dips, [0] + dips.map(\.depth)).map { dip, before in
            "\(seconds(dip.depth - before))*gte((DTS-STARTDTS)*TB\\,\(seconds(dip.decoded - 0.001)))"
        }
        let all = added.joined(separator: "+")
        return "setts=pts=PTS-round((\(all))/TB):dts=DTS-round(\(seconds(deepest.depth))/TB)"
    }

    private var pauses: [String] {
        var arguments: [String] = []
        var number = 0
        for input in inputs {
            if !input.pauses.isEmpty { arguments += ["-bsf:a:\(number)", Self.passing(input.pauses)] }
            number += input.soundCount
        }
        return arguments
    }

    /// The filter that lets time pass behind so many bytes.
    ///
    /// It counts in frames, whose length it knows: for sound some versions tell it another unit of time than they use.
    private static func passing(_ pauses: [SoundPause]) -> String {
        let frames = pauses.map { "\(seconds($0.frames))*gte(POS\\,\($0.position))" }.joined(separator: "+")
        return "setts=ts=TS+round(DURATION*(\(frames)))"
    }

    private var labels: [String] {
        var arguments: [String] = []
        var number = 0
        for input in inputs {
            for sound in 0..<input.soundCount {
                let isLabelled = sound == input.labelled
                arguments +=
                    isLabelled
                    ? Self.arguments(for: input.label, stream: "a:\(number)", isForced: false)
                    : ["-disposition:a:\(number)", "0"]
                number += 1
            }
        }
        if !subtitles.isEmpty { arguments += ["-c:s", "mov_text"] }
        for (number, subtitles) in subtitles.enumerated() {
            arguments += Self.arguments(for: subtitles.label, stream: "s:\(number)", isForced: subtitles.isForced)
        }
        return arguments
    }

    private static func arguments(for label: TrackLabel, stream: String, isForced: Bool) -> [String] {
        var arguments: [String] = []
        if let code = label.language.flatMap(LanguageCode.threeLetters) {
            arguments += ["-metadata:s:\(stream)", "language=\(code)"]
        }
        if let title = label.title {
            arguments += ["-metadata:s:\(stream)", "title=\(title)", "-metadata:s:\(stream)", "handler_name=\(title)"]
        }
        let flags = [label.isDefault ? "default" : nil, isForced ? "forced" : nil].compactMap(\.self)
        return arguments + ["-disposition:\(stream)", flags.isEmpty ? "0" : flags.joined(separator: "+")]
    }

    /// Seconds with microseconds, without an exponent.
    static func seconds(_ value: Double) -> String {
        let microseconds = Int64((value * 1_000_000).rounded())
        let digits = "\(microseconds.magnitude % 1_000_000)"
        let fraction = String(repeating: "0", count: 6 - digits.count) + digits
        return "\(microseconds < 0 ? "-" : "")\(microseconds.magnitude / 1_000_000).\(fraction)"
    }
}
