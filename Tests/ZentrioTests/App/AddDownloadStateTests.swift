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
        ("https://media.example/a.mp4", true), (" http://127.0.0.1:8080/x ", true), ("ftp://media.example/a.mp4", true),
        ("file:///etc/passwd", true), ("metropolis", false), ("", false), ("www.example.org", false),
    ])
    func setLink_text_isLookedUpWhenItCouldBeALink(text: String, isLink: Bool) {
        var state = AddDownloadState()
        state.link = "before"
        #expect(state.setLink(text) == isLink)
        #expect(state.link == text)
        #expect(state.number == 1)
    }

    @Test func setLink_sameText_asksNothing() {
        var state = AddDownloadState()
        _ = state.setLink("https://media.example/a.mp4")
        let isNew = state.setLink("https://media.example/a.mp4")
        #expect(!isNew)
        #expect(state.number == 1)
    }

    @Test func setLink_otherText_forgetsWhatWasFound() throws {
        var state = try found(MediaItem(title: "Sintel"))
        #expect(state.stream != nil)
        _ = state.setLink("x")
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
