import DesktopIntegration
import Testing

struct PlaybackRequestTests {
    @Test(
        arguments: [
            (nil, nil, nil), (4.9, nil, nil), (5, nil, 5), (5, 100, 5), (89.9, 100, 89.9), (90, 100, nil),
            (200, 100, nil),
            (90, nil, 90), (6, 0, 6),
        ] as [(Double?, Double?, Double?)])
    func startPosition_isTheLastOneExceptNearTheEdges(last: Double?, duration: Double?, start: Double?) {
        let request = PlaybackRequest(
            path: "/film", title: "", lastPosition: last.map { .seconds($0) },
            duration: duration.map { .seconds($0) })
        #expect(request.startPosition == start.map { .seconds($0) })
    }
}
