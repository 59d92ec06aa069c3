import Testing

@testable import Zentrio

struct PictureDecoderTests {
    private func key(_ name: String) -> PictureKey {
        PictureKey(path: ProjectFolders.artwork + "/" + name, width: 8, height: 8, radii: PhysicalRadii(0))
    }

    @Test(.timeLimit(.minutes(10))) func request_endsInAResultAndAWake() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(8))
        let decoder = PictureDecoder(wake: { @Sendable in continuation.yield() })
        decoder.request(key("metropolis-wide.webp"))
        decoder.request(key("none.webp"))
        var results: [PictureDecoder.Result] = []
        for await _ in stream {
            results += decoder.collect().finished
            if results.count == 2 { break }
        }
        #expect(results.first { $0.key == key("metropolis-wide.webp") }?.bitmap != nil)
        #expect(results.contains { $0.key == key("none.webp") && $0.bitmap == nil })
    }

    @Test func stoppedDecoder_takesNoRequests() {
        let decoder = PictureDecoder(wake: { @Sendable in })
        decoder.stop()
        decoder.request(key("metropolis-wide.webp"))
        #expect(decoder.collect().finished.isEmpty)
    }
}
