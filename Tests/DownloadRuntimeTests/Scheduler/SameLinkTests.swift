import DownloadRuntime
import MediaModel
import Testing

struct SameLinkTests {
    /// A page with a film that lies somewhere else every time.
    private func page(_ film: String, height: Int? = nil, quality: Quality = .automatic) throws -> DownloadRequest {
        var request = try Samples.film(film)
        request.link = try Samples.address("watch?v=1")
        request.stream.height = height
        request.quality = quality
        return request
    }

    private func guess(_ link: String) throws -> DownloadRequest {
        var request = try Samples.film()
        request.stream.address = try Samples.address(link)
        request.link = request.stream.address
        return request
    }

    @Test func pageThatGivesAnotherAddress_isTheSame() throws {
        #expect(SameLink(try page("one", height: 720)) == SameLink(try page("two", height: 720)))
        #expect(SameLink(try page("one")) != SameLink(try Samples.film("one")))
    }

    @Test func pageInAnotherQuality_isAnother() throws {
        #expect(SameLink(try page("one", quality: .best)) != SameLink(try page("one", quality: .standard)))
        #expect(SameLink(try page("one", height: 720)) != SameLink(try page("one", height: 1080)))
    }

    @Test func linkThatIsTheAddress_isTheSameAsNoLink() throws {
        var request = try Samples.film("a")
        for format in [Stream.Format.progressive, .hls] {
            request.stream.format = format
            request.link = nil
            let plain = SameLink(request)
            request.link = request.stream.address
            #expect(SameLink(request) == plain)
        }
    }

    /// A list that is imported twice.
    @Test func linkThatWasFollowedSince_isTheSameAsTheBareOne() throws {
        let bare = try guess("watch?v=1")
        var followed = bare
        followed.stream.address = try Samples.address("film.m3u8")
        followed.stream.format = .hls
        #expect(SameLink(followed) == SameLink(bare))
        #expect(SameLink(followed) == SameLink(try page("one")))
    }

    @Test func guess_isWhatAListKnewOfTheLink() throws {
        let page = try page("one", height: 720, quality: .standard)
        #expect(SameLink(guessOf: page) == SameLink(try guess("watch?v=1")))
        #expect(SameLink(guessOf: try Samples.film()) == nil)
    }
}
