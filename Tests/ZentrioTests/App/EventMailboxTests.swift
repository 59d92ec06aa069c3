import DownloadRuntime
import MediaModel
import Synchronization
import Testing
import ZentrioTestSupport

@testable import Zentrio

struct EventMailboxTests {
    nonisolated private final class Bell: Sendable {
        let rings = Mutex(0)
        var count: Int { rings.withLock { $0 } }
    }

    private func mailbox(_ bell: Bell, capacity: Int = 1_024) -> EventMailbox {
        EventMailbox(capacity: capacity, wake: { bell.rings.withLock { $0 += 1 } })
    }

    @Test func post_manyEvents_wakesOnceUntilDrained() {
        let bell = Bell()
        let mailbox = mailbox(bell)
        for _ in 0..<5 { mailbox.post(.suggestions([])) }
        mailbox.post(DownloadProgress(), of: SampleDownloads.id(1))
        #expect(bell.count == 1)
        #expect(mailbox.drain().events.count == 5)
        mailbox.post(.suggestions([]))
        #expect(bell.count == 2)
    }

    @Test func post_progress_keepsTheLatestFrameOfEach() {
        let mailbox = mailbox(Bell())
        for bytes in 1...100 { mailbox.post(DownloadProgress(downloaded: ByteCount(bytes)), of: SampleDownloads.id(1)) }
        mailbox.post(DownloadProgress(downloaded: ByteCount(7)), of: SampleDownloads.id(2))
        let progress = mailbox.drain().progress
        #expect(progress[SampleDownloads.id(1)]?.downloaded == ByteCount(100))
        #expect(progress[SampleDownloads.id(2)]?.downloaded == ByteCount(7))
        #expect(progress.count == 2)
    }

    @Test func post_moreThanItHolds_tellsTheReaderToReload() {
        let mailbox = mailbox(Bell(), capacity: 3)
        for index in 0..<5 { mailbox.post(.notResolved(sentence: "\(index)", number: index)) }
        let delivery = mailbox.drain()
        #expect(delivery.hasOverflowed)
        let numbers = delivery.events.compactMap { if case .notResolved(_, let number) = $0 { number } else { nil } }
        #expect(numbers == [0, 1, 2])
    }

    @Test func drain_notesHowLongTheFirstWaited() {
        let clock = ManualClock()
        let mailbox = EventMailbox(now: clock.runtimeClock.now, wake: {})
        mailbox.post(.suggestions([]))
        clock.advance(by: .milliseconds(30))
        mailbox.post(DownloadProgress(), of: SampleDownloads.id(1))
        clock.advance(by: .milliseconds(20))
        _ = mailbox.drain()
        _ = mailbox.drain()
        #expect(mailbox.waits.figures.count == 1)
        #expect(mailbox.waits.figures.maximumMilliseconds == 50)
    }

    @Test func drain_afterABurst_deliversPortionsInOrderAndTellsOfTheRest() {
        let bell = Bell()
        let mailbox = mailbox(bell)
        for number in 0..<100 { mailbox.post(.notResolved(sentence: "", number: number)) }
        var numbers: [Int] = []
        var portions: [Int] = []
        var delivery: EventMailbox.Delivery
        repeat {
            delivery = mailbox.drain()
            portions.append(delivery.events.count)
            numbers += delivery.events.compactMap { if case .notResolved(_, let number) = $0 { number } else { nil } }
        } while delivery.hasMore
        #expect(portions == [32, 32, 32, 4])
        #expect(numbers == Array(0..<100))
        #expect(bell.count == 1)
    }

    @Test func post_whileMoreWaits_wakesNobody() {
        let bell = Bell()
        let mailbox = mailbox(bell)
        for number in 0..<40 { mailbox.post(.notResolved(sentence: "", number: number)) }
        let hasMore = mailbox.drain().hasMore
        mailbox.post(.suggestions([]))
        #expect(hasMore && bell.count == 1)
        #expect(!mailbox.drain().hasMore)
        mailbox.post(.suggestions([]))
        #expect(bell.count == 2)
    }

    @Test func discard_full_isEmptyAndWakesAgain() {
        let bell = Bell()
        let mailbox = mailbox(bell, capacity: 1)
        for _ in 0..<3 { mailbox.post(.suggestions([])) }
        mailbox.discard()
        #expect(mailbox.drain().events.isEmpty)
        mailbox.post(.suggestions([]))
        #expect(bell.count == 2)
        #expect(!mailbox.drain().hasOverflowed)
    }

    @Test func drain_twice_isEmptyTheSecondTime() {
        let mailbox = mailbox(Bell(), capacity: 1)
        mailbox.post(.suggestions([]))
        mailbox.post(.suggestions([]))
        _ = mailbox.drain()
        let second = mailbox.drain()
        #expect(second.events.isEmpty)
        #expect(second.progress.isEmpty)
        #expect(!second.hasOverflowed)
    }

    @Test(.timeLimit(.minutes(10)))
    func post_fromManyTasks_losesNothing() async {
        let bell = Bell()
        let mailbox = mailbox(bell, capacity: 10_000)
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask { @concurrent in
                    for index in 0..<500 { mailbox.post(.notResolved(sentence: "", number: task * 500 + index)) }
                }
            }
        }
        #expect(bell.count == 1)
        var count = 0
        while case let events = mailbox.drain().events, !events.isEmpty { count += events.count }
        #expect(count == 4_000)
    }
}
