import MediaModel

/// How the samples of a track are coded (ISO/IEC 14496-12 §8.5.2).
struct MP4SampleEntry: Hashable {
    /// The four-character code; of a protected entry the original one.
    let code: String
    let isProtected: Bool
    /// In lines; 0 for sound.
    let height: Int
    let channels: Int
    /// What the `esds` box says, if there is one.
    let descriptor: MP4AudioDescriptor?

    init(_ entry: MP4Box, in bytes: [UInt8]) {
        let picture = MP4SampleEntry.children(of: entry, after: 78, in: bytes)
        let version = entry.integer(bytes, at: 8, count: 2)
        // QuickTime's version 1 carries sixteen bytes more.
        let sound = MP4SampleEntry.children(of: entry, after: version == 1 ? 44 : 28, in: bytes)
        let protection = (picture + sound).first { $0.type == "sinf" }
        isProtected = entry.type == "encv" || entry.type == "enca" || protection != nil
        let original = protection?.child("frma", in: bytes).map { String(decoding: bytes[$0.body], as: UTF8.self) }
        code = original ?? entry.type
        height = Int(entry.integer(bytes, at: 26, count: 2))
        descriptor = sound.first { $0.type == "esds" }.flatMap { MP4AudioDescriptor(bytes[$0.body]) }
        // ffmpeg, for one, writes 2 into the entry whatever the sound has.
        channels = descriptor?.channels ?? Int(entry.integer(bytes, at: 16, count: 2))
    }

    /// The codec's name as people say it; the code when it is not known.
    var codecName: String {
        descriptor?.isMP3 == true && code == "mp4a" ? "MP3" : CodecLabel.text(code) ?? code
    }

    /// The codec's name with the channels, when they are more than two: "AAC 5.1".
    var soundName: String { codecName + CodecLabel.channels(channels) }

    private static func children(of entry: MP4Box, after offset: Int, in bytes: [UInt8]) -> [MP4Box] {
        let start = entry.body.lowerBound + offset
        return start < entry.body.upperBound ? MP4Box.list(in: bytes, start..<entry.body.upperBound) : []
    }
}
