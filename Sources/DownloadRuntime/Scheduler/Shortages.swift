import MediaModel

/// How many downloads wait for room or for a folder.
///
/// Few of them say so for all: ten thousand that do not fit are not told one by one.
struct Shortages: Sendable {
    /// Downloads that say what they lack of one disk or of the quota; those behind them are weighed only if they fit.
    static let mostTold = 32

    private var full: [String?: Int] = [:]
    private var absent: [String?: Int] = [:]
    private var overQuota = 0

    mutating func count(_ reason: WaitReason, in folder: String?) {
        switch reason {
        case .space: full[folder, default: 0] += 1
        case .sourceMissing: absent[folder, default: 0] += 1
        case .quota: overQuota += 1
        default: break
        }
    }

    /// The folders of whose full disks enough was said; nil is the media folder.
    var fullFolders: [String?] { full.filter { $0.value >= Self.mostTold }.map(\.key) }

    /// Whether enough wait for the room of this folder's disk.
    func isFull(_ folder: String?) -> Bool { full[folder, default: 0] >= Self.mostTold }

    /// Whether enough wait for the quota.
    var isOverQuota: Bool { overQuota >= Self.mostTold }

    /// How many wait for a folder to be there.
    func absentCount(of folder: String?) -> Int { absent[folder, default: 0] }
}
