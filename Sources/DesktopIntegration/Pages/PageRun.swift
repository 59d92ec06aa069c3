import Glibc
import Synchronization

/// One run of yt-dlp: its answer, up to a limit, and its last words.
final class PageRun: Sendable {
    private let child: ChildProcess
    private let timeout: Duration
    private let outputLimit: Int
    /// The ends that are read; closed by `wait`.
    private let output: Int32
    private let errors: Int32
    private let isCancelled = Atomic(false)
    /// The last words that are kept.
    private static let wordsLimit = 4 << 10

    /// Starts the program.
    ///
    /// - Throws: `failed` when the system refuses.
    init(
        program: String, arguments: [String], environment: [String: String], timeout: Duration, outputLimit: Int
    ) throws(PageReader.Failure) {
        self.timeout = timeout
        self.outputLimit = outputLimit
        let answers = try PageRun.pipe()
        let words: (read: Int32, write: Int32)
        do throws(PageReader.Failure) {
            words = try PageRun.pipe()
        } catch {
            for descriptor in [answers.read, answers.write] { close(descriptor) }
            throw error
        }
        // Only the child writes: its end is the pipes' end.
        defer { for descriptor in [answers.write, words.write] { close(descriptor) } }
        do throws(ChildProcess.StartError) {
            child = try ChildProcess(
                executable: program, arguments: arguments, environment: environment, output: answers.write,
                errors: words.write)
        } catch {
            for descriptor in [answers.read, words.read] { close(descriptor) }
            throw PageReader.Failure(code: .failed, cause: String(cString: strerror(error.number)))
        }
        output = answers.read
        errors = words.read
    }

    /// Ends the child; `wait` returns soon after.
    func cancel() {
        isCancelled.store(true, ordering: .relaxed)
        child.signal(SIGKILL)
    }

    /// Blocks until the child is gone; called once.
    func wait() -> Result<[UInt8], PageReader.Failure> {
        defer { for descriptor in [output, errors] { close(descriptor) } }
        let deadline = ContinuousClock.now + timeout
        var answer: [UInt8] = []
        var words: [UInt8] = []
        var open = [output, errors]
        while !open.isEmpty {
            let left = (deadline - ContinuousClock.now).components
            let milliseconds = Int32(clamping: left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000)
            var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard milliseconds > 0, poll(&polled, nfds_t(polled.count), milliseconds) != 0 else {
                return fail(.timedOut, words)
            }
            for entry in polled where entry.revents != 0 {
                guard let bytes = PageRun.read(entry.fd) else {
                    open.removeAll { $0 == entry.fd }
                    continue
                }
                if entry.fd == output { answer += bytes } else { words = (words + bytes).suffix(PageRun.wordsLimit) }
            }
            guard answer.count <= outputLimit else { return fail(.tooLarge, words) }
        }
        // Both pipes are closed: what is left is its farewell.
        guard let exit = child.wait(atMost: .seconds(5)) else { return fail(.timedOut, words) }
        guard exit == .code(0), !isCancelled.load(ordering: .relaxed) else { return fail(.failed, words) }
        return .success(answer)
    }

    private func fail(_ code: PageReader.Failure.Code, _ words: [UInt8]) -> Result<[UInt8], PageReader.Failure> {
        child.signal(SIGKILL)
        _ = child.wait()
        let lines = String(decoding: words, as: UTF8.self).split(separator: "\n")
        let isCancelled = isCancelled.load(ordering: .relaxed)
        return .failure(
            PageReader.Failure(code: isCancelled ? .cancelled : code, cause: lines.last.map(String.init) ?? ""))
    }

    /// What is there; nil at the end.
    private static func read(_ descriptor: Int32) -> [UInt8]? {
        let size = 64 << 10
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            repeat { count = Glibc.read(descriptor, buffer.baseAddress, size) } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        return count > 0 ? bytes : nil
    }

    private static func pipe() throws(PageReader.Failure) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else {
            throw PageReader.Failure(code: .failed, cause: String(cString: strerror(errno)))
        }
        for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
