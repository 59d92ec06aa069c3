import DownloadRuntime

/// The events of a runtime in this program.
nonisolated struct LocalEventStream: HostEventStream {
    let subscription: EventSubscription

    func next() async -> HostEvent? {
        while let event = await subscription.next() {
            if let event = HostEvent(event) { return event }
        }
        return nil
    }
}
