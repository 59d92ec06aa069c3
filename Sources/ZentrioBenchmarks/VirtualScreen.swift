import DesktopIntegration
import Foundation

/// An X server without a screen, for as long as this object lives.
final class VirtualScreen {
    /// As `DISPLAY` wants it.
    let name: String
    private let server: ChildProcess

    /// Starts a server on a free display.
    ///
    /// - Parameter folder: for its own files.
    /// - Throws: `Obstacle` when it is not installed or does not start.
    init(folder: String) throws {
        let path = folder + "/xvfb"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let output = try FileHandle(forWritingTo: URL(filePath: path))
        server = try ChildProcess(
            executable: try ProgramRunner.path(of: "Xvfb"),
            arguments: ["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
            environment: XDGDirectories.processEnvironment, output: output.fileDescriptor)
        for _ in 0..<100 {
            // It writes the number and the end of the line once it listens.
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            let number = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().lazy
                .compactMap { Int($0) }.first
            if let number {
                name = ":\(number)"
                return
            }
            guard server.wait(atMost: .milliseconds(100)) == nil else { break }
        }
        throw Obstacle(description: "Xvfb does not start")
    }

    func close() {
        server.signal(SIGTERM)
        _ = server.wait(atMost: .seconds(3))
    }
}
