import Foundation
import MediaModel
import SampleLibrary
import Testing
import Transfer

@testable import MediaSources

/// The real resolver over the real engine against the real sample library, on loopback.
@Suite(.timeLimit(.minutes(10)))
struct SampleLibraryRoundTripTests {
    private static let artwork = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Assets/artwork").path

    private func withLibrary(_ body: @escaping @Sendable (LinkResolver, WebAddress) async throws -> Void) async throws {
        let cache = FileManager.default.temporaryDirectory.appending(path: "zentrio-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: cache) }
        let library = try SampleLibrary(
            SampleLibraryConfiguration(artworkDirectory: Self.artwork, cacheDirectory: cache))
        // The server shares the threads of thousand other tests.
        var patient = TransferConfiguration()
        patient.stallTime = .seconds(300)
        patient.connectTimeout = .seconds(300)
        let engine = TransferEngine(configuration: patient)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await library.run() }
            let base = try await library.waitUntilListening()
            try await body(LinkResolver(fetcher: engine), base)
            await library.stop()
            try await group.waitForAll()
        }
        await engine.shutDown()
    }

    @Test func suggestions_resolveToFourHeightsWithSizes() async throws {
        try await withLibrary { resolver, base in
            let suggestions = try await resolver.suggestions(fromAddonAt: base)
            let sintel = try #require(suggestions.first)
            let resolved = try await resolver.resolve(sintel.address.text)
            #expect(resolved.item.title == "Sintel" && resolved.item.year == 2010)
            #expect(resolved.item.sourceName == "Zentrio Samples")
            #expect(resolved.item.poster?.text == "\(base)/art/sintel-poster.webp")
            #expect(resolved.streams.map(\.height) == [1080, 720, 480, 360, nil, nil, nil, nil])
            #expect(resolved.streams.suffix(4).allSatisfy { $0.format != .progressive })
            #expect(resolved.manifestNames.count == 4)
            #expect(
                resolved.streams.prefix(4).allSatisfy {
                    $0.codecs == ["H.264", "AAC"] && $0.byteCount != nil && !$0.isSizeEstimated
                })
            #expect(resolved.audioLanguages == ["en", "de"])
            #expect(resolved.subtitleLanguages == ["en", "de", "nl"])
            let episode = try #require(suggestions.last)
            #expect(episode.item.kind == .episode(season: 1, number: 3, name: "Llamigos"))
        }
    }

    @Test func file_isAsItsStreamPromised() async throws {
        try await withLibrary { resolver, base in
            let offered = try await resolver.resolve("\(base)/stream/series/sample:caminandes:1:1.json")
            let lowest = try #require(offered.streams.last { $0.format == .progressive })
            let probed = try await resolver.resolve(lowest.address.text)
            #expect(probed.item.title == "Caminandes")
            #expect(probed.item.kind == .episode(season: 1, number: 1, name: "Llama Drama"))
            #expect(try #require(probed.item.duration).seconds.rounded() == 8)
            let file = try #require(probed.streams.first)
            #expect(file.height == lowest.height)
            #expect(file.byteCount == lowest.byteCount)
            #expect(file.codecs == lowest.codecs)
            #expect(probed.audioLanguages == ["en"])
        }
    }
}
