import MediaModel

/// A ledger that is asked again until its store can be written: a full disk of the list is no fault of any download.
///
/// For what a try cannot go on without; its regular marks may as well come later.
struct PatientLedger: ChunkLedger {
    /// The try is to end, and the store refuses still.
    struct Stopped: Error {}

    /// How often the store is asked again.
    static let interval = Duration.seconds(1)
    /// How often it is looked whether the try is to end.
    private static let pause = Duration.milliseconds(50)

    let ledger: any ChunkLedger
    let clock: RuntimeClock
    let signal: StopSignal

    func resumeState(of id: DownloadID) async throws -> ResumeState? {
        try await patiently { try await ledger.resumeState(of: id) }
    }

    func commit(_ state: ResumeState, for id: DownloadID) async throws {
        try await patiently { try await ledger.commit(state, for: id) }
    }

    func clearResumeState(of id: DownloadID) async throws {
        try await patiently { try await ledger.clearResumeState(of: id) }
    }

    private func patiently<Value>(_ body: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await body()
            } catch  where StoreOutage.isOutage(error) {
                try await wait()
            }
        }
    }

    /// Waits until the store is worth another question.
    ///
    /// - Throws: `Stopped` when the try is to end.
    private func wait() async throws {
        let end = clock.now() + Self.interval
        repeat {
            if signal.isRaised { throw Stopped() }
            // Cancelled only together with the signal.
            try? await clock.sleep(min(end, clock.now() + Self.pause))
        } while clock.now() < end
    }
}
