extension RenditionSelector {
    /// The variant to fetch.
    ///
    /// The one that was chosen before; else the tallest that is not above the wish, else the lowest. Of equal heights the
    /// one whose codec plays everywhere (unless the best is wanted), then the one with the most bits. Those with a picture
    /// come first, then unprotected ones, then those of the film itself.
    ///
    /// - Parameter variants: what the manifest offers.
    /// - Returns: nil only when there is none.
    package func variant(among variants: [Variant]) -> Variant? {
        if let variantID, let same = variants.first(where: { $0.id == variantID }) { return same }
        let ranked = eligible(variants).sorted(by: isBetter)
        guard let maximumHeight else { return ranked.first }
        let known = ranked.filter { $0.height != nil }
        if let fitting = known.first(where: { $0.height.map { $0 <= maximumHeight } ?? false }) { return fitting }
        return ranked.first { $0.height == nil } ?? known.first { $0.height == known.last?.height }
    }

    /// The variant of a later period that goes on with that of the first one.
    ///
    /// Ids are unique within a period only: the height counts first, then the codec, and the id decides among equals.
    ///
    /// - Parameters:
    ///   - variants: what the later period offers.
    ///   - first: what was chosen there.
    /// - Returns: nil only when there is none.
    func variant(among variants: [Variant], after first: Variant) -> Variant? {
        var selector = self
        selector.variantID = nil
        selector.maximumHeight = first.height ?? maximumHeight
        let fitting = selector.variant(among: variants)
        guard let height = fitting?.height else {
            return eligible(variants).first { $0.id == first.id } ?? fitting
        }
        let codec = CodecName.pictureFamily(of: first.codecs)
        return eligible(variants).filter { $0.height == height }.sorted(by: isBetter).min { one, other in
            let codecs = (CodecName.pictureFamily(of: one.codecs), CodecName.pictureFamily(of: other.codecs))
            if (codecs.0 == codec) != (codecs.1 == codec) { return codecs.0 == codec }
            return one.id == first.id && other.id != first.id
        }
    }

    /// The sound that goes with a variant, one rendition for each wanted language.
    ///
    /// Without a wish, or when none of the wanted languages is there, the manifest's own choice.
    ///
    /// - Parameters:
    ///   - renditions: what the manifest offers.
    ///   - variant: the chosen picture.
    /// - Returns: renditions in the order of the wish; none when the sound is in the variant's own segments.
    package func audio(among renditions: [Rendition], of variant: Variant) -> [Rendition] {
        let offered = clear(renditions.filter { $0.kind == .audio && goes($0, with: variant.audioGroup) })
        let wanted = audioLanguages.compactMap { best(offered, language: $0) }
        if !wanted.isEmpty { return distinct(wanted) }
        return preferred(offered).map { [$0] } ?? []
    }

    /// The subtitles that go with a variant, one rendition for each wanted language that is there.
    ///
    /// - Parameters:
    ///   - renditions: what the manifest offers.
    ///   - variant: the chosen picture.
    /// - Returns: renditions in the order of the wish.
    package func subtitles(among renditions: [Rendition], of variant: Variant) -> [Rendition] {
        let offered = clear(renditions.filter { $0.kind == .subtitles && goes($0, with: variant.subtitleGroup) })
        return distinct(subtitleLanguages.compactMap { best(offered, language: $0) })
    }

    // MARK: Pictures

    /// The variants among which the height decides.
    private func eligible(_ variants: [Variant]) -> [Variant] {
        var variants = variants
        for isFit in [{ $0.hasVideo }, { $0.protection == nil }, { $0.isMain }] as [(Variant) -> Bool] {
            let fit = variants.filter(isFit)
            if !fit.isEmpty { variants = fit }
        }
        return variants
    }

    private func isBetter(_ one: Variant, _ other: Variant) -> Bool {
        let heights = (one.height ?? -1, other.height ?? -1)
        if heights.0 != heights.1 { return heights.0 > heights.1 }
        if !prefersBest {
            let rarities = (CodecName.rarity(of: one.codecs), CodecName.rarity(of: other.codecs))
            if rarities.0 != rarities.1 { return rarities.0 < rarities.1 }
            let isStandard = (one.videoRange ?? "SDR" == "SDR", other.videoRange ?? "SDR" == "SDR")
            if isStandard.0 != isStandard.1 { return isStandard.0 }
        }
        let bits = (bits(one), bits(other))
        return bits.0 != bits.1 ? bits.0 > bits.1 : (one.score ?? 0) > (other.score ?? 0)
    }

    private func bits(_ variant: Variant) -> Int { variant.averageBandwidth ?? variant.bandwidth ?? -1 }

    // MARK: Sound and subtitles

    /// DASH has no groups: everything goes with everything.
    private func goes(_ rendition: Rendition, with group: String?) -> Bool {
        rendition.group == nil || rendition.group == group
    }

    private func clear(_ renditions: [Rendition]) -> [Rendition] {
        let clear = renditions.filter { $0.protection == nil }
        return clear.isEmpty ? renditions : clear
    }

    /// The rendition for a wanted language: a whole track before one for a few, then the very tag before its relatives.
    private func best(_ renditions: [Rendition], language: String) -> Rendition? {
        let fitting = renditions.map { ($0, match: LanguageTag.match($0.language, wanted: language)) }
            .filter { $0.match != .none }
        let whole = fitting.filter { !$0.0.isSpecial }
        let candidates = whole.isEmpty ? fitting : whole
        let match = candidates.map(\.match).max()
        return preferred(candidates.filter { $0.match == match }.map(\.0))
    }

    /// The manifest's own choice of a language, and of that language what plays everywhere, then what is better.
    ///
    /// Channels and bits say nothing about the language: the manifest's order decides it where no mark does.
    private func preferred(_ renditions: [Rendition]) -> Rendition? {
        // `min` takes the first of equals.
        let first = renditions.min { standing($0).lexicographicallyPrecedes(standing($1)) }
        guard let first else { return nil }
        return renditions.filter { $0.hasLanguage(of: first) }
            .min { rank($0).lexicographicallyPrecedes(rank($1)) }
    }

    /// Whole tracks before those for a few, plain subtitles before those that tell sounds, then the manifest's own marks.
    private func standing(_ rendition: Rendition) -> [Int] {
        let isForTheDeaf = rendition.kind == .subtitles && rendition.roles.contains("caption")
        return [
            rendition.isSpecial ? 1 : 0, isForTheDeaf ? 1 : 0, rendition.isDefault ? 0 : 1,
            rendition.roles.contains("main") ? 0 : 1, rendition.isAutoselect ? 0 : 1,
            rendition.roles.contains("dub") ? 1 : 0,
        ]
    }

    private func rank(_ rendition: Rendition) -> [Int] {
        let isRare = !prefersBest && !rendition.codecs.allSatisfy { $0.lowercased().hasPrefix("mp4a") }
        return standing(rendition) + [isRare ? 1 : 0, -(rendition.channels ?? 2), -(rendition.bandwidth ?? 0)]
    }

    private func distinct(_ renditions: [Rendition]) -> [Rendition] {
        var kept: [Rendition] = []
        for rendition in renditions where !kept.contains(where: { $0.id == rendition.id }) { kept.append(rendition) }
        return kept
    }
}

extension Rendition {
    /// Whether it is for a few, beside the track for everybody.
    fileprivate var isSpecial: Bool {
        let special: Set = ["description", "commentary", "easyreader", "forced", "forced-subtitle"]
        return isForced || !special.isDisjoint(with: roles)
    }

    /// Whether two are of one language, as far as the manifest tells; where it does not, their names tell them apart.
    fileprivate func hasLanguage(of other: Rendition) -> Bool {
        guard language != nil || other.language != nil else { return name == other.name }
        return language.map { LanguageTag.tag(of: $0) ?? $0 } == other.language.map { LanguageTag.tag(of: $0) ?? $0 }
    }
}
