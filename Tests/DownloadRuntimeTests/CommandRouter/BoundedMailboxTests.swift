import DownloadRuntime
import Testing

@Suite(.timeLimit(.minutes(10)))
struct BoundedMailboxTests {
    private func elements(_ delivery: BoundedMailbox<Int>.Delivery) -> [Int]? {
        guard case .elements(let elements) = delivery else { return nil }
        return elements
    }

    @Test func count_isWhatANextReceiverWouldFind() {
        let mailbox = BoundedMailbox<Int>(capacity: 2)
        #expect(mailbox.count == 0)
        mailbox.add([1, 2, 3])
        #expect(mailbox.count == 3)
        _ = mailbox.drain()
        #expect(mailbox.count == 0)
    }

    @Test func everythingThatIsThere_comesAtOnceAndInOrder() async {
        let mailbox = BoundedMailbox<Int>(capacity: 3)
        for number in 1...3 { #expect(await mailbox.send(number)) }
        #expect(elements(await mailbox.receive()) == [1, 2, 3])
    }

    @Test func senderToAFullMailbox_waitsAndLosesNothing() async {
        let mailbox = BoundedMailbox<Int>(capacity: 2)
        let seen = await withTaskGroup(of: Void.self) { group in
            group.addTask { for number in 0..<100 { _ = await mailbox.send(number) } }
            var seen: [Int] = []
            while seen.count < 100 {
                let batch = elements(await mailbox.receive()) ?? []
                #expect(batch.count <= 2)
                seen += batch
            }
            return seen
        }
        #expect(seen == Array(0..<100))
    }

    @Test func addedElement_findsRoomInAFullMailboxAndComesBehind() async {
        let mailbox = BoundedMailbox<Int>(capacity: 1)
        #expect(await mailbox.send(1))
        mailbox.add(2)
        #expect(!mailbox.offer(3))
        #expect(elements(await mailbox.receive()) == [1, 2])
        async let waiting = mailbox.receive()
        mailbox.add(4)
        #expect(elements(await waiting) == [4])
    }

    @Test func finishedMailbox_givesOutTheRestAndTakesNothing() async {
        let mailbox = BoundedMailbox<Int>(capacity: 2)
        #expect(await mailbox.send(1))
        mailbox.finish()
        #expect(await !mailbox.send(2))
        #expect(elements(await mailbox.receive()) == [1])
        guard case .finished = await mailbox.receive() else {
            Issue.record("the mailbox goes on")
            return
        }
    }

    @Test func cancelledReceiver_takesNothingAway() async {
        let mailbox = BoundedMailbox<Int>(capacity: 2)
        await withTaskGroup(of: BoundedMailbox<Int>.Delivery.self) { group in
            group.addTask { await mailbox.receive() }
            group.cancelAll()
            for await delivery in group {
                guard case .cancelled = delivery else {
                    Issue.record("something came from nowhere")
                    continue
                }
            }
        }
        #expect(await mailbox.send(7))
        #expect(mailbox.drain() == [7])
    }

    @Test func cancelledSender_givesUp() async {
        let mailbox = BoundedMailbox<Int>(capacity: 1)
        #expect(await mailbox.send(1))
        let wasSent = await withTaskGroup(of: Bool.self) { group in
            group.addTask { await mailbox.send(2) }
            group.cancelAll()
            return await group.next()
        }
        #expect(wasSent == false)
        #expect(mailbox.drain() == [1])
    }
}
