import ArgumentParser
import Foundation

/// Runs the rows and prints the table.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Runs rows and prints their medians and ratios.")

    @Option(help: "The rows: \(Row.allCases.map(\.rawValue).joined(separator: ", ")); all without it.")
    var rows: String?

    @Option(help: "Runs of each contender; without it each row has its own number.")
    var repetitions: Int?

    @Option(help: "The size of the large film in MiB.")
    var size = 2048

    @Option(help: "The folder for servers' and contenders' files; in memory without it.")
    var folder: String?

    @Option(help: "A folder for the titles in segments, which are made once and stay; made anew without it.")
    var media: String?

    @Option(help: "The peers in rows of segments, as in ffmpeg,yt-dlp; all without it.")
    var peers: String?

    @Option(help: "Seconds after which a peer in a row of segments is ended; 300 and the row's end without it.")
    var peerLimit: Int?

    @Option(help: "The program that is measured.")
    var zentrio: String?

    func run() throws {
        Interruption.listen()
        do {
            try runRows()
        } catch is Interruption.Raised {
            Note.say("interrupted")
            throw ExitCode(130)
        }
    }

    private func runRows() throws {
        let rows = try chosenRows()
        let program = URL(filePath: zentrio ?? Bench.programBeside).standardizedFileURL.path
        // A row without it would call the first peer Zentrio.
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw ValidationError("There is no program '\(program)'.")
        }
        let bench = try Bench(
            folder: folder ?? Bench.folderInMemory, zentrio: program, filmSize: size << 20, media: media)
        defer { bench.close() }
        bench.peers = peers.map { $0.split(separator: ",").map(String.init) }
        bench.peerLimit = peerLimit.map { .seconds($0) }
        var table = ResultTable()
        for row in rows {
            do {
                table.add(try row.results(on: bench, repetitions: repetitions ?? row.repetitions), to: row)
            } catch let obstacle as Obstacle {
                table.leaveOut(row, because: obstacle.description)
            }
            // A long run is worth reading while it lasts.
            Note.say("\(row.rawValue) is done.")
        }
        print(table.markdown)
    }

    private func chosenRows() throws -> [Row] {
        guard let rows else { return Row.allCases }
        return try rows.split(separator: ",").map { name in
            guard let row = Row(rawValue: String(name)) else {
                throw ValidationError("There is no row '\(name)'.")
            }
            return row
        }
    }
}

/// Why a row cannot be measured on this machine.
struct Obstacle: Error, CustomStringConvertible {
    let description: String
}

/// Lines for whoever waits; the table alone goes to the standard output.
enum Note {
    static func say(_ text: String) {
        FileHandle.standardError.write(Data("bench: \(text)\n".utf8))
    }
}
