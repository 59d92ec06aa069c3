import MediaModel

/// Writes a merged part of HEVC anew, with the parameter sets in the stream before every picture that needs them: so parts
/// with different ones can lie in one track.
struct InBandRewrite: Sendable {
    var ffmpeg: String
    var input: String
    var output: String

    /// Whether parts must be rewritten before they can be joined.
    static func isNeeded(for movies: [MovieFile]) -> Bool {
        let pictures = movies.flatMap(\.media).filter { $0.kind == .video }
        return pictures.contains(where: isOutOfBand) && Set(pictures.map(\.coding)).count > 1
            && pictures.allSatisfy { isOutOfBand($0) || $0.codec == "hev1" }
    }

    /// Whether a part has its parameter sets only in the header.
    static func isNeeded(for movie: MovieFile) -> Bool {
        movie.media.contains(where: isOutOfBand)
    }

    private static func isOutOfBand(_ track: MovieTrack) -> Bool { track.kind == .video && track.codec == "hvc1" }

    /// Starts ffmpeg; `onTime` takes the seconds that are done, on another thread.
    func start(onTime: @escaping @Sendable (Double) -> Void) -> ConfinedProcess {
        ConfinedProcess(
            ConfinedProcess.Plan(
                executable: ffmpeg, arguments: RemuxRecipe.rewritingInBand(input: input, output: output),
                onLine: PartJoin.onTimeLine(onTime)))
    }
}
