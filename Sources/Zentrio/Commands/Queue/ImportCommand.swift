import ArgumentParser
import DesktopIntegration
import Foundation
import MediaModel

/// `zentrio import`: adds the downloads that a file lists.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Adds the downloads that a file lists.",
        discussion: """
            Takes what zentrio export wrote; a list of links, one a line; an input file of aria2 (addresses of one file with \
            tabs between them, then out=, dir=, header=, referer=, user-agent=, http-user=, http-passwd=, checksum=, \
            max-download-limit= and pause= on indented lines); or a JSON list of \
            {id, title, url, output_path, status, progress}.

            What is in the queue already is left alone, so that a file may be imported again. Lines that cannot be read are \
            named and the others are added; the exit code is 2 then.
            """)

    @Argument(help: "The file; - reads the standard input.")
    var file: String

    @Flag(help: "Prints a JSON object.")
    var json = false

    /// A file of a hundred thousand links is a tenth of this.
    nonisolated private static let sizeLimit = 256 * 1_024 * 1_024

    func run() throws {
        let (path, printsJSON) = (file, json)
        try ForegroundTask.run { task in
            do throws(CommandFailure) {
                let reading = try Self.read(path)
                try await HostVisit(directories: .ofThisProcess()).run { host, isRunning throws(CommandFailure) in
                    let (report, refusal) = try await Self.add(reading, to: host)
                    if refusal == nil || report.added > 0 {
                        Self.tell(report, unit: reading.unit, isRunning: isRunning, printsJSON: printsJSON)
                    }
                    if let refusal { throw refusal }
                }
                task.end(.success(reading.problems.isEmpty ? .done : .wrongUsage))
            } catch {
                task.end(.failure(error))
            }
        }
    }

    nonisolated private static func read(_ path: String) throws(CommandFailure) -> ImportReading {
        let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let file else { throw CommandFailure(.wrongUsage, "The file \(path) cannot be read.") }
        guard let data = try? file.read(upToCount: sizeLimit) ?? Data() else {
            throw CommandFailure(.wrongUsage, "The file \(path) cannot be read.")
        }
        return try ImportFile(
            data: data, workingDirectory: FileManager.default.currentDirectoryPath,
            homeDirectory: XDGDirectories.processEnvironment["HOME"]
        ).read()
    }

    /// - Returns: what came of the file, and why not all of it was taken in; what was taken in before stays.
    nonisolated private static func add(
        _ reading: ImportReading, to host: any DownloadHost
    ) async throws(CommandFailure) -> (report: ImportReport, refusal: CommandFailure?) {
        let plan = ImportPlan(reading, downloads: try await host.downloads())
        var additions: [ControlReply.Addition] = []
        var refusal: CommandFailure?
        do throws(CommandFailure) {
            try await host.add(plan.entries, into: &additions)
        } catch {
            refusal = error
        }
        let added = additions.count { $0.isNew }
        let report = ImportReport(
            added: added, known: plan.knownCount + additions.count - added, missingFiles: reading.missingFiles,
            problems: reading.problems.map { .init(place: $0.place, message: $0.sentence) })
        return (report, refusal)
    }

    nonisolated private static func tell(
        _ report: ImportReport, unit: ImportReading.Unit, isRunning: Bool, printsJSON: Bool
    ) {
        for problem in report.problems {
            TerminalOutput.error.writeLine("\(unit.rawValue) \(problem.place): \(problem.message)")
        }
        if printsJSON, let text = try? JSONText.text(report, isPretty: true) {
            return TerminalOutput.standard.writeLine(text)
        }
        let facts = [
            "\(report.added) added", report.known > 0 ? "\(report.known) in the list already" : nil,
            report.missingFiles > 0 ? "\(report.missingFiles) paused, because their files are not here" : nil,
            report.problems.isEmpty ? nil : "\(report.problems.count) not understood",
        ]
        TerminalOutput.standard.writeLine(facts.compactMap(\.self).joined(separator: ", ") + ".")
        if !isRunning, report.added > 0 {
            TerminalOutput.error.writeLine("Zentrio is not running; it starts them when it does.")
        }
    }
}
