import FlyingSocks
import Foundation
import MediaModel
import Testing

@testable import SampleLibrary

@Suite(.timeLimit(.minutes(10)))
struct SampleLibraryTests {
    private let folder: SampleFolder

    init() throws {
        folder = try SampleFolder()
    }

    private var configuration: SampleLibraryConfiguration {
        SampleLibraryConfiguration(artworkDirectory: SampleFolder.artwork, cacheDirectory: folder.path)
    }

    /// Runs a library for as long as the body does.
    private func withLibrary(
        _ configuration: SampleLibraryConfiguration, _ body: @Sendable @escaping (RawClient) async throws -> Void
    ) async throws {
        let library = try SampleLibrary(configuration)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await library.run() }
            let address = try await library.waitUntilListening()
            try await body(try RawClient(address))
            await library.stop()
            try await group.waitForAll()
        }
    }

    @Test func manifest_isServedWithCORS() async throws {
        try await withLibrary(configuration) { client in
            let answer = try await client.get("/manifest.json")
            #expect(answer.status == 200)
            #expect(answer.header("Access-Control-Allow-Origin") == "*")
            #expect(answer.text.contains("\"idPrefixes\":[\"sample:\"]"))
        }
    }

    @Test func unknownPath_isNotFoundAsTheSDKSaysIt() async throws {
        try await withLibrary(configuration) { client in
            for path in ["/nothing", "/meta/movie/sample:nothing.json", "/art/nothing.webp"] {
                let answer = try await client.get(path)
                #expect(answer.status == 404)
                #expect(answer.text == "{\"err\":\"not found\"}")
            }
        }
    }

    @Test func film_isServedInRangesUnderOneStrongTag() async throws {
        let variant = SampleVariant(film: try #require(SampleTitle.film(slug: "coffee-run")), height: .p360)
        let path = "/film/coffee-run/360p/\(variant.fileName)"
        let size = variant.byteCount.rawValue
        try await withLibrary(configuration) { client in
            let head = try await client.request("HEAD", path)
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.header("Content-Length") == "\(size)")
            let tag = try #require(head.header("ETag"))
            #expect(tag.hasPrefix("\""))

            let first = try await client.get(path, ["Range": "bytes=0-99"])
            #expect(first.status == 206 && first.body.count == 100)
            #expect(first.header("Content-Range") == "bytes 0-99/\(size)")
            #expect(first.body[4..<8] == Data("ftyp".utf8))
            #expect(first.header("ETag") == tag)

            let end = try await client.get(path, ["Range": "bytes=\(size - 10)-", "If-Range": tag])
            #expect(end.status == 206 && end.body.count == 10)

            let past = try await client.get(path, ["Range": "bytes=\(size)-"])
            #expect(past.status == 416 && past.header("Content-Range") == "bytes */\(size)")

            let changed = try await client.get(path, ["Range": "bytes=5-9", "If-Range": "\"other\""])
            #expect(changed.status == 200 && changed.body.count == Int(size))

            let known = try await client.get(path, ["If-None-Match": tag])
            #expect(known.status == 304 && known.body.isEmpty)
        }
    }

    @Test func pictureAndCaptions_areServed() async throws {
        try await withLibrary(configuration) { client in
            let picture = try await client.get("/art/sintel-poster.webp")
            #expect(picture.header("Content-Type") == "image/webp")
            #expect(picture.body.prefix(4) == Data("RIFF".utf8))
            let captions = try await client.get("/captions/sintel.eng.vtt")
            #expect(captions.text.hasPrefix("WEBVTT\n"))
        }
    }

    @Test func otherMethods_areRefused() async throws {
        try await withLibrary(configuration) { client in
            let post = try await client.request("POST", "/manifest.json")
            #expect(post.status == 405)
            let options = try await client.request("OPTIONS", "/manifest.json")
            #expect(options.status == 204)
        }
    }

    @Test func missingProgram_endsTheRunAndTheWait() async throws {
        var configuration = configuration
        configuration.ffmpeg = "no-such-ffmpeg"
        let library = try SampleLibrary(configuration)
        await withTaskGroup(of: SampleLibraryError?.self) { group in
            group.addTask { await Self.failure { try await library.run() } }
            group.addTask { await Self.failure { _ = try await library.waitUntilListening() } }
            for await error in group { #expect(error?.code == .ffmpegMissing) }
        }
    }

    @Test func takenPort_isSaid() async throws {
        let configuration = configuration
        try await withLibrary(configuration) { client in
            var second = configuration
            second.port = client.port
            let library = try SampleLibrary(second)
            let error = await Self.failure { try await library.run() }
            #expect(error?.code == .cannotListen(client.port))
        }
    }

    private static func failure(of work: () async throws -> Void) async -> SampleLibraryError? {
        do {
            try await work()
            return nil
        } catch {
            return error as? SampleLibraryError
        }
    }
}
