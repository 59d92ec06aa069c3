import MediaModel
import Testing

@testable import Zentrio

nonisolated struct LinkListReaderTests {
    private func read(_ text: String) -> ImportReading {
        var reader = LinkListReader(workingDirectory: "/home/mara", homeDirectory: "/home/jonas")
        return reader.read(text)
    }

    private func requests(_ text: String) -> [DownloadRequest] { read(text).items.map(\.entry.request) }

    @Test func links_oneALine_comeInTheirOrder() {
        let reading = read("https://a.example/1.mp4\n\n# a comment\nhttp://b.example/2.mkv\r\nhttps://c.example/3\n")
        #expect(reading.items.map(\.place) == [1, 4, 5])
        #expect(
            reading.items.map(\.entry.request.stream.address.text) == [
                "https://a.example/1.mp4", "http://b.example/2.mkv", "https://c.example/3",
            ])
        #expect(reading.problems.isEmpty)
        #expect(reading.items.allSatisfy { $0.entry.standing == .pending })
    }

    @Test func options_ofAria2_belongToTheLinkAbove() throws {
        let digest = String(repeating: "ab", count: 32)
        let request = try #require(
            requests(
                """
                https://a.example/x.mp4
                  dir=films
                  out=Metropolis.1927.mkv
                  header=Authorization: Bearer 1
                \theader=Referer: https://a.example/
                  checksum=sha-256=\(digest)
                  split=16
                  continue=true
                """
            ).first)
        #expect(request.outputDirectory == "/home/mara/films")
        #expect(request.fileName == "Metropolis.1927.mkv")
        #expect(request.item.title == "Metropolis")
        #expect(request.item.year == 1927)
        #expect(request.stream.headers.map(\.name) == ["Authorization", "Referer"])
        #expect(request.stream.headers.map(\.value) == ["Bearer 1", "https://a.example/"])
        #expect(request.checksum == Checksum("sha-256=\(digest)"))
    }

    @Test func options_withBlanksAroundTheSign_areOptions() throws {
        let digest = String(repeating: "ab", count: 32)
        let reading = read(
            "https://a.example/x.mp4\n out = y.mp4 \n\tdir =films\n  checksum=sha-256=\(digest)\n pause= true\n")
        #expect(reading.problems.isEmpty)
        let request = try #require(reading.items.first?.entry.request)
        #expect(request.fileName == "y.mp4")
        #expect(request.outputDirectory == "/home/mara/films")
        #expect(request.checksum == Checksum("sha-256=\(digest)"))
        #expect(reading.items.first?.entry.standing == .paused)
    }

    /// A checksum that is dropped without a word lets a wrong file in.
    @Test func indentedLine_thatIsNoOption_costsOnlyItself() throws {
        let digest = String(repeating: "ab", count: 32)
        let reading = read("https://a.example/x.mp4\n what is this\n checksum=sha-256=\(digest)\n")
        #expect(reading.problems.map(\.place) == [2])
        #expect(reading.items.first?.entry.request.checksum == Checksum("sha-256=\(digest)"))
    }

    @Test func home_inAFolder_isTheUsers() {
        #expect(requests("https://a.example/x.mp4\n dir=${HOME}/films\n").first?.outputDirectory == "/home/jonas/films")
    }

    @Test func options_thatAreUnknown_areNamedAndThoseHowToFetchAreNot() {
        let reading = read(
            """
            https://a.example/x.mp4
              split=16
              bt-prioritize-piece=head
              load-cookies=cookies.txt
              all-proxy=http://127.0.0.1:3128
              https-proxy=
            """)
        #expect(reading.items.map(\.place) == [1])
        #expect(reading.problems.map(\.place) == [4, 5])
        #expect(reading.problems.first?.sentence.contains("load-cookies") == true)
    }

    @Test func addresses_onOneLine_areMirrorsOfOneFile() throws {
        let request = try #require(
            requests("https://a.example/x.mp4\thttps://b.example/x.mp4\tftp://c.example/x").first)
        #expect(request.stream.address.text == "https://a.example/x.mp4")
        #expect(request.stream.mirrors.map(\.text) == ["https://b.example/x.mp4"])
    }

    @Test func linesThatAreNoLinks_areNamedAndNothingElseIsLost() {
        let reading = read(
            """
              dir=/early
            not a link
              dir=/skipped
            https://a.example/1.mp4
            ftp://a.example/2.mp4
            https://a.example/3.mp4
              header=no header at all
              checksum=crc32=1
            """)
        #expect(reading.items.map(\.place) == [4, 6])
        #expect(reading.items.allSatisfy { $0.entry.request.outputDirectory == nil })
        #expect(reading.problems.map(\.place) == [1, 2, 5, 7, 8])
        #expect(reading.problems.allSatisfy { !$0.sentence.isEmpty })
    }

    @Test func outOutsideTheFolder_keepsItsNameOnly() throws {
        let request = try #require(requests("https://a.example/x.mp4\n dir=/films\n out=../../etc/passwd.mp4").first)
        #expect(request.fileName == "passwd.mp4")
        #expect(request.outputDirectory == "/films")
    }

    /// A mark behind a slash makes both one character; the disk still finds a folder.
    @Test func outWithAMarkAfterASlash_keepsItsNameOnly() throws {
        let request = try #require(requests("https://a.example/x.mp4\n dir=/films\n out=../\u{301}x.mp4").first)
        #expect(request.fileName == "\u{301}x.mp4")
    }

    @Test func links_indentedByHand_areLinks() {
        #expect(requests("  https://a.example/1.mp4\n\thttps://a.example/2.mp4?x=1\n").count == 2)
    }

    @Test func playlists_areRecognisedByTheirEnding() {
        let formats = requests("https://a.example/1.m3u8?x\nhttps://a.example/2.MPD\nhttps://a.example/3").map(
            \.stream.format)
        #expect(formats == [.hls, .dash, .progressive])
    }

    @Test func linkOfAnAddon_isRefused() {
        #expect(read("https://a.example/manifest.json").problems.map(\.place) == [1])
    }

    @Test func tenThousandLinks_areAllThere() {
        let text = (1...10_000).map { "https://a.example/\($0).mp4" }.joined(separator: "\n")
        #expect(Set(requests(text).map(\.stream.address)).count == 10_000)
    }
}
