import MediaModel

/// The contents of an `esds` box: which MPEG-4 sound, with how many channels (ISO/IEC 14496-1 §7.2.6, 14496-3 §1.6).
struct MP4AudioDescriptor: Hashable {
    private let objectType: UInt8
    /// nil when the decoder's configuration does not say it.
    let channels: Int?

    var isMP3: Bool { objectType == 0x69 || objectType == 0x6B }

    /// Walks the descriptors 3, 4 and 5; nil when the first two are not there.
    init?(_ contents: ArraySlice<UInt8>) {
        var rest = contents.dropFirst(4)
        guard rest.popFirst() == 3 else { return nil }
        MP4AudioDescriptor.skipLength(&rest)
        rest = rest.dropFirst(3)
        guard rest.popFirst() == 4 else { return nil }
        MP4AudioDescriptor.skipLength(&rest)
        guard let objectType = rest.first else { return nil }
        self.objectType = objectType
        // Behind the object type lie twelve bytes of buffer size and bit rates.
        rest = rest.dropFirst(13)
        guard objectType == 0x40, rest.popFirst() == 5 else {
            channels = nil
            return
        }
        MP4AudioDescriptor.skipLength(&rest)
        channels = MP4AudioDescriptor.channels(rest)
    }

    /// A descriptor's length has seven bits a byte; the top bit says that another byte follows.
    private static func skipLength(_ rest: inout ArraySlice<UInt8>) {
        while let byte = rest.popFirst(), byte & 0x80 != 0 {}
    }

    /// Five bits of type, four of frequency, four of channels; the rarer escapes are not read.
    private static func channels(_ configuration: ArraySlice<UInt8>) -> Int? {
        let bytes = configuration.prefix(2).map { UInt16($0) }
        guard bytes.count == 2 else { return nil }
        let bits = bytes[0] << 8 | bytes[1]
        guard bits >> 11 != 31, bits >> 7 & 0xF != 15 else { return nil }
        switch bits >> 3 & 0xF {
        case let count where (1...6).contains(count): return Int(count)
        case 7: return 8
        default: return nil
        }
    }
}
