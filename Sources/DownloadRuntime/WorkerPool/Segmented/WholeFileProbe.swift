import Manifests
import MediaModel
import Transfer

/// Finds out how long the files are of tracks that are one file, and cuts them into pieces.
struct WholeFileProbe {
    let task: SegmentedTask

    /// The plan with pieces where a server gives ranges; unchanged where it does not.
    func cut(_ plan: SegmentPlan) async -> SegmentPlan {
        var plan = plan
        for period in plan.periods.indices {
            for index in plan.periods[period].tracks.indices {
                let track = plan.periods[period].tracks[index]
                guard track.kind != .subtitles, let segment = WholeFile.segment(of: track) else { continue }
                guard let span = await span(of: segment) else { continue }
                plan.periods[period].tracks[index] = WholeFile.cut(track, segment, span: span)
            }
        }
        return plan
    }

    private func span(of segment: MediaSegment) async -> ByteSpan? {
        guard let address = try? DocumentRequest.address(segment.url) else { return nil }
        let request = TransferRequest(
            address: address, headers: task.headers, range: .init(begin: 0, end: 1), purpose: .bulk,
            cookies: task.cookies)
        guard let (response, _) = try? await task.engine.data(for: request, limit: ByteCount(1), overflow: .truncate),
            response.status == 206, let total = response["Content-Range"].flatMap({ ContentRange($0) })?.total
        else { return nil }
        let offset = segment.range?.offset ?? 0
        let span = ByteSpan(offset: offset, length: min(segment.range?.length ?? .max, total - offset))
        return span.flatMap { $0.length > 2 * WholeFile.pieceSize ? $0 : nil }
    }
}
