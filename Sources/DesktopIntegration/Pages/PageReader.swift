import Dispatch
import Glibc

/// Asks yt-dlp what a web page holds: sites change weekly, so their ways are its business.
///
/// It runs as a child without a shell, without its configuration files, with little time and little room for its answer.
package struct PageReader: Sendable {
    /// Why a page gave nothing.
    package struct Failure: Error, Hashable {
        package enum Code: Hashable, Sendable {
            /// yt-dlp is not installed.
            case missing
            /// It knows no video there, or the site refused it.
            case failed
            /// It took too long.
            case timedOut
            /// Its answer is larger than any honest one.
            case tooLarge
            /// The task was cancelled.
            case cancelled
        }

        package let code: Code
        /// The last words of yt-dlp, or of the system.
        package let cause: String
    }

    /// The variables of the child, and where yt-dlp is looked for.
    private let environment: [String: String]
    private let timeout: Duration
    private let outputLimit: Int

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - environment: the variables of the child; its `PATH` says where yt-dlp is.
    ///   - timeout: how long a page may take; the default is 60 s, for yt-dlp's start alone takes one or two.
    ///   - outputLimit: the largest answer in bytes; the default is 16 MiB.
    package init(environment: [String: String], timeout: Duration = .seconds(60), outputLimit: Int = 16 << 20) {
        self.environment = environment
        self.timeout = timeout
        self.outputLimit = outputLimit
    }

    /// Reads a page.
    ///
    /// Cancelling the task ends the child.
    ///
    /// - Parameters:
    ///   - address: http or https.
    ///   - headers: what the page's requests carry.
    /// - Returns: the JSON that `yt-dlp -J` prints.
    /// - Throws: `Failure`.
    package func read(
        _ address: String, headers: [(name: String, value: String)] = []
    ) async throws(Failure) -> [UInt8] {
        guard let program = ExecutableSearch.path(of: "yt-dlp", environment: environment) else {
            throw Failure(code: .missing, cause: "yt-dlp is not in PATH")
        }
        // Anything else could be read as an option.
        guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
            throw Failure(code: .failed, cause: "\(address) is no web address")
        }
        let run = try PageRun(
            program: program, arguments: PageReader.arguments(address, headers), environment: environment,
            timeout: timeout, outputLimit: outputLimit)
        let queue = DispatchQueue(label: "zentrio.page")
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: run.wait()) }
            }
        } onCancel: {
            run.cancel()
        }
        return try result.get()
    }

    private static func arguments(_ address: String, _ headers: [(name: String, value: String)]) -> [String] {
        let options = [
            "--dump-single-json", "--ignore-config", "--no-warnings", "--no-progress", "--no-playlist",
            "--playlist-items", "1", "--no-cache-dir", "--socket-timeout", "20", "--retries", "2",
        ]
        return options + headers.flatMap { ["--add-header", "\($0.name):\($0.value)"] } + ["--", address]
    }
}
