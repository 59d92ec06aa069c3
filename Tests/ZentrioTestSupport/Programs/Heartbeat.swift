import Dispatch

/// Looks again and again until something is so: for what happens in other processes, which no clock of ours drives.
package enum Heartbeat {
    /// It did not happen in time.
    package struct TimedOut: Error, CustomStringConvertible {
        package let description: String
    }

    /// Waits until `find` finds something.
    ///
    /// - Parameters:
    ///   - what: What is waited for, for the report.
    ///   - limit: How long at most; generous, because it only matters when something is broken.
    ///   - report: What there is to know when it did not happen.
    ///   - find: Looks once.
    /// - Returns: What was found.
    /// - Throws: `TimedOut`, or what `find` throws.
    package static func first<Found>(
        _ what: String, within limit: Duration, report: () -> String, _ find: () throws -> Found?
    ) async throws -> Found {
        let deadline = ContinuousClock.now + limit
        // A beat that nobody takes is dropped.
        let (beats, drum) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "zentrio.tests.heartbeat"))
        timer.schedule(deadline: .now(), repeating: .milliseconds(40))
        timer.setEventHandler { drum.yield() }
        timer.resume()
        defer { timer.cancel() }
        for await _ in beats {
            if let found = try find() { return found }
            if ContinuousClock.now > deadline { break }
        }
        throw TimedOut(description: "waited in vain for \(what)\n\(report())")
    }
}
