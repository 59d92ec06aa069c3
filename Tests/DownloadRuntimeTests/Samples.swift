import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

/// Requests and failures that the tests of this target share.
enum Samples {
    /// A calendar that runs in UTC; 2023-11-14, when the manual clock starts, was a Tuesday.
    static let calendar = LocalCalendar(
        text: { _ in "21:04" },
        localTime: { timestamp in
            let seconds = timestamp.rawValue / 1_000
            let weekday = Weekday(rawValue: Int((seconds / 86_400 + 3) % 7)) ?? .monday
            return LocalTime(weekday: weekday, sinceMidnight: .seconds(seconds % 86_400))
        })

    static func address(_ name: String, host: String = "media.example") throws -> WebAddress {
        try WebAddress("https://\(host)/\(name)")
    }

    static func film(
        _ title: String = "Metropolis", year: Int? = 1927, host: String = "media.example",
        origin: DownloadRequest.Origin = .interactive, priority: DownloadRequest.Priority = .normal,
        byteCount: ByteCount? = nil, outputDirectory: String? = nil
    ) throws -> DownloadRequest {
        DownloadRequest(
            item: MediaItem(title: title, year: year),
            stream: Stream(
                address: try address("\(title).mp4".replacing(" ", with: "-"), host: host), byteCount: byteCount),
            origin: origin, priority: priority, outputDirectory: outputDirectory)
    }

    static func episode(_ show: String, _ number: Int) throws -> DownloadRequest {
        DownloadRequest(
            item: MediaItem(title: show, kind: .episode(season: 1, number: number, name: nil)),
            stream: Stream(address: try address("\(show)/\(number).mp4".replacing(" ", with: "-"))))
    }

    static func failure(_ code: DownloadFailure.Code, missing: ByteCount? = nil) -> DownloadFailure {
        DownloadFailure(code, sentence: "The server closed the connection.", cause: "test", missingSpace: missing)
    }

    /// A request with every field set, to see that none is lost.
    static func everything() throws -> DownloadRequest {
        let header = try #require(HeaderField(name: "Cookie", value: "a=b; c: d"))
        return DownloadRequest(
            profile: ProfileID(rawValue: "mara"),
            item: MediaItem(
                title: "Caminandes", year: 2013, kind: .episode(season: 1, number: 2, name: "Gran Dillama"),
                duration: .milliseconds(146_500), sourceName: "Attic", poster: try address("poster.jpg"),
                backdrop: try address("backdrop.jpg")),
            stream: Stream(
                address: try address("2.m3u8?token=%20x"), format: .hls, variant: "v/7", height: 720,
                codecs: ["H.264", "AAC 5.1"],
                bandwidth: 2_400_000, byteCount: ByteCount(44_000_000), isSizeEstimated: true, headers: [header],
                subtitleFiles: [
                    SubtitleFile(address: try address("nl.srt"), language: "nl"),
                    SubtitleFile(address: try address("x.vtt")),
                ]),
            link: try address("watch?v=%20x"), quality: .standard,
            tracks: TrackWish(audioLanguages: ["nl", "en"], subtitleLanguages: ["pt-BR"]),
            origin: .automatic, priority: .next, outputDirectory: "/media/usb",
            rateLimit: ByteCount(250_000), checksum: Checksum("md5=d41d8cd98f00b204e9800998ecf8427e"))
    }
}
