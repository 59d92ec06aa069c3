import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

@testable import MediaSources

@Suite(.timeLimit(.minutes(10)))
struct LinkResolverTests {
    private static let link = "https://films.example/Night.of.the.Living.Dead.1968.1080p.mp4"

    private func failure(_ page: FakeWeb.Page) async -> MediaSourceError? {
        await failure(resolving: Self.link, in: FakeWeb([Self.link: page]))
    }

    private func failure(resolving text: String, in web: FakeWeb) async -> MediaSourceError? {
        do throws(MediaSourceError) {
            _ = try await LinkResolver(fetcher: web).resolve(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [["-movflags", "+faststart"], []])
    func mp4_isDescribedWhereverItsHeaderLies(options: [String]) async throws {
        // More than is read at first, so that a header at the end costs a second request.
        let bytes = try await SampleMP4(output: ["-qp", "0", "-vf", "noise=alls=60:allf=t"] + options).bytes()
        #expect(bytes.count > 1_000_000)
        let web = FakeWeb([Self.link: .file(bytes)])
        let header = try #require(HeaderField(name: "Referer", value: "https://page.example/"))
        let resolved = try await LinkResolver(fetcher: web).resolve(Self.link, headers: [header])
        #expect(resolved.item.title == "Night of the Living Dead")
        #expect(resolved.item.year == 1968)
        #expect(try #require(resolved.item.duration).seconds.rounded() == 2)
        let stream = try #require(resolved.streams.first)
        #expect(stream.height == 240)
        #expect(stream.codecs == ["H.264", "AAC"])
        #expect(stream.byteCount == ByteCount(bytes.count))
        #expect(stream.headers == [header])
        #expect(resolved.link?.text == Self.link)
        #expect(resolved.audioLanguages == ["de"])
        #expect(web.requests.first?.range == TransferRequest.Range(begin: 0, end: 12 << 10))
        #expect(web.requests.count == (options.isEmpty ? 2 : 1))
        #expect(web.requests.allSatisfy { $0.headers == [header] })
    }

    @Test func serverWithoutRanges_stillGivesWhatTheNameSays() async throws {
        let bytes = try await SampleMP4(output: ["-qp", "0", "-vf", "noise=alls=60:allf=t"]).bytes()
        let web = FakeWeb([Self.link: .file(bytes, isRangeable: false)])
        let resolved = try await LinkResolver(fetcher: web).resolve(Self.link)
        #expect(web.requests.count == 1)
        #expect(resolved.streams.first?.height == 1080)
        #expect(resolved.streams.first?.byteCount == ByteCount(bytes.count))
    }

    @Test func headerInFront_isReadAlsoWithoutRanges() async throws {
        // More of the header than the first look asks for.
        let options = ["-movflags", "faststart", "-metadata", "comment=" + String(repeating: "long ", count: 10_000)]
        let web = FakeWeb([Self.link: .file(try await SampleMP4(output: options).bytes(), isRangeable: false)])
        #expect(try await LinkResolver(fetcher: web).resolve(Self.link).streams.first?.codecs == ["H.264", "AAC"])
        #expect(web.requests.count == 1)
    }

    @Test func look_leavesItsConnectionToTheDownload() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.serve("/film.mp4", OriginResource(OriginBody(seed: 1, count: 1 << 20)))
        let engine = TransferEngine()
        let address = try server.address("/film.mp4")
        let resolved = try await LinkResolver(fetcher: engine).resolve(address.text)
        #expect(resolved.streams.first?.byteCount == ByteCount.mebibytes(1))
        let request = TransferRequest(address: address, range: .init(begin: 0), purpose: .bulk)
        _ = try await engine.data(for: request, limit: .mebibytes(1), overflow: .truncate)
        #expect(server.acceptedConnections == 1)
        await engine.shutDown()
    }

    @Test func otherContainer_isTakenByItsName() async throws {
        let link = "https://films.example/get?id=7"
        var page = FakeWeb.Page.file(
            [0x1A, 0x45, 0xDF, 0xA3] + [UInt8](repeating: 1, count: 500), type: "video/x-matroska")
        page.headers["Content-Disposition"] = "attachment; filename*=UTF-8''Das%20Boot.1981.720p.mkv"
        let resolved = try await LinkResolver(fetcher: FakeWeb([link: page])).resolve(link)
        #expect(resolved.item.title == "Das Boot")
        #expect(resolved.streams.first?.height == 720)
        #expect(resolved.streams.first?.byteCount == ByteCount(504))
    }

    private static let film = FakeWeb.Page.file(
        [0x1A, 0x45, 0xDF, 0xA3] + [UInt8](repeating: 1, count: 500), type: "video/x-matroska")

    @Test(arguments: [
        ("films.example/a.mkv", "https", FakeWeb.Page.failing(.connectionFailed), "http"),
        ("nas:8096/a.mkv", "http", FakeWeb.Page.failing(.connectionLost), "https"),
        ("nas:8096/a.mkv", "http", FakeWeb.Page.text("HTTP came to a port for HTTPS", status: 400), "https"),
    ])
    func typedServer_thatDoesNotSpeakTheFirstScheme_isAskedWithTheOther(
        text: String, first: String, page: FakeWeb.Page, second: String
    ) async throws {
        let web = FakeWeb(["\(first)://\(text)": page, "\(second)://\(text)": Self.film])
        let resolved = try await LinkResolver(fetcher: web).resolve(typed: text)
        #expect(resolved.streams.first?.address.text == "\(second)://\(text)")
        #expect(resolved.link?.text == "\(second)://\(text)")
        #expect(web.requests.first?.address.scheme == first)
    }

    @Test(arguments: [
        FakeWeb.Page.failing(.tlsFailed), FakeWeb.Page.failing(.timedOut), FakeWeb.Page.text("", status: 404),
    ])
    func typedServer_thatTookTheConnection_isNotAskedWithoutTLS(page: FakeWeb.Page) async {
        let web = FakeWeb(["https://films.example/a.mkv": page, "http://films.example/a.mkv": Self.film])
        await #expect(throws: MediaSourceError.self) {
            _ = try await LinkResolver(fetcher: web).resolve(typed: "films.example/a.mkv")
        }
        #expect(web.requests.allSatisfy { $0.address.scheme == "https" })
    }

    @Test func typedServer_whoseCertificateIsBad_isToldAlsoAfterATryWithoutTLS() async {
        let web = FakeWeb([
            "http://nas:8096/a.mkv": .failing(.connectionLost), "https://nas:8096/a.mkv": .failing(.tlsFailed),
        ])
        let error = await #expect(throws: MediaSourceError.self) {
            _ = try await LinkResolver(fetcher: web).resolve(typed: "nas:8096/a.mkv")
        }
        #expect(error?.sentence == "The connection to nas is not secure, so it was closed.")
    }

    @Test func protectedFile_isRefused() async throws {
        let key = "00112233445566778899aabbccddeeff"
        let bytes = try await SampleMP4(output: [
            "-encryption_scheme", "cenc-aes-ctr", "-encryption_key", key, "-encryption_kid", key,
        ]).bytes()
        let error = await failure(.file(bytes))
        #expect(error?.code == .protected)
        #expect(error?.sentence == "This stream is protected and cannot be saved.")
    }

    @Test(arguments: [
        (FakeWeb.Page.text("<html>", type: "text/html"), MediaSourceError.Code.noVideo, Int32(4)),
        (.text("<!doctype html>", type: "video/mp4"), .noVideo, 4),
        (.text("#EXTM3U\n", type: "application/vnd.apple.mpegurl"), .badManifest, 3),
        (.text("<MPD>", type: "application/dash+xml"), .badManifest, 3),
        (.text("", type: "video/mp4"), .emptyBody, 3),
        (.file([]), .emptyBody, 3),
        (.text("", status: 401), .unauthorized, 3),
        (.text("", status: 403), .unauthorized, 3),
        (.text("", status: 404), .notFound, 6),
        (.text("", status: 410), .notFound, 6),
        (.text("", status: 407), .refused, 3),
        (.text("", status: 418), .refused, 3),
        (.text("", status: 451), .refused, 3),
        (.text("", status: 500), .serverError, 3),
        (.text("", status: 503), .serverError, 3),
        (.text("", status: 302), .badRedirect, 3),
        (.failing(.hostNotFound), .hostNotFound, 3),
        (.failing(.connectionFailed), .connectionLost, 3),
        (.failing(.tooManyRedirects), .badRedirect, 3),
        (.failing(.forbiddenRedirect), .badRedirect, 3),
        (.failing(.cancelled), .cancelled, 130),
    ])
    func failure_isOneSentenceAndAnExitStatus(
        page: FakeWeb.Page, code: MediaSourceError.Code, status: Int32
    ) async throws {
        let error = try #require(await failure(page))
        #expect(error.code == code)
        #expect(error.exitStatus == status)
        #expect(error.sentence.hasSuffix(".") && error.sentence.first?.isUppercase == true)
    }

    @Test func wordingOfTheDesign_isKept() async throws {
        #expect(await failure(.text("<html>", type: "text/html"))?.sentence == "No video found at this address.")
        #expect(await failure(.text("", status: 404))?.sentence == "This file is no longer at the source.")
        #expect(
            await failure(.text("", status: 403))?.sentence
                == "The source refused this download. Sign in again or choose another source.")
        #expect(
            await failure(.text("", status: 451))?.sentence
                == "The source may not give this title here for legal reasons.")
        #expect(
            await failure(.text("#EXTM3U\n"))?.sentence == "The playlist has no segments.")
    }

    @Test func addonVideo_becomesItsTitleAndStreams() async throws {
        let web = FakeWeb([
            "http://a/manifest.json": .text(
                #"{"id":"a","name":"Attic","types":["movie"],"resources":["meta","stream","subtitles"]}"#),
            "http://a/meta/movie/tt1.json": .text(
                #"{"meta":{"id":"tt1","type":"movie","name":"Sintel","releaseInfo":"2010","runtime":"15 min","poster":"http://a/p.jpg"}}"#
            ),
            "http://a/subtitles/movie/tt1.json": .text(
                #"{"subtitles":[{"id":"1","url":"http://a/1.srt","lang":"eng"},{"id":"2","url":"http://a/2.srt","lang":"ger"}]}"#
            ),
            "http://a/stream/movie/tt1.json": .text(
                """
                {"streams":[{"infoHash":"x","name":"2160p"},{"url":"http://a/s.m3u8","name":"2160p"},
                 {"url":"http://a/720.mp4","name":"720p","description":"🇬🇧",
                  "subtitles":[{"id":"3","url":"http://a/3.vtt","lang":"nl"}]},{"url":"http://a/1080.mp4","name":"1080p"}]}
                """),
        ])
        let resolved = try await LinkResolver(fetcher: web).resolve("http://a/stream/movie/tt1.json")
        #expect(resolved.streams.map(\.height) == [2160, 1080, 720])
        #expect(resolved.item.title == "Sintel" && resolved.item.year == 2010)
        #expect(resolved.item.duration == .seconds(900))
        #expect(resolved.item.sourceName == "Attic")
        #expect(resolved.subtitleLanguages == ["nl", "en", "de"])
        #expect(resolved.streams[2].subtitleFiles.map(\.language) == ["nl", "en", "de"])
        #expect(resolved.streams[1].subtitleFiles.map(\.address.text) == ["http://a/1.srt", "http://a/2.srt"])
        #expect(resolved.audioLanguages == ["en"])
    }

    @Test func addonWithoutFiles_offersItsPlaylist() async throws {
        let link = "http://a/stream/movie/tt1.json"
        let web = FakeWeb([link: .text(#"{"streams":[{"url":"http://a/x.m3u8","name":"720p"}]}"#)])
        let resolved = try await LinkResolver(fetcher: web).resolve(link)
        #expect(resolved.streams.map(\.format) == [.hls])
    }

    @Test func addonThatKnowsOnlyStreams_takesTheFilesName() async throws {
        let web = FakeWeb([
            "http://a/stream/movie/tt1.json": .text(
                #"{"streams":[{"url":"http://a/x","behaviorHints":{"filename":"Sintel.2010.720p.mp4"}}]}"#)
        ])
        let resolved = try await LinkResolver(fetcher: web).resolve("http://a/stream/movie/tt1.json")
        #expect(resolved.item.title == "Sintel" && resolved.item.year == 2010)
        #expect(resolved.streams.first?.height == 720)
    }

    @Test(arguments: [
        (
            #"{"streams":[]}"#, MediaSourceError.Code.noStream,
            "Nothing here can be downloaded. The add-on has no stream for it."
        ),
        (
            #"{"streams":[{"infoHash":"x"}]}"#, .noStream,
            "Nothing here can be downloaded. Torrents cannot be downloaded."
        ),
    ])
    func addonWithoutFiles_saysWhy(json: String, code: MediaSourceError.Code, sentence: String) async throws {
        let link = "http://a/stream/movie/tt1.json"
        let error = await failure(resolving: link, in: FakeWeb([link: .text(json)]))
        #expect(error?.code == code)
        #expect(error?.sentence == sentence)
    }

    @Test func manifestLink_saysThatItIsAnAddon() async throws {
        let web = FakeWeb(["https://a.example/manifest.json": .text(#"{"id":"a","name":"Attic"}"#)])
        let error = await failure(resolving: "stremio://a.example/manifest.json", in: web)
        #expect(error?.code == .addon)
        #expect(error?.sentence == "This is the add-on Attic, not a film. Add it under Sources.")
    }

    @Test func suggestions_areFilmsAndEpisodesThatResolve() async throws {
        let web = FakeWeb([
            "http://a/manifest.json": .text(
                """
                {"id":"a","name":"Attic","catalogs":[{"type":"movie","id":"top"},{"type":"series","id":"top"},
                 {"type":"movie","id":"find","extra":[{"name":"search","isRequired":true}]}]}
                """),
            "http://a/catalog/movie/top.json": .text(#"{"metas":[{"id":"m:1","type":"movie","name":"Film"}]}"#),
            "http://a/catalog/series/top.json": .text(#"{"metas":[{"id":"s","type":"series","name":"Series"}]}"#),
            "http://a/meta/series/s.json": .text(
                #"{"meta":{"id":"s","type":"series","name":"Series","videos":[{"id":"s:1:1","season":1,"episode":1},{"id":"s:1:2","season":1,"episode":2}]}}"#
            ),
        ])
        let resolver = LinkResolver(fetcher: web)
        let base = try WebAddress("http://a")
        let all = try await resolver.suggestions(fromAddonAt: base)
        #expect(
            all.map(\.address.text) == [
                "http://a/stream/movie/m%3A1.json", "http://a/stream/series/s%3A1%3A1.json",
                "http://a/stream/series/s%3A1%3A2.json",
            ])
        #expect(all.map(\.item.title) == ["Film", "Series", "Series"])
        #expect(try await resolver.suggestions(fromAddonAt: base, limit: 2).count == 2)
    }
}
