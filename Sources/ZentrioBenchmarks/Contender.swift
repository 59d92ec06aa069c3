/// A program that can do the work of a row.
struct Contender {
    let name: String
    /// The program's name in `PATH` or its absolute path, and its arguments.
    let command: [String]
    /// Whether the run was right; the default believes the exit code.
    var isRight: () -> Bool = { true }

    init(_ name: String, _ command: [String]) {
        self.name = name
        self.command = command
    }
}
