/// A file under way: its name ends in `.zentrio-part` until it is published.
package struct PartialFile: Hashable, Sendable {
    /// The ending of every unfinished file.
    package static let suffix = ".zentrio-part"

    /// The absolute path, with the suffix.
    package let path: String

    package init(path: String) {
        self.path = path
    }
}
