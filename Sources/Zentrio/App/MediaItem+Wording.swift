import MediaModel

nonisolated extension MediaItem {
    /// "Metropolis"; "Caminandes S1 E4" for an episode.
    var displayTitle: String {
        guard case .episode(let season, let number, _) = kind else { return title }
        return "\(title) S\(season) E\(number)"
    }

    /// "E4"; empty for what is no episode.
    var episodeLabel: String {
        guard case .episode(_, let number, _) = kind else { return "" }
        return "E\(number)"
    }

    /// "4"; empty for what is no episode.
    var episodeNumber: String { String(episodeLabel.dropFirst()) }

    /// The episode's own name, "Episode 4" without one, the title for what is no episode.
    var episodeName: String {
        guard case .episode(_, let number, let name) = kind else { return title }
        return name ?? "Episode \(number)"
    }

    /// "Season 1"; nil for what is no episode.
    var seasonLabel: String? {
        guard case .episode(let season, _, _) = kind else { return nil }
        return "Season \(season)"
    }

    /// "1927", or "S1 E4" for an episode.
    var shortNote: String {
        guard case .episode(let season, let number, _) = kind else { return year.map { String($0) } ?? "" }
        return "S\(season) E\(number)"
    }

    /// "1927 · 153 min · Attic", "S1 E4 · The Long Fence · Open Movies".
    var subtitle: String {
        guard case .episode(let season, let number, let name) = kind else {
            return Wording.facts(year.map(String.init), duration.map(Wording.length), sourceName)
        }
        return Wording.facts("S\(season) E\(number)", name, sourceName)
    }
}

nonisolated extension Quality {
    /// As the pickers name it.
    var name: String {
        switch self {
        case .automatic: "Automatic"
        case .standard: "Standard"
        case .higher: "Higher"
        case .best: "Best"
        case .p360, .p480, .p1440, .p2160: rawValue
        }
    }

    /// "Higher · 1080p", "Standard · 720p", "480p".
    func label(height: Int?) -> String {
        let lines = height.map { "\($0)p" }
        return switch self {
        case .standard: Wording.facts("Standard", lines ?? "720p")
        case .higher: Wording.facts("Higher", lines ?? "1080p")
        case .best: Wording.facts("Best", lines)
        case .automatic: lines ?? "Original"
        case .p360, .p480, .p1440, .p2160: lines ?? rawValue
        }
    }
}
