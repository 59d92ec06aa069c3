import MediaModel
import Testing

@testable import Zentrio

nonisolated struct ArtworkQueueTests {
    private var queue = ArtworkQueue()

    private func picture(_ number: Int) throws -> WebAddress { try WebAddress("https://art.example/\(number)") }

    @Test mutating func add_toAnIdleQueue_startsSix() throws {
        for number in 1...6 { #expect(queue.add(try picture(number)) == .init(started: try picture(number))) }
        #expect(queue.add(try picture(7)) == .init())
    }

    @Test mutating func next_whileSomeWait_isTheLastSeen() throws {
        for number in 1...9 { _ = queue.add(try picture(number)) }
        #expect(queue.next() == (try picture(9)))
        #expect(queue.next() == (try picture(8)))
        #expect(queue.next() == (try picture(7)))
        #expect(queue.next() == nil)
    }

    @Test mutating func add_afterAllEnded_startsAgain() throws {
        for number in 1...6 { _ = queue.add(try picture(number)) }
        for _ in 1...6 { #expect(queue.next() == nil) }
        #expect(queue.add(try picture(7)).started == (try picture(7)))
    }

    @Test mutating func add_whileTooManyWait_dropsTheOldest() throws {
        for number in 1...134 { #expect(queue.add(try picture(number)).dropped == nil) }
        #expect(queue.add(try picture(135)).dropped == (try picture(7)))
    }
}
