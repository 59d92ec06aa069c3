import DesktopIntegration
import DownloadRuntime
import Foundation
import MediaModel

extension Bench {
    /// Has the running window import links while somebody looks, and watches it until all of them are fetched.
    func importIntoWindow(_ count: Int, size: Int) throws -> Result {
        try clear()
        for index in 0..<count { try makeFile("window/\(index).mp4", size: size, stamp: index) }
        let server = try WebServer(root: www, folder: folder + "/nginx")
        defer { server.close() }
        let base = "http://127.0.0.1:\(server.port)/window"
        let list = folder + "/window-list"
        try (0..<count).map { "\(base)/\($0).mp4\n" }.joined().write(toFile: list, atomically: true, encoding: .utf8)
        _ = try ProgramRunner.run([zentrio, "limit", "--at-once", "10", "--per-host", "10"], environment: environment)
        guard let screen = VirtualScreen() else { throw Obstacle(description: "Xvfb is missing or does not start") }
        defer { screen.close() }
        var watch = WindowWatch(
            program: zentrio, environment: environment.merging(["DISPLAY": screen.name]) { $1 }, count: count)
        let start = ContinuousClock.now
        let window = try watch.open()
        defer { window.signal(SIGKILL) }
        let imported = try ProgramRunner.run([zentrio, "import", list], environment: environment).cost.wall
        try watch.waitUntilAllAreDone(window)
        let wall = ContinuousClock.now - start
        try checkFiles(count, named: try watch.finishedFiles(), base: base)
        window.signal(SIGTERM)
        guard window.wait(atMost: .seconds(10)) != nil, let usage = window.usage else {
            throw Obstacle(description: "the window does not end")
        }
        let cost = Measurement(
            wall: wall.seconds, processor: usage.processorTime.seconds, memory: usage.memory.rawValue)
        let remark = "imported in \(String(format: "%.2f", imported)) s, \(watch.figures), all \(count) right"
        return Result(contender: "zentrio's window", measurements: [cost], remark: remark)
    }

    /// Compares every file with what the server has.
    private func checkFiles(_ count: Int, named files: [WindowWatch.FinishedFile], base: String) throws {
        guard files.count == count, Set(files.map(\.path)).count == count, Set(files.map(\.url)).count == count else {
            throw Obstacle(description: "\(files.count) files instead of \(count)")
        }
        for file in files {
            let name = file.url.dropFirst(base.count)
            guard FileManager.default.contentsEqual(atPath: file.path, andPath: "\(www)/window\(name)") else {
                throw Obstacle(description: "\(file.path) is not \(file.url)")
            }
        }
    }
}
