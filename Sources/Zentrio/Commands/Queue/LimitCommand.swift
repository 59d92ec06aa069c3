import ArgumentParser
import DesktopIntegration
import DownloadRuntime
import MediaModel

/// `zentrio limit`: tells and changes how much happens at once.
struct LimitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit", abstract: "Tells or changes the limits; they hold at once and stay.",
        discussion:
            "Without options it tells them. A speed is 5M, 640k or a number of bytes a second; none takes it away.")

    @Option(help: "The speed of all downloads together.")
    var total: ByteRate?

    @Option(help: "How many downloads run at once, 1 to 10.")
    var atOnce: Int?

    @Option(help: "How many of them fetch from one host.")
    var perHost: Int?

    @Flag(help: "Prints a JSON object.")
    var json = false

    func validate() throws {
        if let atOnce, !Settings.runningRange.contains(atOnce) {
            throw ValidationError("From 1 to 10 downloads run at once.")
        }
        if let perHost, perHost < 1 { throw ValidationError("At least one download fetches from a host.") }
    }

    func run() throws {
        let change = LimitChange(atOnce: atOnce, perHost: perHost, total: total?.bytes)
        let printsJSON = json
        try ForegroundTask.run { task in
            do throws(CommandFailure) {
                try await HostVisit(directories: .ofThisProcess()).run { host, _ throws(CommandFailure) in
                    guard case .limits(let limits) = try await host.answer(.limit(change)) else { throw .strangeAnswer }
                    TerminalOutput.standard.writeLine(Self.text(limits, isJSON: printsJSON))
                }
            } catch {
                task.end(.failure(error))
            }
        }
    }

    nonisolated private static func text(_ limits: DownloadLimits, isJSON: Bool) -> String {
        let report = ControlAnswer.Limits(limits)
        if isJSON, let text = try? JSONText.text(report, isPretty: true) { return text }
        let speed = limits.bandwidth.map { GetRow.plain(Wording.speed($0)) } ?? "none"
        return """
            Downloads at once  \(limits.maximumRunning)
            From one host      \(limits.maximumRunningPerHost)
            Total speed        \(speed)
            """
    }
}
