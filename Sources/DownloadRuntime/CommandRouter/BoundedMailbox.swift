import Synchronization

/// A queue between tasks that holds a bounded number of elements.
///
/// A sender that finds it full waits its turn; the one receiver takes everything that is there at once.
package final class BoundedMailbox<Element: Sendable>: Sendable {
    /// What a receiver gets.
    package enum Delivery: Sendable {
        /// At least one element, in the order of sending.
        case elements([Element])
        /// The receiving task was cancelled; nothing was taken.
        case cancelled
        /// Nothing is left and nothing comes any more.
        case finished
    }

    private struct WaitingSender {
        var ticket: Int
        var element: Element
        var continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var elements: [Element] = []
        var senders: [WaitingSender] = []
        var receiver: CheckedContinuation<Delivery, Never>?
        var isFinished = false
        var nextTicket = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// Makes an empty mailbox that holds `capacity` elements besides those of waiting senders.
    package init(capacity: Int) {
        precondition(capacity > 0, "a mailbox holds something")
        self.capacity = capacity
    }

    /// How many elements are there at this moment.
    package var count: Int { state.withLock { $0.elements.count } }

    /// Hands an element over; waits while the mailbox is full.
    ///
    /// - Returns: false when the mailbox is finished or the task was cancelled while waiting; the element is dropped then.
    package func send(_ element: Element) async -> Bool {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { admit(element, ticket: ticket, continuation: $0) }
        } onCancel: {
            withdraw(ticket: ticket)
        }
    }

    /// Hands an element over without waiting, also when the mailbox is full.
    ///
    /// For senders whose elements are bounded by something else, as a worker's reports are by the places for workers.
    package func add(_ element: Element) {
        add([element])
    }

    /// Hands several elements over at once, as `add` does one; they stay together.
    package func add(_ elements: [Element]) {
        guard !elements.isEmpty else { return }
        let receiver = state.withLock { state -> CheckedContinuation<Delivery, Never>? in
            guard !state.isFinished else { return nil }
            if let receiver = state.receiver.take() { return receiver }
            state.elements += elements
            return nil
        }
        receiver?.resume(returning: .elements(elements))
    }

    /// Hands an element over if there is room at once; false when there is none.
    package func offer(_ element: Element) -> Bool {
        let (isTaken, receiver) = state.withLock { state in
            guard !state.isFinished, state.receiver != nil || state.elements.count < capacity else {
                return (false, nil as CheckedContinuation<Delivery, Never>?)
            }
            let receiver = state.receiver.take()
            if receiver == nil { state.elements.append(element) }
            return (true, receiver)
        }
        receiver?.resume(returning: .elements([element]))
        return isTaken
    }

    /// Takes everything that is there; waits while there is nothing.
    ///
    /// One task at a time.
    package func receive() async -> Delivery {
        await withTaskCancellationHandler {
            await withCheckedContinuation { park($0) }
        } onCancel: {
            let receiver = state.withLock { $0.receiver.take() }
            receiver?.resume(returning: .cancelled)
        }
    }

    /// Takes what is there without waiting.
    package func drain() -> [Element] {
        let (elements, admitted) = state.withLock { takeAll(&$0) }
        for sender in admitted { sender.resume(returning: true) }
        return elements
    }

    /// Lets nothing more in; what is inside can still be received.
    package func finish() {
        let (senders, receiver) = state.withLock { state in
            state.isFinished = true
            defer { state.senders = [] }
            return (state.senders, state.receiver.take())
        }
        for sender in senders { sender.continuation.resume(returning: false) }
        receiver?.resume(returning: .finished)
    }

    private func admit(_ element: Element, ticket: Int, continuation: CheckedContinuation<Bool, Never>) {
        let wake = state.withLock { state -> (() -> Void)? in
            if state.isFinished { return { continuation.resume(returning: false) } }
            if let receiver = state.receiver.take() {
                return {
                    receiver.resume(returning: .elements([element]))
                    continuation.resume(returning: true)
                }
            }
            if state.elements.count < capacity {
                state.elements.append(element)
                return { continuation.resume(returning: true) }
            }
            // Under the lock: a cancellation before it is seen here, one after it finds the sender.
            if Task.isCancelled { return { continuation.resume(returning: false) } }
            state.senders.append(WaitingSender(ticket: ticket, element: element, continuation: continuation))
            return nil
        }
        wake?()
    }

    private func withdraw(ticket: Int) {
        let sender = state.withLock { state in
            state.senders.firstIndex { $0.ticket == ticket }.map { state.senders.remove(at: $0) }
        }
        sender?.continuation.resume(returning: false)
    }

    private func park(_ continuation: CheckedContinuation<Delivery, Never>) {
        let wake = state.withLock { state -> (() -> Void)? in
            precondition(state.receiver == nil, "a mailbox has one receiver")
            if Task.isCancelled { return { continuation.resume(returning: .cancelled) } }
            if state.elements.isEmpty {
                if state.isFinished { return { continuation.resume(returning: .finished) } }
                state.receiver = continuation
                return nil
            }
            let (elements, admitted) = takeAll(&state)
            return {
                continuation.resume(returning: .elements(elements))
                for sender in admitted { sender.resume(returning: true) }
            }
        }
        wake?()
    }

    private func takeAll(_ state: inout State) -> (elements: [Element], admitted: [CheckedContinuation<Bool, Never>]) {
        let elements = state.elements
        let admitted = state.senders.prefix(capacity)
        state.elements = admitted.map(\.element)
        state.senders.removeFirst(admitted.count)
        return (elements, admitted.map(\.continuation))
    }
}
