import MediaSources

/// Why a command cannot go on: a sentence for the user and a number for the shell.
nonisolated struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
    var status: ExitStatus
    /// What happened and what helps: one full sentence.
    var sentence: String
    /// The reason as scripts read it; nil where none has a name.
    var code: String?

    var description: String { sentence }

    init(_ status: ExitStatus, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }

    init(_ error: MediaSourceError) {
        self.init(ExitStatus(rawValue: error.exitStatus) ?? .failed, error.sentence)
        code = error.code.rawValue
    }
}
