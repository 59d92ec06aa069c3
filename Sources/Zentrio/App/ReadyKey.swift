import Foundation
import MediaModel

/// The place of a finished download: the newest, the first in the alphabet or the largest first.
nonisolated struct ReadyKey: Comparable, Sendable {
    /// Lower goes first.
    private let number: Int64
    /// In any case, without accents and with numbers that sort as such; made once, not at every comparison.
    private let title: String
    private let id: DownloadID

    init(_ download: ShelvedDownload, sort: DownloadSort) {
        id = download.id
        switch sort {
        case .dateAdded:
            (number, title) = (-(download.finishedAt ?? download.addedAt).rawValue, "")
        case .title:
            let name = download.download.request.item.title
            let folded = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            (number, title) = (0, NumberedTitle(folded).sortKey)
        case .size:
            (number, title) = (-Int64(download.byteCount.rawValue), "")
        }
    }

    static func < (lhs: ReadyKey, rhs: ReadyKey) -> Bool {
        // Names last: they take longer to compare.
        guard lhs.number == rhs.number else { return lhs.number < rhs.number }
        return (lhs.title, lhs.id.rawValue) < (rhs.title, rhs.id.rawValue)
    }
}
