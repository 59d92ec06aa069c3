import MediaModel

nonisolated extension MediaItem {
    /// "Metropolis"; "Caminandes S1 E4" for an episode.
    var displayTitle: String {
        guard case .episode(let season, let number, _) = kind else { return title }
        return say("\(title) S\(Wording.plain(season)) E\(Wording.plain(number))")
    }

    /// "E4"; empty for what is no episode.
    var episodeLabel: String {
        guard case .episode(_, let number, _) = kind else { return "" }
        return say("E\(Wording.plain(number))")
    }

    /// "4"; empty for what is no episode.
    var episodeNumber: String {
        guard case .episode(_, let number, _) = kind else { return "" }
        return Wording.plain(number)
    }

    /// The episode's own name, "Episode 4" without one, the title for what is no episode.
    var episodeName: String {
        guard case .episode(_, let number, let name) = kind else { return title }
        return name ?? say("Episode \(Wording.plain(number))")
    }

    /// "Season 1"; nil for what is no episode.
    var seasonLabel: String? {
        guard case .episode(let season, _, _) = kind else { return nil }
        return say("Season \(Wording.plain(season))")
    }

    /// "1927", or "S1 E4" for an episode.
    var shortNote: String {
        guard case .episode(let season, let number, _) = kind else {
            return year.map { Wording.plain($0) } ?? ""
        }
        return say("S\(Wording.plain(season)) E\(Wording.plain(number))")
    }

    /// "1927 · 153 min · Attic", "S1 E4 · The Long Fence · Open Movies".
    var subtitle: String {
        guard case .episode(let season, let number, let name) = kind else {
            return Wording.facts(
                year.map { Wording.plain($0) }, duration.map(Wording.length), sourceName)
        }
        return Wording.facts(say("S\(Wording.plain(season)) E\(Wording.plain(number))"), name, sourceName)
    }
}

nonisolated extension Quality {
    /// As the pickers name it.
    var name: String {
        switch self {
        case .automatic: say("Automatic")
        case .standard: say("Standard")
        case .higher: say("Higher")
        case .best: say("Best")
        case .p360, .p480, .p1440, .p2160: rawValue
        }
    }

    /// "Higher · 1080p", "Standard · 720p", "480p".
    func label(height: Int?) -> String {
        let lines = height.map { Wording.lines($0) }
        return switch self {
        case .standard: Wording.facts(say("Standard"), lines ?? Wording.lines(720))
        case .higher: Wording.facts(say("Higher"), lines ?? Wording.lines(1080))
        case .best: Wording.facts(say("Best"), lines)
        case .automatic: lines ?? say("Original")
        case .p360, .p480, .p1440, .p2160: lines ?? rawValue
        }
    }
}
