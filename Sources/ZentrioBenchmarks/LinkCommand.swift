import ArgumentParser
import CBenchmarkLink

/// The link of `ShapedLink`, as a process of its own.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Carries packets between two network namespaces, slowly and with losses.")

    @Argument(help: "One network namespace.")
    var first: String

    @Argument(help: "The other one.")
    var second: String

    @Option(help: "Megabits a second.")
    var megabits = 200.0

    @Option(help: "Milliseconds each way.")
    var delay = 20.0

    @Option(help: "The part of packets that are lost.")
    var loss = 0.001

    func run() throws {
        // A packet that would wait longer than 60 ms is dropped, as by a usual router.
        let code = zentrio_run_link(first, second, megabits * 1e6, delay, loss, 60)
        throw Obstacle(description: "the link ended with error \(code)")
    }
}
