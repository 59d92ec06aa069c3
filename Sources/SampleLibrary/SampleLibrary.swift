import FlyingFox
import FlyingSocks
package import MediaModel

/// Open films as short samples, made on the spot and served on this device as a real Stremio add-on.
///
/// Start here. `run()` owns everything that lives: the HTTP server (`AddonHandler` answers) and the workshop that makes
/// the films (`FilmStudio`). Nothing is made before somebody asks for it.
package actor SampleLibrary {
    /// Where the library is in its life.
    private enum State {
        /// Not yet listening. Can transition to: listening, ended.
        case starting
        /// Answers at this address. Can transition to: ended.
        case listening(WebAddress)
        /// Stopped, or never came up for this reason.
        case ended(SampleLibraryError)
    }

    private let configuration: SampleLibraryConfiguration
    private let studio: FilmStudio
    private let server: HTTPServer
    private var state = State.starting
    private var waiters: [CheckedContinuation<Void, Never>] = []

    package init(_ configuration: SampleLibraryConfiguration) throws(SampleLibraryError) {
        self.configuration = configuration
        studio = FilmStudio(configuration)
        let handler = AddonHandler(
            artworkDirectory: configuration.artworkDirectory, studio: studio, pace: SharedPace(configuration.rate))
        do {
            server = HTTPServer(
                address: try .inet(ip4: "127.0.0.1", port: configuration.port),
                timeout: configuration.answerTimeout.seconds, logger: .disabled, handler: handler)
        } catch {
            throw SampleLibraryError(.cannotListen(configuration.port), cause: "\(error)")
        }
    }

    /// Serves until it is stopped or its task is cancelled.
    ///
    /// - Throws: `ffmpegMissing` at once when the program that makes the films cannot be started, `cannotListen` when
    ///   the port is taken.
    package func run() async throws(SampleLibraryError) {
        do {
            try await studio.checkEncoder()
            try await serve()
        } catch {
            // Closing the listening socket ends the server with an error of its own: that is how a stop looks.
            guard case .starting = state, !Task.isCancelled else { return end(SampleLibraryError(.stopped)) }
            let failure =
                error as? SampleLibraryError
                ?? SampleLibraryError(.cannotListen(configuration.port), cause: "\(error)")
            end(failure)
            throw failure
        }
    }

    /// The address that the library answers at, as soon as it does: `http://127.0.0.1:41234`.
    package func waitUntilListening() async throws(SampleLibraryError) -> WebAddress {
        if case .starting = state {
            await withCheckedContinuation { waiters.append($0) }
        }
        switch state {
        case .listening(let address): return address
        case .ended(let error): throw error
        case .starting: throw SampleLibraryError(.stopped)
        }
    }

    /// Closes every connection and lets `run()` return.
    package func stop() async {
        end(SampleLibraryError(.stopped))
        await server.stop()
    }

    private func serve() async throws {
        try await withThrowingTaskGroup(of: Void.self) { [server, studio] group in
            group.addTask { await studio.run() }
            group.addTask {
                try await server.run()
                throw SampleLibraryError(.stopped)
            }
            group.addTask {
                // The server ends by itself when it cannot listen; the time is for a machine that is busy.
                try await server.waitUntilListening(timeout: 60)
                try await self.didListen()
            }
            // Not `waitForAll()`: that would wait for the studio, which never ends by itself.
            for try await _ in group {}
        }
    }

    private func didListen() async throws {
        guard case .starting = state, case .ip4(let host, let port)? = await server.listeningAddress else { return }
        // The look at the state is repeated because `stop()` may have come during the wait.
        guard case .starting = state else { return }
        state = .listening(try WebAddress("http://\(host):\(port)"))
        resumeWaiters()
    }

    private func end(_ error: SampleLibraryError) {
        if case .ended = state { return }
        state = .ended(error)
        resumeWaiters()
    }

    private func resumeWaiters() {
        for waiter in waiters { waiter.resume() }
        waiters = []
    }
}
