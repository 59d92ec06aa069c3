import Foundation
import Synchronization

/// Ctrl-C or SIGTERM: what runs is ended, and then servers, network namespaces and folders go as after any other end.
enum Interruption {
    /// Thrown once, by whoever waits for a program: the programs that clean up are not to be interrupted again.
    struct Raised: Error {}

    private static let isRaised = Atomic(false)
    private static let isThrown = Atomic(false)

    /// Starts listening.
    static func listen() {
        // A handler may not be the first to touch it.
        isRaised.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in Interruption.isRaised.store(true, ordering: .relaxed) }
        }
    }

    /// Passes an interruption on.
    ///
    /// - Throws: `Raised`, the first time that it is asked after a signal.
    static func check() throws {
        guard isRaised.load(ordering: .relaxed), !isThrown.exchange(true, ordering: .relaxed) else { return }
        throw Raised()
    }
}
