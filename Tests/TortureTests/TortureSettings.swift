import Foundation
import ZentrioTestSupport

/// How long the torture takes and what chance it plays, from the environment.
struct TortureSettings: Sendable {
    /// The time for all kinds of faults together.
    ///
    /// `ZENTRIO_TORTURE_MINUTES`; the default is 2.
    let duration: Duration
    /// What decides the order of the cases and their random parts: the same number gives the same cases.
    ///
    /// `ZENTRIO_TORTURE_SEED`; the default is 524,471, which once found a film that was published twice. `make torture`
    /// gives a new one each time.
    let seed: UInt64
    /// Cases that run side by side; the server's speed makes most of their time, not the processor.
    let lanes = 3

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        duration = .seconds((environment["ZENTRIO_TORTURE_MINUTES"].flatMap(Double.init) ?? 2) * 60)
        seed = environment["ZENTRIO_TORTURE_SEED"].flatMap(UInt64.init) ?? 524_471
    }

    /// The chance of one kind of fault.
    func generator(for name: String) -> SeededGenerator {
        SeededGenerator(seed: name.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) })
    }
}
