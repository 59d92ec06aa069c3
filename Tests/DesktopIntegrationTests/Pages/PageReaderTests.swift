import Foundation
import Testing

@testable import DesktopIntegration

/// With a yt-dlp that is a script of the test.
@Suite(.timeLimit(.minutes(10)))
struct PageReaderTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/zentrio-pages-\(UUID().uuidString)"

    private func reader(
        _ script: String, timeout: Duration = .seconds(60), limit: Int = 1 << 20
    ) throws -> PageReader {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/yt-dlp"
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        waitForWriters(of: path)
        return PageReader(
            environment: ["PATH": "\(folder):/usr/bin:/bin"], timeout: timeout, outputLimit: limit)
    }

    /// A program that another test is starting has a copy of our descriptor for a moment, and nobody runs a file that is
    /// being written to; a lease is given only when nobody writes.
    private func waitForWriters(of path: String) {
        let setLease: Int32 = 1_024
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        while fcntl(descriptor, setLease, Int32(F_RDLCK)) != 0, errno == EAGAIN { sched_yield() }
    }

    private func failure(_ reader: PageReader, _ address: String = "https://a/b") async -> PageReader.Failure? {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do throws(PageReader.Failure) {
            _ = try await reader.read(address)
            return nil
        } catch {
            return error
        }
    }

    @Test func answer_isWhatTheProgramPrints() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = try reader("echo WARNING >&2; for word in \"$@\"; do printf '%s|' \"$word\"; done")
        let answer = try await reader.read("https://a/b?c=$(id)&d='e'", headers: [("Referer", "https://x y/")])
        let words = String(decoding: answer, as: UTF8.self).split(separator: "|")
        #expect(words.first == "--dump-single-json")
        #expect(words.contains("--ignore-config"))
        // No shell has looked at it.
        #expect(words.suffix(4) == ["--add-header", "Referer:https://x y/", "--", "https://a/b?c=$(id)&d='e'"])
    }

    @Test func missingProgram_isSaid() async {
        let reader = PageReader(environment: ["PATH": folder])
        #expect(await failure(reader)?.code == .missing)
    }

    @Test func failingProgram_tellsItsLastWords() async throws {
        let failure = await failure(
            try reader("echo '{}'; echo 'ERROR: one' >&2; echo 'ERROR: Unsupported URL' >&2; exit 1"))
        #expect(failure == PageReader.Failure(code: .failed, cause: "ERROR: Unsupported URL"))
    }

    @Test func slowProgram_isEndedWithItsChildren() async throws {
        let failure = await failure(try reader("sleep 1000 & sleep 1000", timeout: .milliseconds(200)))
        #expect(failure?.code == .timedOut)
    }

    @Test func endlessAnswer_isCutOff() async throws {
        #expect(await failure(try reader("exec yes"))?.code == .tooLarge)
    }

    @Test(arguments: ["--exec=x", "file:///etc/passwd", ""])
    func textThatIsNoAddress_isNotHandedOver(address: String) async throws {
        #expect(await failure(try reader("echo '{}'"), address)?.code == .failed)
    }

    @Test func cancelledTask_endsTheProgram() async throws {
        let reader = try reader("sleep 1000")
        let code = await withTaskGroup(of: PageReader.Failure.Code?.self) { group in
            group.addTask { await self.failure(reader)?.code }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(code == .cancelled)
    }
}
