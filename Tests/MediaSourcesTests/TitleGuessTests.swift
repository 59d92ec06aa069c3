import MediaModel
import Testing

@testable import MediaSources

struct TitleGuessTests {
    @Test(arguments: [
        ("Night.of.the.Living.Dead.1968.1080p.mkv", "Night of the Living Dead", 1968, 1080),
        ("Sintel.2010.1080p.mp4", "Sintel", 2010, 1080),
        ("Big Buck Bunny (2008) [720p].mp4", "Big Buck Bunny", 2008, 720),
        ("2001.A.Space.Odyssey.1968.BluRay.x264.mkv", "2001 A Space Odyssey", 1968, nil),
        ("1917.2019.2160p.mp4", "1917", 2019, 2160),
        ("Blade.Runner.2049.2017.1080p.mkv", "Blade Runner 2049", 2017, 1080),
        ("Blade.Runner.2049.1080p.mkv", "Blade Runner 2049", nil, 1080),
        ("the_general_1926.webm", "the general", 1926, nil),
        ("film.mp4", "film", nil, nil),
        ("Sherlock Jr. (1924).mp4", "Sherlock Jr.", 1924, nil),
        ("Mr. Nobody - Web - 2009.mkv", "Mr. Nobody - Web", 2009, nil),
        ("1080p.mp4", "1080p", nil, 1080),
        ("video", "video", nil, nil),
        ("Das Boot.1981.720p.mkv", "Das Boot", 1981, 720),
    ])
    func film_isRead(name: String, title: String, year: Int?, height: Int?) {
        let guess = TitleGuess(fileName: name)
        #expect(guess.title == title)
        #expect(guess.year == year)
        #expect(guess.height == height)
        #expect(guess.item.kind == .film)
    }

    @Test(arguments: [
        ("Caminandes.S01E02.Gran.Dillama.2013.1080p.mp4", "Caminandes", 1, 2, "Gran Dillama"),
        ("show.name.s2e11.720p.HDTV.mkv", "show name", 2, 11, nil),
        ("Show - 3x07 - The Name.mkv", "Show", 3, 7, "The Name"),
        ("Show.S01E02-E03.The.Name.mkv", "Show", 1, 2, "The Name"), ("Show.s01e02e03.mkv", "Show", 1, 2, nil),
    ])
    func episode_isRead(name: String, title: String, season: Int, number: Int, episodeName: String?) {
        let guess = TitleGuess(fileName: name)
        #expect(guess.title == title)
        #expect(guess.item.kind == .episode(season: season, number: number, name: episodeName))
    }

    @Test(arguments: ["Show S01E.mkv", "Show S001E02.mkv", "Show 1x2.mkv", "Show S01E02x.mkv", "Show 1920x1080.mkv"])
    func otherWord_isNoEpisode(name: String) {
        #expect(TitleGuess(fileName: name).item.kind == .film)
    }

    @Test(arguments: [
        ("http://127.0.0.1:8080/", "127.0.0.1"), ("https://films.2019.example/index.m3u8", "films.2019.example"),
        ("https://films.example/1234/master.m3u8", "films.example"),
        ("https://films.example/the-general/dash.mpd", "The general"),
        ("https://films.example/segments/spring/hls-fragments/master.m3u8", "Spring"),
    ])
    func manifestWithoutAName_isCalledAsItsHost(link: String, title: String) throws {
        let guess = TitleGuess(manifest: try WebAddress(link))
        #expect(guess.title == title)
        #expect(guess.year == nil)
    }

    @Test func bareHost_isTheTitle() throws {
        let address = try WebAddress("http://127.0.0.1:8080/")
        #expect(TitleGuess(fileName: address.lastPathComponent, at: address).item.title == "127.0.0.1")
        #expect(TitleGuess(fileName: "Sintel.2010.mp4", at: address).item.title == "Sintel")
    }
}
