import DownloadRuntime
import FoundationEssentials
import MediaModel
import Synchronization
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct ControlDeskTests {
    private let served: ServedDesk

    init() throws {
        served = try ServedDesk()
    }

    private func states(_ host: RemoteHost) async throws -> [String] {
        try await host.downloads().map(\.state.name)
    }

    @Test func commands_doWhatTheySay() async throws {
        try await served.serving { [served] _ in
            let host = try served.host()
            let films = try (1...3).map { try SampleDownloads.film($0, "Film \($0)").request }
            let ids = films.map(\.id)
            #expect(try await host.add(films.map { QueueEntry(request: $0) }).allSatisfy(\.isNew))
            _ = try await host.answer(.pause(.some([ids[0]])))
            #expect(try await states(host)[0] == "paused")
            _ = try await host.answer(.resume(.all))
            #expect(try await states(host)[0] != "paused")
            _ = try await host.answer(.move([ids[2]], before: ids[0]))
            #expect(try await host.downloads().map(\.id) == [ids[2], ids[0], ids[1]])
            _ = try await host.answer(.prioritise([ids[1]], .next))
            _ = try await host.answer(.hold([ids[1]], ByteCount(64_000)))
            let second = try #require(try await host.downloads([ids[1]]).first)
            #expect(second.request.priority == .next && second.request.rateLimit == ByteCount(64_000))
            _ = try await host.answer(.cancel([ids[0]]))
            #expect(try await host.downloads([ids[0]]).map(\.state) == [.cancelled])
            _ = try await host.answer(.remove(ids, deleteFiles: true))
            #expect(try await host.downloads().isEmpty)
        }
    }

    @Test func command_aboutAnUnknownDownload_isNotFoundAndTheOthersAreDone() async throws {
        try await served.serving { [served] _ in
            let host = try served.host()
            let film = try SampleDownloads.film(1).request
            _ = try await host.add([QueueEntry(request: film)])
            let failure = await #expect(throws: CommandFailure.self) {
                _ = try await host.answer(.pause(.some([DownloadID(rawValue: "ff"), film.id])))
            }
            #expect(failure?.status == .notFound)
            #expect(try await host.downloads().map(\.state) == [.paused])
        }
    }

    @Test func add_twice_isAddedOnce() async throws {
        try await served.serving { [served] _ in
            let host = try served.host()
            let film = try SampleDownloads.film(1).request
            var again = film
            again.id = .make()
            let first = try await host.add([QueueEntry(request: film), QueueEntry(request: again)])
            #expect(first.map(\.id) == [film.id, film.id])
            #expect(first.map(\.isNew) == [true, false])
            #expect(try await host.add([QueueEntry(request: again, standing: .paused)]).map(\.isNew) == [false])
            #expect(try await states(host) != ["paused"])
        }
    }

    /// Signed links and cookies: 120 of them are longer than the longest line that the socket takes.
    @Test func add_longEntries_areTakenInWithSeveralRequests() async throws {
        let cookie = try #require(HeaderField(name: "Cookie", value: String(repeating: "c", count: 10_000)))
        let entries = try (1...120).map { number in
            var film = try SampleDownloads.film(number, "Film \(number)").request
            film.stream.headers = [cookie]
            return QueueEntry(request: film, standing: .paused)
        }
        try await served.serving { [served] _ in
            let host = try served.host()
            let added = try await host.add(entries)
            #expect(added.map(\.id) == entries.map(\.request.id))
            #expect(added.allSatisfy { $0.isNew })
            #expect(try await host.downloads().map(\.id) == entries.map(\.request.id))
        }
    }

    @Test func add_secondRequestRefused_tellsWhatTheFirstTookIn() async throws {
        let films = try (1...ControlRequest.batchLimit).map { number in
            QueueEntry(request: try SampleDownloads.film(number, "Film \(number)").request, standing: .paused)
        }
        let lost = QueueEntry(
            request: try SampleDownloads.film(ControlRequest.batchLimit + 1).request, standing: .completed,
            finishedPath: "/nowhere/b.mp4")
        try await served.serving { [served] _ in
            let host = try served.host()
            var added: [ControlReply.Addition] = []
            var refusal: CommandFailure?
            do throws(CommandFailure) {
                try await host.add(films + [lost], into: &added)
            } catch {
                refusal = error
            }
            #expect(refusal?.status == .notFound)
            #expect(added.map(\.id) == films.map(\.request.id))
        }
    }

    @Test func whatAWindowMayBringBack_isToldToIt() async throws {
        let (news, inlet) = AsyncStream.makeStream(of: ControlNews.self, bufferingPolicy: .bufferingOldest(16))
        let film = try SampleDownloads.film(1).request
        let id = film.id
        try await served.serving(tell: { inlet.yield($0) }) { [served] _ in
            let host = try served.host()
            var again = film
            again.id = .make()
            _ = try await host.add([QueueEntry(request: film)])
            _ = try await host.add([QueueEntry(request: again)])
            _ = try await host.answer(.pause(.some([film.id])))
            _ = try await host.answer(.pause(.all))
            _ = try await host.answer(.resume(.all))
            _ = try await host.answer(.resume(.some([film.id])))
            inlet.finish()
        }
        var told: [ControlNews] = []
        for await one in news { told.append(one) }
        #expect(told == [.wanted([id]), .pausedAll, .resumedAll, .wanted([id])])
    }

    @Test func list_whenTheRuntimeHasStopped_isRefusedAndNotEmpty() async throws {
        try await served.serving { [served] session in
            let host = try served.host()
            let film = try SampleDownloads.film(1).request
            _ = try await host.add([QueueEntry(request: film)])
            await session.runtime.shutdown()
            for ids in [nil, [film.id]] as [[DownloadID]?] {
                let failure = await #expect(throws: CommandFailure.self) { _ = try await host.answer(.list(ids)) }
                #expect(failure == CommandFailure.hostEnds)
            }
        }
    }

    @Test func finishedFile_isTakenInWhereItIs() async throws {
        let path = served.folder.path("films/a.mp4")
        try TestFolder.write(Array("film".utf8), to: path)
        try await served.serving { [served] _ in
            let host = try served.host()
            let film = try SampleDownloads.film(1).request
            let entry = QueueEntry(request: film, standing: .completed, finishedPath: path)
            #expect(try await host.add([entry]).map(\.isNew) == [true])
            #expect(try await host.add([entry]).map(\.isNew) == [false])
            let download = try #require(try await host.downloads().first)
            #expect(download.state == .completed && download.finalPath == path)
            #expect(download.progress.downloaded == ByteCount(4))
            let failure = await #expect(throws: CommandFailure.self) {
                let other = QueueEntry(
                    request: try SampleDownloads.film(2).request, standing: .completed, finishedPath: "/nowhere/b.mp4")
                _ = try await host.add([other])
            }
            #expect(failure?.status == .notFound)
        }
    }

    @Test func finishedFilesAmongOthers_keepTheirPlaces() async throws {
        let films = try (1...5).map { try SampleDownloads.film($0, "Film \($0)").request }
        let entries = try films.enumerated().map { index, film in
            guard index == 1 || index == 3 else { return QueueEntry(request: film) }
            let path = served.folder.path("films/\(index).mp4")
            try TestFolder.write(Array("film".utf8), to: path)
            return QueueEntry(request: film, standing: .completed, finishedPath: path)
        }
        try await served.serving { [served] _ in
            let host = try served.host()
            #expect(try await host.add(entries).map(\.id) == films.map(\.id))
            let downloads = try await host.downloads()
            #expect(downloads.map(\.id) == films.map(\.id))
            #expect(downloads.map { $0.state == .completed } == [false, true, false, true, false])
        }
    }

    @Test func past_ofAnotherList_isKeptForNewOnesOnly() async throws {
        let path = served.folder.path("films/a.mp4")
        try TestFolder.write(Array("film".utf8), to: path)
        let past = DownloadPast(addedAt: Timestamp(rawValue: 5), finishedAt: Timestamp(rawValue: 7), isWatched: true)
        try await served.serving { [served] _ in
            let host = try served.host()
            let films = try (1...2).map { try SampleDownloads.film($0, "Film \($0)").request }
            let finished = QueueEntry(request: films[0], standing: .completed, finishedPath: path, past: past)
            let paused = QueueEntry(request: films[1], standing: .paused, past: past)
            _ = try await host.add([finished, paused])
            var later = paused
            later.past?.addedAt = Timestamp(rawValue: 9)
            _ = try await host.add([later])
            let downloads = try await host.downloads(films.map(\.id))
            #expect(downloads.map(\.addedAt.rawValue) == [5, 5])
            #expect(downloads.compactMap { $0.finishedAt?.rawValue } == [7])
            #expect(downloads.allSatisfy { $0.isWatched })
        }
    }

    @Test func export_importedElsewhere_isTheSameQueueAndAgainChangesNothing() async throws {
        let films = try (1...700).map { try SampleDownloads.film($0, "Film \($0)").request }
        let document = Mutex<[Download]>([])
        try await served.serving { [served] _ in
            let host = try served.host()
            _ = try await host.add(
                films.enumerated().map { QueueEntry(request: $1, standing: $0 % 3 == 0 ? .paused : .pending) })
            let downloads = try await host.downloads()
            document.withLock { $0 = downloads }
        }
        let exported = document.withLock { $0 }
        let data = Data(try JSONText.text(QueueDocument(exported), isPretty: true).utf8)
        let reading = try ImportFile(data: data, workingDirectory: "/").read()
        let elsewhere = try ServedDesk()
        try await elsewhere.serving { _ in
            let host = try elsewhere.host()
            for expected in [700, 0] {
                let plan = ImportPlan(reading, downloads: try await host.downloads())
                #expect(plan.entries.count == expected)
                #expect(try await host.add(plan.entries).count { $0.isNew } == expected)
            }
            let downloads = try await host.downloads()
            #expect(downloads.map(\.request) == exported.map(\.request))
            #expect(downloads.map { $0.state == .paused } == exported.map { $0.state == .paused })
        }
    }

    @Test func limits_changed_holdAndAreKept() async throws {
        let change = LimitChange(
            atOnce: 7, perHost: 3, total: ByteCount(5_000_000), each: ByteCount(640_000), profile: .balanced,
            hours: [HoursText("mon-fri 22:00-07:00 2M")].compactMap(\.self), unmeteredOnly: true, seriesInOrder: true,
            storage: ByteCount(50_000_000_000))
        let expected = DownloadLimits().applying(change)
        try await served.serving { [served] _ in
            let host = try served.host()
            #expect(try await host.answer(.limit(LimitChange())) == .limits(DownloadLimits()))
            #expect(try await host.answer(.limit(change)) == .limits(expected))
        }
        try await served.serving { [served] session in
            #expect(session.policy.limits == expected)
            let reply = try await served.host().answer(.limit(LimitChange()))
            #expect(reply == .limits(expected))
        }
    }

    @Test func window_isShownWhenThereIsOne() async throws {
        let shown = Mutex<WindowVisit?>(nil)
        let visit = WindowVisit(page: .metrics, link: nil)
        try await served.serving(show: { visit in shown.withLock { $0 = visit } }) { [served] _ in
            _ = try await served.host().answer(.show(visit))
        }
        #expect(shown.withLock { $0 } == visit)
        try await served.serving { [served] _ in
            await #expect(throws: CommandFailure.self) { _ = try await served.host().answer(.show(visit)) }
            await #expect(throws: CommandFailure.self) { _ = try await served.host().answer(.handOver) }
        }
    }
}
