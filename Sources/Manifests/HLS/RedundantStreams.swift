/// Brings the variants of a playlist together that are the same elsewhere, and names them.
struct RedundantStreams {
    /// A variant as its tag gives it.
    struct Entry {
        var variant: Variant
        /// All attributes but the names of pathway and variant: equal for redundant streams (RFC 8216 §4.3.4.2).
        var signature: String
        var stableID: String?
        var pathway: String
    }

    /// What two entries share that are one variant.
    private enum Identity: Hashable {
        /// One pathway may offer a playlist with several sounds, so its place among those of its id counts, too.
        case stable(id: String, place: Int)
        case attributes(String)
    }

    /// The variants of one stable id on one pathway.
    private struct Family: Hashable {
        var stableID: String
        var pathway: String
    }

    private var kept: [Entry] = []
    private var indexes: [Identity: Int] = [:]
    /// The places of signatures in their families.
    private var places: [Family: [String: Int]] = [:]

    /// Other addresses of one variant: no honest playlist has more, and every segment carries them.
    private static let mirrorLimit = 16

    /// Takes the variants in order of preference.
    init(_ entries: [Entry]) {
        for entry in entries { take(entry) }
    }

    /// The variants, each with a name of its own.
    ///
    /// A stable id stays what it is; other names give way to it, because it is the one that holds in the next playlist.
    var variants: [Variant] {
        var taken = Set(kept.compactMap(\.stableID))
        var given: Set<String> = []
        var numbers: [String: Int] = [:]
        return kept.enumerated().map { index, entry in
            let name = entry.stableID ?? "\(index)"
            var id = name
            let isOwn = entry.stableID != nil && given.insert(name).inserted
            while !isOwn, !taken.insert(id).inserted {
                let number = numbers[name, default: 1] + 1
                numbers[name] = number
                id = "\(name)#\(number)"
            }
            var variant = entry.variant
            variant.id = id
            return variant
        }
    }

    private mutating func take(_ entry: Entry) {
        let identity = identity(of: entry)
        guard let index = indexes[identity], let url = entry.variant.url else {
            indexes[identity] = kept.count
            return kept.append(entry)
        }
        let mirrors = kept[index].variant.mirrors
        guard mirrors.count < RedundantStreams.mirrorLimit, kept[index].variant.url != url, !mirrors.contains(url)
        else {
            return
        }
        kept[index].variant.mirrors.append(url)
    }

    private mutating func identity(of entry: Entry) -> Identity {
        guard let stableID = entry.stableID else { return .attributes(entry.signature) }
        let family = Family(stableID: stableID, pathway: entry.pathway)
        let next = places[family]?.count ?? 0
        let place = places[family]?[entry.signature] ?? next
        places[family, default: [:]][entry.signature] = place
        return .stable(id: stableID, place: place)
    }
}
