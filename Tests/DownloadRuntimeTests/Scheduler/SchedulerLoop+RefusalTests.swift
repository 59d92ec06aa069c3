import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

/// A runtime whose list lies on a disk that runs full.
@Suite(.timeLimit(.minutes(10)), .enabled(if: SmallDisk.isAvailable, "needs the right to mount a disk"))
struct SchedulerLoopRefusalTests {
    private var bench: RuntimeBench
    private let disk: SmallDisk

    init() throws {
        bench = try RuntimeBench()
        disk = try SmallDisk(kibibytes: 4_000)
        bench.databasePath = disk.path("downloads.sqlite")
    }

    /// Has the store refuse: a film is finished, and nobody can note it.
    private func refuse(_ runtime: DownloadRuntime, _ events: EventSubscription) async throws -> DownloadID {
        let id = try await runtime.add(Samples.film()).id
        let worker = await bench.factory.next()
        await events.next("running", of: id)
        disk.fill()
        try worker.finish()
        let warning = await events.nextWarning()
        #expect(warning?.code == .storeFailed)
        let folder = FilePath.parent(of: bench.databasePath)
        #expect(
            warning?.message == "The list of downloads could not be saved. Make room on the disk of \(folder).")
        return id
    }

    private func error(_ answer: CommandRouter.Answer?) async -> DownloadCommandError? {
        guard case .failure(let error)? = await answer?.value() else { return nil }
        return error
    }

    private static func follows(_ error: DownloadCommandError?) -> Bool? {
        guard case .notSaved(let outage, let follows)? = error, outage.isFull else { return nil }
        return follows
    }

    @Test func list_isAnsweredWithWhatIsSavedAndTheFilmIsFinishedLater() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await refuse(runtime, events)
            #expect(await runtime.state(of: id) == .running)
            // The outage is told once, however long it lasts.
            for _ in 1...5 {
                bench.clock.advance(by: .seconds(1))
                #expect(await runtime.state(of: id) == .running)
            }
            disk.makeRoom()
            bench.clock.advance(by: .seconds(1))
            var warnings = 0
            var isDone = false
            while !isDone, let event = await events.next() {
                if case .warning = event { warnings += 1 }
                if case .statusChanged(let change) = event, change.to == .completed { isDone = true }
            }
            #expect(warnings == 0)
        }
    }

    @Test func newDownload_isRefusedAfterThreeSecondsAndNeverComes() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            disk.fill()
            let answer = await runtime.submit(.enqueue(try Samples.film()))
            #expect(await events.nextWarning()?.code == .storeFailed)
            bench.clock.advance(by: .seconds(3))
            #expect(Self.follows(await error(answer)) == false)
            disk.makeRoom()
            bench.clock.advance(by: .seconds(1))
            #expect(await runtime.downloads().isEmpty)
            #expect(bench.factory.madeCount == 0)
            // The same film is none that is there already.
            let again = try await runtime.send(.enqueue(try Samples.film()))
            guard case .download(_, isNew: true) = again else {
                Issue.record("\(again)")
                return
            }
            _ = await bench.factory.next()
        }
    }

    @Test func change_whileTheStoreRefuses_isRefusedAndNotCarriedOut() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await refuse(runtime, events)
            let removal = await runtime.submit(.remove(id, deleteFile: true))
            let film = await runtime.submit(.enqueue(try Samples.film("Sintel")))
            // Both have been seen when this is answered.
            _ = await runtime.downloads()
            bench.clock.advance(by: .seconds(3))
            #expect(Self.follows(await error(removal)) == false)
            #expect(Self.follows(await error(film)) == false)
            disk.makeRoom()
            bench.clock.advance(by: .seconds(1))
            await events.next("completed", of: id)
            #expect(await runtime.downloads().map(\.id) == [id])
        }
    }

    @Test func change_theStoreWorksInTime_isCarriedOut() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            _ = try await refuse(runtime, events)
            let film = await runtime.submit(.enqueue(try Samples.film("Sintel")))
            _ = await runtime.downloads()
            disk.makeRoom()
            bench.clock.advance(by: .seconds(1))
            #expect(await error(film) == nil)
            #expect(await runtime.downloads().count == 2)
        }
    }

    /// Nobody knew that the store refuses, and the worker has stopped.
    @Test func pause_thatFindsTheStoreRefusing_followsAndSaysSo() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            await events.next("running", of: id)
            disk.fill()
            let pause = await runtime.submit(.pause(id))
            #expect(await events.nextWarning()?.code == .storeFailed)
            bench.clock.advance(by: .seconds(3))
            #expect(Self.follows(await error(pause)) == true)
            #expect(worker.stopCount > 0)
            disk.makeRoom()
            bench.clock.advance(by: .seconds(1))
            await events.next("paused", of: id)
        }
    }

    @Test func limits_areAnsweredAtOnce() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await refuse(runtime, events)
            #expect(try await runtime.send(.setLimits(DownloadLimits())) == .done)
            disk.makeRoom()
            bench.clock.advance(by: .seconds(1))
            await events.next("completed", of: id)
        }
    }

    /// Marks that cannot be written are told of, too, also when nothing else is to be saved.
    @Test func marks_thatCannotBeWritten_areToldOf() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            await events.next("running", of: id)
            disk.fill()
            await #expect(throws: (any Error).self) {
                try await worker.ledger.commit(try LedgerSamples.state(), for: id)
            }
            #expect(await events.nextWarning()?.code == .storeFailed)
        }
    }
}
