import ArgumentParser
import ControlSocket
import DesktopIntegration
import DownloadRuntime

/// `zentrio events`: prints what happens, as it happens.
struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Prints what happens to the downloads, one JSON object a line.",
        discussion: """
            Follows the running Zentrio until Ctrl-C, or until it ends. The events are download_progress, \
            download_metrics, task_status_changed, runtime_warning, and resync: some were lost because nobody read them \
            in time, so ask zentrio list anew.
            """)

    @Flag(help: "Prints JSON; it always does.")
    var json = false

    @Flag(help: "Goes on until Ctrl-C; it always does.")
    var follow = false

    func run() throws {
        try ForegroundTask.run { task in
            let interruption = Interruption()
            do throws(CommandFailure) {
                let host = try await HostFinder(directories: .ofThisProcess()).running()
                let connection = try await host.eventConnection()
                task.end(.success(await Self.follow(connection, until: interruption.gate)))
            } catch {
                task.end(.failure(error))
            }
        }
    }

    nonisolated private static func follow(
        _ connection: ControlConnection, until interruption: Gate
    ) async -> ExitStatus {
        await withTaskGroup(of: ExitStatus.self) { group in
            group.addTask {
                while case .line(let line)? = await connection.next() {
                    TerminalOutput.standard.writeLine(String(decoding: line, as: UTF8.self))
                    if TerminalOutput.lossOfStandard != nil { break }
                }
                return .done
            }
            group.addTask { await interruption.opens() ? .interrupted : .done }
            defer { group.cancelAll() }
            return await group.next() ?? .done
        }
    }
}
