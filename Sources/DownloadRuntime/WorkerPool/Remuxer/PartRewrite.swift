import MediaModel

/// Writes a merged part anew, so that it can lie in one track with others: its pictures in the units of parts, and where
/// that is asked for with HEVC's parameter sets in the stream before every picture that needs them.
struct PartRewrite: Sendable {
    var ffmpeg: String
    var input: String
    /// Whether HEVC's parameter sets go into the stream.
    var isInBand: Bool
    var output: String

    /// Whether parameter sets must go into the stream before parts can be joined.
    static func isInBandNeeded(for movies: [MovieFile]) -> Bool {
        let pictures = movies.flatMap(\.media).filter { $0.kind == .video }
        return pictures.contains(where: isOutOfBand) && Set(pictures.map(\.coding)).count > 1
            && pictures.allSatisfy { isOutOfBand($0) || $0.codec == "hev1" }
    }

    /// Whether a part has its parameter sets only in the header.
    static func isInBandNeeded(for movie: MovieFile) -> Bool {
        movie.media.contains(where: isOutOfBand)
    }

    /// The numbers of the parts to write anew because pictures are counted in different units.
    static func oddlyTimed(_ movies: [MovieFile]) -> [Int] {
        let pictures = movies.map { $0.media.first { $0.kind == .video } }
        guard Set(pictures.compactMap { $0?.timescale }).count > 1 else { return [] }
        return pictures.indices.filter { index in
            pictures[index].map { $0.timescale != RemuxRecipe.partTimescale } ?? false
        }
    }

    private static func isOutOfBand(_ track: MovieTrack) -> Bool { track.kind == .video && track.codec == "hvc1" }

    /// Starts ffmpeg; `onTime` takes the seconds that are done, on another thread.
    func start(onTime: @escaping @Sendable (Double) -> Void) -> ConfinedProcess {
        let arguments = RemuxRecipe.rewriting(input: input, isInBand: isInBand, output: output)
        return ConfinedProcess(
            ConfinedProcess.Plan(executable: ffmpeg, arguments: arguments, onLine: PartJoin.onTimeLine(onTime)))
    }
}
