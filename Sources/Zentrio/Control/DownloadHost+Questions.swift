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
        for part in entries.parts(of: ControlRequest.batchLimit) {
            guard case .added(let some) = try await answer(.add(Array(part))) else { throw .strangeAnswer }
            added += some
        }
        return added
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
