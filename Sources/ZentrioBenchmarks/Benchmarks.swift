import ArgumentParser

/// Start here: `make bench` runs Zentrio and its peers alternately on the same work and prints a Markdown table.
///
/// A row is a piece of work (`Row`), a contender is a program that can do it. Every round starts each contender once, one
/// after the other, so that a busy minute hurts all of them; the table holds medians, and what counts are the ratios in it.
/// Rows without peers (pause, events, queue) are trials of the runtime itself in a process of their own (`TrialCommand`).
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ZentrioBenchmarks", abstract: "Measures Zentrio beside curl, aria2c and wget.",
        subcommands: [CompareCommand.self, TrialCommand.self, LinkCommand.self], defaultSubcommand: CompareCommand.self)
}
