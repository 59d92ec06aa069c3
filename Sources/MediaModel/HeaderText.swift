/// Turns the bytes of header values into text; RFC 9110 §5.5 leaves open what bytes other than ASCII mean.
package enum HeaderText {
    /// UTF-8 where the bytes are that, else what Western European servers send.
    package static func decoded(_ bytes: some Collection<UInt8>) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return String(validating: bytes, as: UTF8.self) ?? western(bytes)
    }

    /// Bytes in a character set that has a name, such as "UTF-8"; nil when they are not in it, or nobody knows it.
    package static func decoded(_ bytes: some Collection<UInt8>, charset: some StringProtocol) -> String? {
        switch charset.lowercased() {
        case "utf-8", "utf8", "us-ascii": String(validating: bytes, as: UTF8.self)
        case "iso-8859-1", "latin1", "windows-1252": western(bytes)
        default: nil
        }
    }

    /// ISO-8859-1, with the letters of Windows-1252 where that has only control characters (WHATWG Encoding §4.2).
    private static func western(_ bytes: some Collection<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let letter = 0x80..<0xA0 ~= byte ? letters[Int(byte) - 0x80] : Unicode.Scalar(byte)
            text.append(letter)
        }
        return String(text)
    }

    /// The letters of 0x80 to 0x9F; five places have none and stay what they are.
    private static let letters: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]
}
