import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

struct DownloadQueueTests {
    private var queue = DownloadQueue()

    private mutating func add(_ request: DownloadRequest, state: DownloadState = .pending) {
        let download = Download(
            request: request, state: state, position: queue.nextPosition, addedAt: ManualClock.start)
        queue.update(
            ScheduledDownload(stored: StoredDownload(download: download, targetPath: "/\(queue.nextPosition)")))
    }

    /// The titles in the order in which they get places, one ending before the next begins.
    private mutating func drained() -> [String] {
        var order: [String] = []
        while let id = queue.next(), let entry = queue[id] {
            queue.noteTurn(of: entry)
            queue.remove(id)
            order.append(entry.download.request.stream.address.path)
        }
        return order
    }

    @Test mutating func arrival_decidesAmongEquals() throws {
        for title in ["a", "b", "c"] { add(try Samples.film(title)) }
        #expect(drained() == ["/a.mp4", "/b.mp4", "/c.mp4"])
    }

    @Test mutating func priority_goesFirst() throws {
        add(try Samples.film("later", priority: .later))
        add(try Samples.film("normal"))
        add(try Samples.film("next", priority: .next))
        #expect(drained() == ["/next.mp4", "/normal.mp4", "/later.mp4"])
    }

    @Test mutating func whatTheUserAskedFor_goesBeforeWhatARuleDid() throws {
        add(try Samples.film("rule", origin: .automatic))
        add(try Samples.film("user"))
        #expect(drained() == ["/user.mp4", "/rule.mp4"])
    }

    @Test mutating func series_takeTurns() throws {
        for number in 1...3 { add(try Samples.episode("a", number)) }
        for number in 1...2 { add(try Samples.episode("b", number)) }
        add(try Samples.film("film"))
        #expect(drained() == ["/a/1.mp4", "/b/1.mp4", "/film.mp4", "/a/2.mp4", "/b/2.mp4", "/a/3.mp4"])
    }

    @Test mutating func pausedDownload_hasNoTurn() throws {
        add(try Samples.film("paused"), state: .paused)
        #expect(queue.next() == nil)
    }

    @Test mutating func sameLinkForTheSamePlace_isADuplicate() throws {
        add(try Samples.film("a"))
        #expect(try queue.duplicate(of: Samples.film("a"))?.download.request.item.title == "a")
        #expect(try queue.duplicate(of: Samples.film("b")) == nil)
        #expect(try queue.duplicate(of: Samples.film("a", outputDirectory: "/out")) == nil)
    }

    @Test mutating func sameManifestWithOtherWishes_isNoDuplicate() throws {
        var request = try Samples.film("a")
        request.stream.format = .hls
        add(request)
        #expect(queue.duplicate(of: request) != nil)
        var other = request
        other.tracks.audioLanguages = ["de"]
        #expect(queue.duplicate(of: other) == nil)
        other = request
        other.quality = .standard
        #expect(queue.duplicate(of: other) == nil)
        other.stream.format = .progressive
        add(other)
        other.quality = .automatic
        #expect(queue.duplicate(of: other) != nil)
    }

    @Test mutating func linkThatWasAddedUnseen_isFoundWhenItIsKnownWhatItLeadsTo() throws {
        var request = try Samples.film("a")
        request.link = request.stream.address
        add(request)
        var seen = request
        seen.stream.address = try Samples.address("b.mp4")
        seen.stream.height = 720
        #expect(queue.duplicate(of: seen)?.id == request.id)
        // Somebody who asked for one picture of a page wants no other one.
        add(seen)
        queue.remove(request.id)
        add(seen)
        var other = seen
        other.stream.height = 1080
        #expect(queue.duplicate(of: seen)?.id == seen.id)
        #expect(queue.duplicate(of: other) == nil)
    }

    @Test mutating func sameManifestInAnotherHeight_isNoDuplicate() throws {
        var request = try Samples.film("a")
        request.stream.format = .hls
        request.stream.height = 720
        add(request)
        request.stream.height = 1080
        #expect(queue.duplicate(of: request) == nil)
    }
}
