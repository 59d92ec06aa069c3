import ArgumentParser
import DesktopIntegration
import DownloadRuntime
import MediaModel

/// `zentrio limit`: tells and changes how much happens at once.
struct LimitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit", abstract: "Tells or changes the limits; they hold at once and stay.",
        discussion:
            """
            Without options it tells them. A speed is 5M, 640k or a number of bytes a second; none takes it away.

            Hours are written like "mon-fri 22:00-07:00 5M", with the days and the speed left out where they do not matter. \
            Outside all of them downloads wait; the first ones that fit a moment give its speed. What may be kept is 50G, \
            500M or a number of bytes; what does not fit waits until something is removed.
            """)

    @Option(help: "The speed of all downloads together.")
    var total: ByteAmount?

    @Option(help: "How many downloads run at once, 1 to 10.")
    var atOnce: Int?

    @Option(help: "How many connections go to one host.")
    var perHost: Int?

    @Option(help: "The speed of each download.")
    var each: ByteAmount?

    @Option(help: "How much is left to others.")
    var profile: SpeedProfile?

    @Option(
        name: .customLong("hours"),
        help: "When downloads run, such as \"mon-fri 22:00-07:00\"; may be repeated; always takes all away.")
    var hours: [String] = []

    @Flag(inversion: .prefixedNo, help: "Whether downloads wait on metered networks, such as mobile hotspots.")
    var unmeteredOnly: Bool?

    @Flag(inversion: .prefixedNo, help: "Whether each series comes one episode after the other.")
    var seriesInOrder: Bool?

    @Option(help: "How much downloads may take on this device.")
    var storage: ByteAmount?

    @Option(help: "A download that gets a speed of its own, with --speed; may be repeated.")
    var task: [String] = []

    @Option(help: "The speed of the downloads that --task names.")
    var speed: ByteAmount?

    @Flag(help: "Prints a JSON object.")
    var json = false

    func validate() throws {
        if let atOnce, !Settings.runningRange.contains(atOnce) {
            throw ValidationError("From 1 to 10 downloads run at once.")
        }
        if let perHost, perHost < 1 { throw ValidationError("At least one connection goes to a host.") }
        if hours != ["always"], let wrong = hours.first(where: { HoursText($0) == nil }) {
            throw ValidationError("'\(wrong)' are no hours; write \"mon-fri 22:00-07:00\", or always.")
        }
        if task.isEmpty != (speed == nil) { throw ValidationError("--task and --speed belong together.") }
    }

    func run() throws {
        let change = LimitChange(
            atOnce: atOnce, perHost: perHost, total: total?.bytes, each: each?.bytes, profile: profile,
            hours: hours.isEmpty ? nil : hours.compactMap { HoursText($0) }, unmeteredOnly: unmeteredOnly,
            seriesInOrder: seriesInOrder, storage: storage?.bytes)
        let (words, speed, printsJSON) = (task, speed?.bytes, json)
        try ForegroundTask.run { task in
            do throws(CommandFailure) {
                try await HostVisit(directories: .ofThisProcess()).run { host, _ throws(CommandFailure) in
                    try await Self.hold(words, to: speed, on: host)
                    guard case .limits(let limits) = try await host.answer(.limit(change)) else { throw .strangeAnswer }
                    TerminalOutput.standard.writeLine(Self.text(limits, isJSON: printsJSON))
                }
            } catch {
                task.end(.failure(error))
            }
        }
    }

    nonisolated private static func hold(
        _ words: [String], to speed: ByteCount?, on host: any DownloadHost
    ) async throws(CommandFailure) {
        guard let speed else { return }
        let ids = try DownloadSelector(downloads: try await host.downloads()).select(words).map(\.id)
        try await host.perform(on: ids) { .hold($0, speed > .zero ? speed : nil) }
    }

    nonisolated private static func text(_ limits: DownloadLimits, isJSON: Bool) -> String {
        let report = ControlAnswer.Limits(limits)
        if isJSON, let text = try? JSONText.text(report, isPretty: true) { return text }
        return """
            Downloads at once     \(limits.maximumRunning)
            Connections to a host \(limits.connectionsPerHost)
            Total speed           \(Self.text(limits.bandwidth))
            Speed of each         \(Self.text(limits.bandwidthPerDownload))
            Profile               \(limits.profile.rawValue)\(Self.note(limits.profile))
            Hours                 \(Self.text(limits.schedule))
            Networks              \(limits.needsUnmeteredNetwork ? "unmetered only" : "all")
            Episodes of a series  \(limits.keepsSeriesInOrder ? "one after the other" : "as they stand")
            Storage               \(limits.storage.map { GetRow.plain(Wording.size($0)) } ?? "no limit")
            """
    }

    /// A limit as it holds: no transfer is held to less than a kilobyte a second.
    nonisolated static func text(_ speed: ByteCount?) -> String {
        speed.map { GetRow.plain(Wording.speed(max($0, ByteCount(1_000)))) } ?? "no limit"
    }

    nonisolated private static func text(_ schedule: WeeklySchedule) -> String {
        let lines = schedule.texts.map(\.description)
        return lines.isEmpty ? "always" : lines.joined(separator: "\n                      ")
    }

    nonisolated private static func note(_ profile: SpeedProfile) -> String {
        profile.bandwidth.map { ", at most \(GetRow.plain(Wording.speed($0)))" } ?? ""
    }
}

nonisolated extension SpeedProfile: ExpressibleByArgument {}
