import Foundation
import ImmediateUI
import ZentrioTestSupport

/// An X server without a screen, and a hand for its mouse and keyboard.
nonisolated final class VirtualDisplay: Sendable {
    /// A tool of the test did not work.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// As `DISPLAY` wants it.
    let name: String
    private let server: RunningProgram
    private let folder: String

    private init(name: String, server: RunningProgram, folder: String) {
        self.name = name
        self.server = server
        self.folder = folder
    }

    /// Starts a server on a free display.
    static func start(folder: String) async throws -> VirtualDisplay {
        guard let program = RunningProgram.path(of: "Xvfb") else { throw Failure(description: "Xvfb is not installed") }
        let server = try RunningProgram(
            program, ["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"], output: folder + "/xvfb")
        let number = try await Heartbeat.first("Xvfb", within: .seconds(300), report: { server.output }) {
            server.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { Int($0) }
                .first
        }
        return VirtualDisplay(name: ":\(number)", server: server, folder: folder)
    }

    /// Presses the mouse in the middle of a frame.
    func click(_ frame: Rect) async throws {
        try await xdotool(["mousemove", "\(Int(frame.midX))", "\(Int(frame.midY))", "click", "1"])
    }

    /// Types on the keyboard, a key every 20 ms.
    func type(_ text: String) async throws {
        try await xdotool(["type", "--delay", "20", text])
    }

    /// Presses a key by its name in X, such as "Escape".
    func press(_ key: String) async throws {
        try await xdotool(["key", key])
    }

    func stop() async throws {
        server.terminate()
        _ = try await server.end()
    }

    private func xdotool(_ arguments: [String]) async throws {
        guard let path = RunningProgram.path(of: "xdotool") else {
            throw Failure(description: "xdotool is not installed")
        }
        let program = try RunningProgram(path, arguments, environment: ["DISPLAY": name], output: folder + "/xdotool")
        guard try await program.end() == 0 else {
            throw Failure(description: "xdotool \(arguments): \(program.output)")
        }
    }
}
