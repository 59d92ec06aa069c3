import DownloadRuntime
import MediaModel

nonisolated extension DownloadHost {
    /// All downloads in the order of the queue.
    func downloads() async throws(CommandFailure) -> [Download] {
        try await downloads(.list(nil))
    }

    /// Those of these downloads that are there.
    func downloads(_ ids: [DownloadID]) async throws(CommandFailure) -> [Download] {
        var found: [Download] = []
        for part in ids.parts(of: ControlRequest.batchLimit) { found += try await downloads(.list(Array(part))) }
        return found
    }

    /// Takes downloads in, in as few requests as they fit into.
    func add(_ entries: [QueueEntry]) async throws(CommandFailure) -> [ControlReply.Addition] {
        var added: [ControlReply.Addition] = []
        try await add(entries, into: &added)
        return added
    }

    /// The same; `added` holds also what was taken in before a request that failed.
    func add(_ entries: [QueueEntry], into added: inout [ControlReply.Addition]) async throws(CommandFailure) {
        for part in entries.parts(of: ControlRequest.batchLimit) {
            for batch in Self.batches(Array(part)) {
                guard case .added(let some) = try await answer(.add(batch)) else { throw .strangeAnswer }
                added += some
            }
        }
    }

    /// The entries in runs of about `ControlRequest.sizeLimit`; one that is longer alone has a run of its own.
    private static func batches(_ entries: [QueueEntry]) -> [[QueueEntry]] {
        // As a whole first: signed links and cookies of 2 kB each are rare, and most runs are measured only once.
        guard entries.count > 1, let text = try? JSONText.text(entries, isPretty: false),
            text.utf8.count > ControlRequest.sizeLimit.rawValue
        else { return [entries] }
        let middle = entries.count / 2
        return batches(Array(entries[..<middle])) + batches(Array(entries[middle...]))
    }

    /// Carries out a command about many downloads, in as few requests as their names fit into.
    func perform(
        on ids: [DownloadID], _ command: ([DownloadID]) -> ControlCommand
    ) async throws(CommandFailure) {
        for part in ids.parts(of: ControlRequest.batchLimit) { _ = try await answer(command(Array(part))) }
    }

    private func downloads(_ command: ControlCommand) async throws(CommandFailure) -> [Download] {
        guard case .downloads(let list) = try await answer(command) else { throw .strangeAnswer }
        return list
    }
}

nonisolated extension Array {
    /// The elements in runs of at most `size`.
    fileprivate func parts(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}

nonisolated extension CommandFailure {
    /// The host speaks another version of the language.
    static let strangeAnswer = CommandFailure(
        .failed, "The running Zentrio gave an answer that this one does not understand. Start it again.")
}
