import MediaModel

/// Tells from a finished file itself whether it is whole.
///
/// A server that promises fewer bytes than there are is not noticed by HTTP, and a body that ends with its connection has
/// no promised length at all. Most containers know how long they are; of the others nothing is said.
enum ContainerCheck {
    /// Looks at the containers that know their length.
    ///
    /// - Returns: what is wrong, for the log; nil when nothing is known to be wrong.
    static func damage(in file: ContainerBytes) throws(DownloadFailure) -> String? {
        let head = try file.read(576, at: 0)
        if MP4Check.isMP4(head) { return try MP4Check(file).damage() }
        if head.starts(with: MatroskaCheck.magic) { return try MatroskaCheck(file).damage() }
        if head.starts(with: Array("RIFF".utf8)) { return try RIFFCheck(file).damage() }
        return transportStreamDamage(head, size: file.size)
    }

    /// MPEG-TS: whole packets of 188 bytes, or of 192 with time codes.
    private static func transportStreamDamage(_ head: [UInt8], size: Int64) -> String? {
        let packet = [(0, 188), (4, 192)].first { start, length in
            let places = [start, start + length, start + 2 * length]
            return head.count > places[2] && places.allSatisfy { head[$0] == 0x47 }
        }
        guard let packet, size % Int64(packet.1) != 0 else { return nil }
        return "an MPEG transport stream of \(size) bytes ends inside a packet of \(packet.1)"
    }
}
