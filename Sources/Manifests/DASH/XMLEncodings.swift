import CExpat

/// Encodings that expat does not know by itself.
enum XMLEncodings {
    /// Describes an encoding of one byte for each character.
    ///
    /// - Parameters:
    ///   - name: as the document declares it.
    ///   - encoding: expat's `XML_Encoding`, to be filled in.
    /// - Returns: false when the encoding is not known here either.
    static func describe(_ name: String, in encoding: UnsafeMutablePointer<XML_Encoding>) -> Bool {
        guard ["windows-1252", "cp1252", "x-cp1252"].contains(name.lowercased()) else { return false }
        withUnsafeMutableBytes(of: &encoding.pointee.map) { map in
            let map = map.bindMemory(to: CInt.self)
            for byte in map.indices { map[byte] = CInt(byte) }
            for (place, scalar) in windows.enumerated() { map[0x80 + place] = CInt(scalar) }
        }
        encoding.pointee.convert = nil
        encoding.pointee.release = nil
        encoding.pointee.data = nil
        return true
    }

    /// What Windows-1252 has in the place of the control characters of ISO 8859-1; five of them it leaves as they are.
    private static let windows: [UInt32] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
