import Manifests

/// Makes the lanes of a plan: the tracks of all periods that continue each other.
enum LaneBuilder {
    private struct Group {
        var first: Track
        var stretches: [Lane.Stretch]
    }

    /// The lanes of what was selected: the picture first, then sound, then subtitles.
    static func lanes(of plan: SegmentPlan) -> [Lane] {
        var groups: [Group] = []
        for (number, period) in plan.periods.enumerated() {
            var free = Array(groups.indices)
            var placed: [(stretch: Lane.Stretch, group: Int?)] = []
            for track in period.tracks where !track.segments.isEmpty {
                let stretch = Lane.Stretch(
                    period: number, periodStart: period.start, periodDuration: period.knownDuration, track: track,
                    firstIndex: 0)
                let match =
                    free.indices.first { continues(groups[free[$0]].first, track) }
                    ?? free.indices.first { kind(of: groups[free[$0]].first) == kind(of: track) }
                placed.append((stretch, match.map { free.remove(at: $0) }))
            }
            let overlap = PeriodOverlap(
                placed.map { place in (place.stretch, after: place.group.flatMap { groups[$0].stretches.last }) })
            for (place, stretch) in zip(placed, overlap.rest) {
                guard let stretch else { continue }
                if let group = place.group {
                    groups[group].stretches.append(stretch)
                } else {
                    groups.append(Group(first: stretch.track, stretches: [stretch]))
                }
            }
        }
        let order: [TrackKind] = [.video, .audio, .subtitles]
        let sorted = order.flatMap { kind in groups.filter { self.kind(of: $0.first) == kind } }
        return sorted.enumerated().map { lane($1, number: $0) }
    }

    /// A bare playlist does not say what it holds; it is the only one and so the picture.
    private static func kind(of track: Track) -> TrackKind { track.kind ?? .video }

    private static func continues(_ before: Track, _ track: Track) -> Bool {
        kind(of: before) == kind(of: track)
            && (kind(of: track) == .video || before.language == track.language && before.roles == track.roles)
    }

    private static func lane(_ group: Group, number: Int) -> Lane {
        var stretches = group.stretches
        var count = 0
        for index in stretches.indices {
            stretches[index].firstIndex = count
            count += stretches[index].track.segments.count
        }
        return Lane(
            kind: kind(of: group.first), number: number, language: group.first.language, title: group.first.name,
            isDefault: group.first.isDefault, isForced: group.first.roles.contains { $0.hasPrefix("forced") },
            stretches: stretches)
    }
}
