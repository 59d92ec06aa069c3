import Synchronization

/// One listener's events, one after the other; ends when the runtime has stopped.
///
/// One task at a time iterates it; letting go of it ends the subscription.
package final class EventSubscription: AsyncSequence, Sendable {
    package struct Iterator: AsyncIteratorProtocol {
        let subscription: EventSubscription

        package func next() async -> DownloadEvent? { await subscription.next() }

        package func next(isolation actor: isolated (any Actor)?) async -> DownloadEvent? {
            await subscription.next()
        }
    }

    private let inbox: EventInbox
    private let onEnd: @Sendable () -> Void

    init(inbox: EventInbox, onEnd: @escaping @Sendable () -> Void) {
        self.inbox = inbox
        self.onEnd = onEnd
    }

    deinit {
        onEnd()
    }

    package func makeAsyncIterator() -> Iterator { Iterator(subscription: self) }

    /// Waits for the next event; nil when the runtime has stopped or the task was cancelled.
    package func next() async -> DownloadEvent? { await inbox.next() }

    /// The next event if there is one; never waits, so a frame of the window may ask.
    package func takeNext() -> DownloadEvent? { inbox.takeNext() }
}
