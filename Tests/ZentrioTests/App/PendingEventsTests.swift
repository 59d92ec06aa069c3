import DownloadRuntime
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct PendingEventsTests {
    private var pending = PendingEvents()

    private func step(_ number: Int, _ state: DownloadState) throws -> AppEvent {
        .step(DownloadStep(try SampleDownloads.film(number, state: state)))
    }

    private mutating func add(_ events: AppEvent...) {
        for event in events {
            let hasRoom = pending.add(event, at: .zero, capacity: 100)
            #expect(hasRoom)
        }
    }

    /// Takes events: "1 running" for a step, "1 changed" for other facts, "listed" for the list.
    private mutating func take(_ most: Int) -> [String] {
        pending.take(most).map { event in
            switch event {
            case .step(let step): "\(number(step.id)) \(step.download.state.name)"
            case .download(.downloadChanged(let download)): "\(number(download.id)) changed"
            case .listed: "listed"
            default: "other"
            }
        }
    }

    private func number(_ id: DownloadID) -> Int { Int(id.rawValue) ?? -1 }

    @Test mutating func add_stepsOfOneDownload_keepsTheLast() throws {
        add(try step(1, .scheduled), try step(2, .scheduled), try step(1, .running), try step(1, .completed))
        let taken = take(10)
        #expect(taken == ["1 completed", "2 scheduled"])
    }

    @Test mutating func add_stepAfterTheLastOne_comesAfterIt() throws {
        add(try step(1, .running), try step(1, .failed), try step(1, .pending), try step(1, .scheduled))
        let taken = take(10)
        #expect(taken == ["1 failed", "1 scheduled"])
    }

    @Test mutating func add_stepAfterTheList_doesNotOvertakeIt() throws {
        add(try step(1, .running), .listed(DownloadShelf()), try step(1, .completed))
        let taken = take(10)
        #expect(taken == ["1 running", "listed", "1 completed"])
    }

    @Test mutating func add_stepAfterOtherFacts_doesNotOvertakeThem() throws {
        let changed = AppEvent.download(.downloadChanged(try SampleDownloads.film(1, state: .running)))
        add(try step(1, .running), changed, try step(1, .completed))
        let taken = take(10)
        #expect(taken == ["1 running", "1 changed", "1 completed"])
    }

    @Test mutating func add_stepAfterTheFormerWasTaken_isThere() throws {
        add(try step(1, .scheduled), try step(2, .scheduled))
        let first = take(1)
        #expect(first == ["1 scheduled"])
        add(try step(1, .running), try step(2, .running))
        let taken = take(10)
        #expect(taken == ["2 running", "1 running"])
        #expect(pending.isEmpty)
    }

    @Test mutating func add_full_takesOnlyLaterSteps() throws {
        let steps = [try step(1, .scheduled), try step(2, .scheduled), try step(1, .running)]
        let hadRoom = steps.map { pending.add($0, at: .zero, capacity: 1) }
        #expect(hadRoom == [true, false, true])
        let taken = take(10)
        #expect(taken == ["1 running"])
    }

    @Test mutating func since_isThatOfTheFirstThatWaits() throws {
        #expect(pending.since == nil)
        _ = pending.add(try step(1, .scheduled), at: .seconds(1), capacity: 9)
        _ = pending.add(try step(2, .scheduled), at: .seconds(2), capacity: 9)
        #expect(pending.since == .seconds(1))
        _ = pending.take(1)
        #expect(pending.since == .seconds(2))
    }
}
