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

    @Option(help: "The program that is measured.")
    var zentrio: String?

    func run() throws {
        let rows = try chosenRows()
        let bench = try Bench(
            folder: folder ?? Bench.folderInMemory, zentrio: zentrio ?? Bench.programBeside, filmSize: size << 20)
        defer { bench.close() }
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
