import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct AddDownloadStateTests {
    private func found(_ item: MediaItem) throws -> AddDownloadState {
        var state = AddDownloadState()
        state.found(try SampleDownloads.link([1080, 720], item: item), preferred: .higher)
        return state
    }

    @Test(arguments: [
        ("https://media.example/a.mp4", "https://media.example/a.mp4"),
        (" http://127.0.0.1:8080/x ", "http://127.0.0.1:8080/x"),
        ("www.example.org", "www.example.org"), ("metropolis", ""), ("", ""), ("ftp://media.example/a", ""),
    ])
    func setLink_text_isLookedUpWhenItCouldBeALink(text: String, link: String) {
        var state = AddDownloadState()
        state.link = "before"
        let asked = state.setLink(text, isTyped: true)
        #expect((asked ?? "") == link)
        #expect(state.link == text)
        #expect(state.number == 1)
    }

    @Test func submitLink_aWord_saysWhyNot() {
        var state = AddDownloadState()
        _ = state.setLink("metropolis", isTyped: true)
        #expect(state.problem == nil)
        let asked = state.submitLink()
        #expect(asked == nil)
        #expect(state.problem == "This is not a web address. One starts with http:// or https://.")
        _ = state.setLink("metropolis.", isTyped: true)
        #expect(state.problem == nil)
    }

    @Test func setLink_sameText_asksNothing() {
        var state = AddDownloadState()
        _ = state.setLink("https://media.example/a.mp4", isTyped: false)
        let link = state.setLink("https://media.example/a.mp4", isTyped: false)
        #expect(link == nil)
        #expect(state.number == 1)
    }

    @Test func setLink_otherText_forgetsWhatWasFound() throws {
        var state = try found(MediaItem(title: "Sintel"))
        #expect(state.stream != nil)
        _ = state.setLink("x", isTyped: false)
        #expect(state.resolved == nil)
        #expect(state.stream == nil)
    }

    @Test func found_episode_isFiledAsOne() throws {
        let episode = MediaItem(title: "Caminandes", kind: .episode(season: 1, number: 2, name: "Gran Dillama"))
        var state = try found(episode)
        #expect(state.saveKind == .episode)
        #expect(state.year.isEmpty)
        let link = try #require(state.resolved)
        #expect(state.item(of: link).kind == episode.kind)
        state.saveKind = .film
        #expect(state.item(of: link).kind == .film)
    }

    @Test func item_filmAsEpisode_isTheFirst() throws {
        var state = try found(MediaItem(title: "Sintel", year: 2010))
        state.saveKind = .episode
        let link = try #require(state.resolved)
        #expect(state.item(of: link).kind == .episode(season: 1, number: 1, name: nil))
    }

    @Test func item_otherNumbers_isThatEpisodeWithoutTheFoundName() throws {
        let episode = MediaItem(title: "Caminandes", kind: .episode(season: 1, number: 2, name: "Gran Dillama"))
        var state = try found(episode)
        #expect(state.season == "1" && state.episode == "2")
        state.season = "2"
        state.episode = "13"
        let link = try #require(state.resolved)
        #expect(state.item(of: link).kind == .episode(season: 2, number: 13, name: nil))
        state.season = ""
        state.episode = ""
        #expect(state.item(of: link).kind == .episode(season: 1, number: 1, name: nil))
    }

    @Test func found_titleThatNamesAnEpisode_fillsTheNumbersIn() throws {
        var state = try found(MediaItem(title: "Caminandes S02E04"))
        #expect(state.saveKind == .film)
        state.saveKind = .episode
        let link = try #require(state.resolved)
        #expect(state.item(of: link).kind == .episode(season: 2, number: 4, name: nil))
    }

    @Test func item_emptyTitle_keepsTheFoundOne() throws {
        var state = try found(MediaItem(title: "Sintel", year: 2010))
        state.title = "  "
        state.year = "soon"
        let link = try #require(state.resolved)
        #expect(state.item(of: link).title == "Sintel")
        #expect(state.item(of: link).year == nil)
    }

    @Test func stream_indexOutOfRange_isNone() throws {
        var state = try found(MediaItem(title: "Sintel"))
        state.selectedStream = 2
        #expect(state.stream == nil)
    }

    @Test func trimmingWhitespace_bothEnds_keepsTheMiddle() {
        #expect("\t a b \n".trimmingWhitespace == "a b")
        #expect("  ".trimmingWhitespace.isEmpty)
    }
}
