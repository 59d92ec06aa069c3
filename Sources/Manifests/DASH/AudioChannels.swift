/// How many channels a track of sound has, from the schemes that say it.
enum AudioChannels {
    /// The number that an `AudioChannelConfiguration` means; nil when it cannot be told.
    static func count(_ element: XMLElement) -> Int? {
        guard let value = element["value"] else { return nil }
        let scheme = element["schemeIdUri"]?.lowercased() ?? ""
        if scheme.contains("dolby") { return count(ofLoudspeakers: value) }
        guard let number = Int(value) else { return nil }
        if scheme == "urn:mpeg:mpegb:cicp:channelconfiguration" {
            return layouts.indices.contains(number) && number > 0 ? layouts[number] : nil
        }
        // The older scheme of MPEG is an index as well, but what is written there is a number.
        return (1...64).contains(number) ? number : nil
    }

    /// The channels of each ChannelConfiguration of ISO/IEC 23091-3, from 1.
    private static let layouts = [0, 1, 2, 3, 4, 5, 6, 8, 2, 3, 4, 7, 8, 24, 8, 12, 10, 12, 14, 12, 14]

    /// Dolby writes a set of loudspeakers in four hexadecimal digits (ETSI TS 102 366, table E.1.4).
    private static func count(ofLoudspeakers value: String) -> Int? {
        guard value.utf8.count == 4, let set = UInt16(value, radix: 16), set != 0 else { return nil }
        // From the left: L, C, R, Ls, Rs, Lc/Rc, Lrs/Rrs, Cs, Ts, Lsd/Rsd, Lw/Rw, Lvh/Rvh, Cvh, Lts/Rts, LFE2, LFE.
        let pairs: UInt16 = 0b0000_0110_0111_0100
        return set.nonzeroBitCount + (set & pairs).nonzeroBitCount
    }
}
