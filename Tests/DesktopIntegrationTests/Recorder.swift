/// Hands on what a callback got, one at a time.
struct Recorder<Value: Sendable>: Sendable {
    let values: AsyncStream<Value>
    private let inlet: AsyncStream<Value>.Continuation

    init() {
        // No test makes as many; the oldest would be lost.
        (values, inlet) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(100))
    }

    func record(_ value: Value) {
        inlet.yield(value)
    }

    /// Waits for the first value that is as wanted.
    func first(where isWanted: (Value) -> Bool) async -> Value? {
        for await value in values where isWanted(value) { return value }
        return nil
    }
}
