import Manifests
import MediaModel

/// What ffmpeg takes of each lane of a part, and when it begins: decided from the measured timestamps.
struct PartShape: Hashable, Sendable {
    /// ffmpeg counts timestamps of a transport stream that begins so close to the end of its clock from below zero.
    private static let wrapMargin = 60.0

    /// What shows what a stream is: some frames of any rate.
    private static let analysedTime = 2.0

    /// By the lane's number, in its order.
    let lanes: [Int]
    let inputs: [RemuxRecipe.Input]
    let expectations: [MergeGate.Expectation]
    /// The time on the media's time line that becomes zero, in seconds.
    let base: Double

    /// Seconds that ffmpeg should look at where a second try with more of them is possible: from the first timestamp of
    /// all until some time behind the beginning of the last stream.
    var shortAnalysis: Double { (expectations.map { $0.start }.max() ?? 0) + Self.analysedTime }

    /// Seconds that ffmpeg should look at where no other try follows.
    var longAnalysis: Double { max(shortAnalysis, RemuxRecipe.longAnalysis) }

    /// Works a part out; nil as long as a lane was not measured.
    ///
    /// `wished` are languages of sound, most wanted first.
    init?(_ part: PartPlan.Part, of all: [Lane], wished: [String]) {
        let numbers = part.runs.keys.sorted()
        let hasOwnSound = !numbers.contains { all[$0].kind == .audio }
        var sources: [Source] = []
        for number in numbers {
            guard let runs = part.runs[number],
                let source = Source(all[number], runs: runs, takesSound: all[number].kind == .audio || hasOwnSound)
            else { return nil }
            sources.append(source)
        }
        PartShape.align(&sources)
        guard let base = sources.filter(\.hasClock).map(\.first).min() ?? sources.map(\.first).min() else { return nil }
        self.base = base
        lanes = numbers
        inputs = zip(numbers, sources).map { number, source in source.input(all[number], base: base, wished: wished) }
        // Pictures come first in the file, then sound.
        let streams = sources.flatMap { source in source.streams.map { (source, $0) } }
        let ordered = streams.filter { $0.1.kind == .video } + streams.filter { $0.1.kind == .audio }
        expectations = ordered.map { source, stream in
            MergeGate.Expectation(
                measure: stream, start: source.hasClock ? stream.first - source.origin - base : 0,
                hasGap: source.hasGap, isNominal: source.isNominal)
        }
    }

    /// Moves what lies a whole period of the clock apart together.
    private static func align(_ sources: inout [Source]) {
        guard let first = sources.first(where: \.hasClock)?.first else { return }
        for index in sources.indices where sources[index].isClockFinite {
            sources[index].origin += ClockPeriod.nearest(to: sources[index].first - first)
        }
    }

    /// A lane's streams in a part.
    private struct Source {
        var container: SegmentInspection.Container
        /// The file, where ffmpeg must find its own way about in it.
        var path: String?
        var streams: [StreamMeasure]
        /// Where time passes between frames that have no timestamps.
        var pauses: [SoundPause] = []
        /// Seconds that are taken from its timestamps.
        var origin: Double
        /// Whether its timestamps mean anything beside those of other lanes.
        var hasClock: Bool
        var hasGap: Bool
        /// Whether its length is only what the manifest says.
        var isNominal: Bool

        /// Whether its clock begins again after some time.
        var isClockFinite: Bool {
            switch container {
            case .transportStream: true
            case .packedAudio: hasClock
            case .fragmentedMP4, .progressiveMP4, .text: false
            }
        }

        var first: Double { (streams.map(\.first).min() ?? 0) - origin }

        init?(_ lane: Lane, runs: [StreamRun], takesSound: Bool) {
            guard let head = runs.first else { return nil }
            var measured = head
            if case .packedAudio = head.record.container {
                let sound = PackedSound(runs)
                measured.streams = sound.measure.map { [0: $0] } ?? [:]
                pauses = sound.pauses
            } else {
                for run in runs.dropFirst() { measured.add(SegmentMeasure(streams: run.streams)) }
            }
            let sorted = measured.streams.sorted { $0.key < $1.key }.map(\.value)
            let video = sorted.first { $0.kind == .video }
            let sound = takesSound || video == nil ? sorted.filter { $0.kind == .audio } : []
            streams = (lane.kind == .audio ? [] : [video].compactMap(\.self)) + sound
            guard !streams.isEmpty else { return nil }
            container = head.record.container
            path = container == .progressiveMP4 ? head.handle.path : nil
            origin = lane[head.record.first].stretch.track.mediaTimeOffset
            // Runs of several parts are one where only this lane has a hole between them.
            hasGap = runs.contains { $0.record.gapDuration > 0 || $0.record.part != head.record.part }
            switch container {
            case .packedAudio(let codec):
                hasClock = head.record.time != nil
                isNominal = codec != .aac
            default:
                hasClock = true
                isNominal = false
            }
        }

        func input(_ lane: Lane, base: Double, wished: [String]) -> RemuxRecipe.Input {
            let languages = streams.filter { $0.kind == .audio }.map(\.language)
            var label = RemuxRecipe.TrackLabel(lane)
            let labelled = label.settle(among: languages, wished: wished)
            return RemuxRecipe.Input(
                format: container.name, path: path, hasVideo: streams.contains { $0.kind == .video },
                soundCount: languages.count, offset: offset(base: base), label: label,
                labelled: labelled, dips: dips, pauses: pauses)
        }

        /// Where ffmpeg moves the pictures; an MP4 in one piece it reads rightly.
        private var dips: [CompositionDip] {
            guard container == .fragmentedMP4, let video = streams.first(where: { $0.kind == .video }) else {
                return []
            }
            return video.dips.map { CompositionDip(decoded: $0.decoded - video.firstDecoded, depth: $0.depth) }
        }

        /// Seconds to add so that the earliest timestamp of the part becomes zero.
        private func offset(base: Double) -> Double {
            switch container {
            case .packedAudio: return hasClock ? first - base : 0
            case .transportStream:
                let earliest = streams.map(\.first).min() ?? 0
                let isNearWrap = earliest >= ClockPeriod.seconds - PartShape.wrapMargin
                return -origin - base + (isNearWrap ? ClockPeriod.seconds : 0)
            case .fragmentedMP4, .progressiveMP4, .text: return -origin - base
            }
        }
    }
}
