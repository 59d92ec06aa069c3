import Glibc
import Testing

@testable import DesktopIntegration

@Suite(.timeLimit(.minutes(10)))
struct ChildProcessTests {
    @Test func exitCode_isReported() throws {
        #expect(try shell("exit 7").wait() == .code(7))
    }

    @Test func signal_isReported() throws {
        #expect(try shell("kill -TERM $$").wait() == .signal(SIGTERM))
    }

    @Test func wait_asManyTimesAsOneLikes_givesTheSame() throws {
        let process = try shell("exit 3")
        #expect(process.wait() == .code(3))
        #expect(process.wait() == .code(3))
        #expect(process.wait(atMost: .zero) == .code(3))
    }

    @Test func wait_withALimit_givesUp() throws {
        let pair = try MPVSocket.makePair()
        // Reads from a line on which nothing ever comes.
        let process = try shell("read line <&3", inheriting: pair.theirs.descriptor)
        #expect(process.wait(atMost: .milliseconds(30)) == nil)
        process.signal(SIGKILL)
        #expect(process.wait() == .signal(SIGKILL))
    }

    @Test func child_hasOnlyItsStandardFilesAndTheInheritedOne() throws {
        let (ours, theirs) = try MPVSocket.makePair()
        // A file without close-on-exec, as a careless library opens it.
        let stray = open("/dev/null", O_RDONLY)
        defer { close(stray) }
        let process = try ChildProcess(
            executable: "/bin/sh", arguments: ["-c", "cd /proc/$$/fd; echo * >&3"], environment: [:],
            inheriting: theirs.descriptor)
        #expect(process.wait() == .code(0))
        guard case .bytes(let bytes) = ours.receive(waiting: .seconds(10)) else {
            Issue.record("the child wrote nothing")
            return
        }
        // The shell may keep one more for its script; nothing of ours is among them.
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("0 1 2 3"))
        #expect(!String(decoding: bytes, as: UTF8.self).contains(" \(stray)\n"))
    }

    @Test func child_leadsItsOwnGroupWithDefaultSignals() throws {
        let previous = Glibc.signal(SIGPIPE, SIG_IGN)
        defer { Glibc.signal(SIGPIPE, previous) }
        let script = "set -- $(cat /proc/$$/stat); [ $1 = $5 ] && kill -PIPE $$"
        #expect(try shell(script).wait() == .signal(SIGPIPE))
    }

    @Test func environment_isExactlyWhatWasGiven() throws {
        let process = try ChildProcess(
            executable: "/bin/sh", arguments: ["-c", "[ \"$FILM\" = 'a b' ] && [ -z \"$HOME\" ]"],
            environment: ["FILM": "a b"])
        #expect(process.wait() == .code(0))
    }

    @Test func program_thatIsMissing_throws() {
        #expect(throws: ChildProcess.StartError(number: ENOENT)) {
            try ChildProcess(executable: "/nowhere/player", arguments: [], environment: [:])
        }
    }

    private struct NoAnswer: Error {}

    @Test func child_thatNobodyWaitedFor_goesWithItsOwner() throws {
        let identifier: pid_t
        let (ours, theirs) = try MPVSocket.makePair()
        do {
            let process = try shell("echo $$ >&3; read line <&3", inheriting: theirs.descriptor)
            #expect(process.wait(atMost: .zero) == nil)
            guard case .bytes(let bytes) = ours.receive(waiting: .seconds(10)) else { throw NoAnswer() }
            identifier = try #require(Int32(String(decoding: bytes.dropLast(), as: UTF8.self)))
        }
        #expect(kill(identifier, 0) == -1)
        #expect(errno == ESRCH)
    }

    private func shell(_ script: String, inheriting descriptor: Int32? = nil) throws -> ChildProcess {
        try ChildProcess(
            executable: "/bin/sh", arguments: ["-c", script], environment: ["PATH": "/usr/bin:/bin"],
            inheriting: descriptor)
    }
}
