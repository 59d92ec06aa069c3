/// Collects the tags of a multivariant playlist (RFC 8216 §4.3.4).
struct MultivariantParser {
    private let context: PlaylistContext
    private var entries: [RedundantStreams.Entry] = []
    private var renditions: [Rendition] = []
    private var renditionIDs: Set<String> = []
    private var pending: AttributeList?
    private var pathway: String?
    private var protection: Protection?
    /// Whether a session key announces a key that needs no system.
    private var hasPlainKey = false
    private var warnings = WarningList()

    init(context: PlaylistContext) {
        self.context = context
    }

    mutating func take(
        _ tag: PlaylistTag, _ text: String, variables: inout PlaylistVariables, line: Int
    ) throws(ManifestError) {
        switch tag {
        case .variant: try takeVariant(AttributeList(text, variables: &variables), line: line)
        case .rendition: try takeRendition(AttributeList(text, variables: &variables), line: line)
        case .sessionKey: try takeSessionKey(AttributeList(text, variables: &variables))
        case .contentSteering: pathway = try AttributeList(text, variables: &variables)["PATHWAY-ID"]
        default: break
        }
    }

    mutating func takeReference(_ reference: String, line: Int) throws(ManifestError) {
        guard let attributes = pending else {
            return warnings.add("An address without EXT-X-STREAM-INF was left out.", line: line)
        }
        pending = nil
        guard entries.count < context.limits.tracks else {
            throw ManifestError(.tooLarge, "The playlist has too many variants.")
        }
        var variant = try variant(attributes)
        variant.url = try context.resolved(reference)
        entries.append(
            RedundantStreams.Entry(
                variant: variant, signature: attributes.signature(without: ["PATHWAY-ID", "STABLE-VARIANT-ID"]),
                stableID: attributes.text("STABLE-VARIANT-ID"), pathway: attributes.text("PATHWAY-ID") ?? "."))
    }

    /// Brings redundant variants together and drops what no variant names.
    mutating func finish(variables: PlaylistVariables) throws(ManifestError) -> MultivariantPlaylist {
        if pending != nil { warnings.add("The last EXT-X-STREAM-INF has no address.") }
        guard !entries.isEmpty else {
            throw ManifestError(.empty, "The playlist offers no variant.", at: PlaylistTag.variant.rawValue)
        }
        return MultivariantPlaylist(
            variants: RedundantStreams(preferredPathwayFirst()).variants, renditions: renditions,
            protection: hasPlainKey ? nil : protection, variables: variables, warnings: warnings)
    }

    // MARK: Variants

    private mutating func takeVariant(_ attributes: AttributeList, line: Int) throws(ManifestError) {
        if pending != nil { warnings.add("An EXT-X-STREAM-INF without an address was left out.", line: line) }
        pending = attributes
        if attributes.list("CODECS").isEmpty { warnings.add("A variant does not say its codecs.", line: line) }
    }

    private mutating func variant(_ attributes: AttributeList) throws(ManifestError) -> Variant {
        let average = attributes.count("AVERAGE-BANDWIDTH")
        guard let bandwidth = attributes.count("BANDWIDTH") ?? average else {
            throw ManifestError(.invalid, "A variant has no BANDWIDTH.", at: PlaylistTag.variant.rawValue)
        }
        if attributes.count("BANDWIDTH") == nil { warnings.add("A variant says only its AVERAGE-BANDWIDTH.") }
        let codecs = attributes.list("CODECS")
        let resolution = attributes.resolution("RESOLUTION")
        return Variant(
            id: "", bandwidth: bandwidth, averageBandwidth: average, codecs: codecs,
            width: resolution?.width, height: resolution?.height, frameRate: attributes.number("FRAME-RATE"),
            videoRange: attributes.text("VIDEO-RANGE"), score: attributes.number("SCORE"),
            audioGroup: attributes.text("AUDIO"), subtitleGroup: attributes.text("SUBTITLES"),
            hasVideo: resolution != nil || codecs.isEmpty || codecs.contains { CodecName.kind(of: $0) == .video })
    }

    /// The order of the playlist, with the steering's choice before the others.
    private func preferredPathwayFirst() -> [RedundantStreams.Entry] {
        guard let pathway else { return entries }
        return entries.filter { $0.pathway == pathway } + entries.filter { $0.pathway != pathway }
    }

    // MARK: Renditions

    private mutating func takeRendition(_ attributes: AttributeList, line: Int) throws(ManifestError) {
        guard let type = attributes.text("TYPE"), let group = attributes.text("GROUP-ID"),
            let name = attributes.text("NAME")
        else {
            throw ManifestError(.invalid, "A rendition needs TYPE, GROUP-ID and NAME.")
        }
        let reference = attributes.text("URI")
        switch type {
        case "AUDIO": try add(.audio, group, name, attributes, reference, line: line)
        case "SUBTITLES":
            guard reference != nil else { throw ManifestError(.invalid, "Subtitles need a URI.") }
            try add(.subtitles, group, name, attributes, reference, line: line)
        case "CLOSED-CAPTIONS":
            if reference != nil { warnings.add("Closed captions have a URI, which is passed over.", line: line) }
        case "VIDEO": warnings.add("Other camera angles are left out.", line: line)
        default: warnings.add("A rendition of an unknown type was left out.", line: line)
        }
    }

    private mutating func add(
        _ kind: TrackKind, _ group: String, _ name: String, _ attributes: AttributeList, _ reference: String?, line: Int
    ) throws(ManifestError) {
        guard renditions.count < context.limits.tracks else {
            throw ManifestError(.tooLarge, "The playlist has too many renditions.")
        }
        let url: String? = if let reference { try context.resolved(reference) } else { nil }
        let id = "\(group)/\(name)"
        guard renditionIDs.insert("\(kind.rawValue):\(id)").inserted else {
            return try addMirror(url, kind, id, attributes, line: line)
        }
        let traits = attributes.list("CHARACTERISTICS")
        renditions.append(
            Rendition(
                id: id, kind: kind, group: group, name: name, language: LanguageTag.told(attributes.text("LANGUAGE")),
                isDefault: attributes.isYes("DEFAULT"),
                isAutoselect: attributes.isYes("AUTOSELECT") || attributes.isYes("DEFAULT"),
                isForced: attributes.isYes("FORCED"), roles: MultivariantParser.roles(traits),
                channels: attributes.text("CHANNELS").flatMap {
                    DecimalNumber.count(of: String($0.prefix { $0 != "/" }))
                }, url: url))
    }

    /// The same group and name again, elsewhere: another way to the same track.
    private mutating func addMirror(
        _ url: String?, _ kind: TrackKind, _ id: String, _ attributes: AttributeList, line: Int
    ) throws(ManifestError) {
        guard let index = renditions.firstIndex(where: { $0.kind == kind && $0.id == id }), let url,
            renditions[index].url != url
        else { return warnings.add("A rendition comes twice.", line: line) }
        guard renditions[index].mirrors.count < 16 else { return }
        if renditions[index].language != LanguageTag.told(attributes.text("LANGUAGE")) {
            warnings.add("Two renditions of a group have the same name; the first one counts.", line: line)
        } else {
            renditions[index].mirrors.append(url)
        }
    }

    private static func roles(_ traits: [String]) -> [String] {
        let known = [
            "public.accessibility.describes-video": "description",
            "public.accessibility.transcribes-spoken-dialog": "caption",
            "public.accessibility.describes-music-and-sound": "caption", "public.easy-to-read": "easyreader",
        ]
        var roles: [String] = []
        for role in traits.compactMap({ known[$0] }) where !roles.contains(role) { roles.append(role) }
        return roles
    }

    // MARK: Protection

    /// Several systems for one stream: one that can be decrypted is enough, which only the media playlist tells.
    private mutating func takeSessionKey(_ attributes: AttributeList) throws(ManifestError) {
        let key = try PlaylistKey(attributes)
        if key.decryptableMethod != nil { hasPlainKey = true }
        protection = protection ?? key.protection
    }
}
