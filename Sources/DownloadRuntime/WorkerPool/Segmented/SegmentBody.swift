import CLinux
import Glibc
import MediaModel
import Synchronization

/// Takes the body of one request in: in memory while the budget lasts, else in an unnamed file on the download's disk.
///
/// The transfer thread writes; the session takes it when the transfer has ended.
final class SegmentBody: Sendable {
    private enum Place {
        /// The address of a heap block, which no other code knows; zero is none.
        case memory(UInt, capacity: Int)
        case file(Int32)
    }

    private struct State {
        var place = Place.memory(0, capacity: 0)
        var count = 0
        /// Where the wanted bytes begin in the answer's body.
        var begin: Int64 = 0
        /// How many they are; nil for all.
        var wanted: Int64?
    }

    /// What is reserved on a server's word: 64 MiB.
    private static let largestReservation: Int64 = 64 << 20

    private let budget: MemoryBudget
    private let folder: String
    private let state: Mutex<State>

    /// Prepares for a body; `folder` takes what does not fit into memory.
    init(budget: MemoryBudget, folder: String) {
        self.budget = budget
        self.folder = folder
        state = Mutex(State())
        HeapMemory.giveBackLargeBlocks()
    }

    deinit {
        state.withLock { state in
            switch state.place {
            case .memory(let block, let capacity):
                free(UnsafeMutableRawPointer(bitPattern: block))
                budget.release(capacity)
            case .file(let descriptor): close(descriptor)
            }
        }
    }

    var count: Int { state.withLock { $0.count } }

    /// Says where in the answer's body the wanted bytes begin and how many they are, nil for all.
    ///
    /// - Returns: the count again.
    func expect(_ offset: Int64, count: Int64?) -> Int64? {
        state.withLock { state in
            state.begin = offset
            state.wanted = count
            // Servers may promise anything; what is larger grows as it comes.
            if let count, count <= Self.largestReservation { _ = grow(&state, to: Int(count)) }
        }
        return count
    }

    /// Takes bytes at an offset of the answer's body; gives the error number when there is no place for them.
    func append(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32? {
        state.withLock { state in
            let skipped = Int(clamping: max(0, state.begin - offset))
            guard skipped < bytes.count else { return nil }
            let room = state.wanted.map { Int(clamping: $0) - state.count } ?? .max
            let count = min(bytes.count - skipped, room)
            return append(UnsafeRawBufferPointer(rebasing: bytes[skipped..<skipped + count]), &state)
        }
    }

    /// Gives everything away; nil when memory for it cannot be had.
    func take() -> SegmentBytes? {
        state.withLock { state in
            defer { state.count = 0 }
            switch state.place {
            case .memory(let block, let capacity):
                state.place = .memory(0, capacity: 0)
                // The session writes it out at once: the budget is for what waits.
                budget.release(capacity)
                guard let block = UnsafeMutableRawPointer(bitPattern: block) ?? malloc(1) else {
                    return nil
                }
                return SegmentBytes(block: block, count: state.count)
            case .file(let descriptor): return SegmentBytes(mapping: descriptor, count: state.count)
            }
        }
    }

    private func append(_ bytes: UnsafeRawBufferPointer, _ state: inout State) -> Int32? {
        if let code = makeRoom(&state, for: bytes.count) { return code }
        switch state.place {
        case .memory(let block, _):
            guard let block = UnsafeMutableRawPointer(bitPattern: block), let source = bytes.baseAddress else {
                return nil
            }
            (block + state.count).copyMemory(from: source, byteCount: bytes.count)
        case .file(let descriptor):
            if let code = Self.write(bytes, to: descriptor, at: state.count) { return code }
        }
        state.count += bytes.count
        return nil
    }

    private func makeRoom(_ state: inout State, for more: Int) -> Int32? {
        guard case .memory(_, let capacity) = state.place, state.count + more > capacity else { return nil }
        return grow(&state, to: max(state.count + more, capacity * 2))
    }

    private func grow(_ state: inout State, to wanted: Int) -> Int32? {
        guard case .memory(let block, let capacity) = state.place, wanted > capacity else { return nil }
        guard budget.claim(wanted - capacity) else { return spill(&state) }
        guard let larger = realloc(UnsafeMutableRawPointer(bitPattern: block), wanted) else {
            budget.release(wanted - capacity)
            return spill(&state)
        }
        state.place = .memory(UInt(bitPattern: larger), capacity: wanted)
        return nil
    }

    private func spill(_ state: inout State) -> Int32? {
        guard case .memory(let block, let capacity) = state.place else { return nil }
        var descriptor = zentrio_unnamed_file(folder)
        if descriptor < 0 { descriptor = Self.namelessFile(in: folder) }
        guard descriptor >= 0 else { return -descriptor }
        let held = UnsafeMutableRawPointer(bitPattern: block)
        let code = Self.write(UnsafeRawBufferPointer(start: held, count: state.count), to: descriptor, at: 0)
        free(held)
        budget.release(capacity)
        state.place = .file(descriptor)
        return code
    }

    /// For file systems that know no unnamed files; minus the error number on failure.
    private static func namelessFile(in folder: String) -> Int32 {
        var name = Array("\(folder)/.zentrio-XXXXXX".utf8CString)
        let descriptor = name.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
        guard descriptor >= 0 else { return -errno }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = name.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } }
        return descriptor
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int) -> Int32? {
        var done = 0
        while done < bytes.count {
            let count = pwrite(
                descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? EIO : errno }
            done += count
        }
        return nil
    }
}
