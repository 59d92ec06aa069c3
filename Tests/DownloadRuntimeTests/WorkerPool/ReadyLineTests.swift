import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct ReadyLineTests {
    private var line = ReadyLine()

    private func offer(_ title: String) throws -> WorkOffer {
        let download = Download(request: try Samples.film(title), addedAt: ManualClock.start)
        let stored = StoredDownload(download: download, targetPath: "/media/\(title).mp4")
        return WorkOffer(
            ticket: WorkTicket(generation: 1, stored: stored), allowance: WorkAllowance(connections: 1))
    }

    private mutating func nextTitle() -> String? { line.next()?.ticket.stored.download.request.item.title }

    @Test mutating func offers_comeInTheirOrder() throws {
        _ = line.add([try offer("a"), try offer("b")])
        #expect(nextTitle() == "a")
        _ = line.add([try offer("c")])
        #expect(nextTitle() == "b")
        #expect(nextTitle() == "c")
        #expect(nextTitle() == nil)
    }

    @Test mutating func placeThatWasGiven_isHeldNoMore() throws {
        let numbers = line.add([try offer("a"), try offer("b")])
        #expect(numbers.allSatisfy(line.holds))
        _ = line.next()
        #expect(!line.holds(numbers[0]) && line.holds(numbers[1]))
        let more = line.add([try offer("c")])
        #expect(line.holds(numbers[1]) && line.holds(more.lowerBound))
    }

    @Test mutating func download_isHeldUntilItsTurnComes() throws {
        let offers = [try offer("a"), try offer("b")]
        _ = line.add(offers)
        _ = line.next()
        #expect(!line.holds(offers[0].ticket.id) && line.holds(offers[1].ticket.id))
    }

    @Test mutating func withdrawnPlaces_areNobodysNumbersLater() throws {
        let numbers = line.add([try offer("a"), try offer("b")])
        _ = line.next()
        #expect(line.takeAll().count == 1)
        let later = line.add([try offer("c"), try offer("d")])
        #expect(!numbers.contains(where: line.holds) && later.allSatisfy(line.holds))
    }

    @Test mutating func openedFile_goesWithItsPlace() async throws {
        let folder = try TestFolder()
        let numbers = line.add([try offer("a"), try offer("b")])
        let path = folder.path("b.mp4.zentrio-part")
        let file = try await PreparedFile(PartialFile(path: path), of: .make(), ledger: InMemoryLedger())
        line.keep(file, for: numbers[1])
        #expect(line.next()?.file == nil)
        #expect(line.next()?.file?.file.path == path)
    }
}
