import MediaModel
import Synchronization

/// One pace for every connection of the library, so that sixteen connections are not sixteen times as fast.
final class SharedPace: Sendable {
    private let pace: Mutex<Pace?>
    private let start = ContinuousClock.now

    /// Makes a pace of so many bytes a second; nil lets everything through at once.
    init(_ rate: ByteCount?) {
        pace = Mutex(rate.map { Pace(rate: $0) })
    }

    /// Waits until a piece may be sent.
    func wait(for piece: ByteCount) async throws {
        let now = start.duration(to: .now)
        let delay = pace.withLock { $0?.delay(for: piece, at: now) ?? .zero }
        if delay > .zero { try await Task.sleep(for: delay) }
    }
}
