/// The thread of all connections to message buses; it starts with the first connection and ends with this object.
package final class BusThread: Sendable {
    let executor = BusExecutor()

    package init() {}

    deinit {
        executor.stop()
    }
}
