package import MediaModel

extension Stream {
    /// Whether it has no picture, as far as its codecs tell.
    package var isSound: Bool {
        let sounds = ["AAC", "MP3", "AC-3", "E-AC-3", "Opus", "FLAC", "ALAC", "DTS"]
        return !codecs.isEmpty && codecs.allSatisfy { codec in sounds.contains { codec.hasPrefix($0) } }
    }
}
