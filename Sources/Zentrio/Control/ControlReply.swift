import DownloadRuntime
import MediaModel

/// The answer to a command.
nonisolated enum ControlReply: Hashable, Sendable {
    case done
    case host(HostFacts)
    case downloads([Download])
    /// What became of the downloads that were added, in the order of the entries.
    case added([Addition])
    case limits(DownloadLimits)
    case health(RuntimeHealth)

    /// One download that was asked to be added.
    struct Addition: Hashable, Sendable, Codable {
        var id: DownloadID
        /// False when it was in the list already.
        var isNew: Bool

        enum CodingKeys: String, CodingKey {
            case id
            case isNew = "new"
        }
    }
}
