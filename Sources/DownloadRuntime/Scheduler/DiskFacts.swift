import MediaModel

/// What is known of the disks that downloads go to, by their folder; nil is the media folder.
struct DiskFacts: Sendable {
    private struct Fact {
        var observation: DiskObservation
        var at: Timestamp
    }

    /// Folders that are remembered; all are asked again when there are more.
    private static let capacity = 64

    private var facts: [String?: Fact] = [:]
    /// Asked for and not answered yet.
    private(set) var asked: Set<String?> = []

    /// What was seen of a folder's disk, unless that is older than `age`.
    func observation(of folder: String?, at now: Timestamp, notOlderThan age: Duration) -> DiskObservation? {
        guard let fact = facts[folder], fact.at <= now, fact.at.duration(to: now) <= age else { return nil }
        return fact.observation
    }

    /// Remembers that somebody will look; false when somebody does already.
    mutating func ask(_ folder: String?) -> Bool { asked.insert(folder).inserted }

    mutating func note(_ observation: DiskObservation, of folder: String?, at now: Timestamp) {
        asked.remove(folder)
        if facts.count >= Self.capacity { facts = [:] }
        facts[folder] = Fact(observation: observation, at: now)
    }

    /// Counts room that a download will take before the disk shows it.
    mutating func promise(_ bytes: ByteCount, in folder: String?) {
        guard let free = facts[folder]?.observation.freeSpace else { return }
        facts[folder]?.observation.freeSpace = max(.zero, free - bytes)
    }
}
