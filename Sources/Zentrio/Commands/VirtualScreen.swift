import Foundation

/// An X server that shows nothing to anybody (Xvfb).
nonisolated struct VirtualScreen {
    /// As `DISPLAY` wants it.
    let name: String
    private let server: Process

    /// Starts a server on a free display; nil when Xvfb is not installed or does not come up.
    static func start() throws -> VirtualScreen? {
        let folders = ["/usr/bin", "/usr/local/bin"].map { $0 + "/Xvfb" }
        guard let path = folders.first(where: FileManager.default.isExecutableFile(atPath:)) else { return nil }
        let server = Process()
        let number = Pipe()
        server.executableURL = URL(filePath: path)
        server.arguments = ["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
        server.standardOutput = number
        server.standardError = FileHandle.nullDevice
        try server.run()
        let answer = String(decoding: number.fileHandleForReading.availableData, as: UTF8.self)
        guard let display = Int(answer.split(separator: "\n").first ?? "") else {
            server.terminate()
            return nil
        }
        return VirtualScreen(name: ":\(display)", server: server)
    }

    func stop() {
        server.terminate()
        server.waitUntilExit()
    }
}
