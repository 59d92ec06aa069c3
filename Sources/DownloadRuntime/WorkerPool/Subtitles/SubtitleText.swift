import Glibc

/// The text of a subtitle file, whatever its encoding.
enum SubtitleText {
    /// Decodes a file.
    ///
    /// A byte order mark counts, then what is UTF-8 is UTF-8; the rest is what Windows wrote in that language.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - language: BCP 47; nil when nobody says.
    /// - Returns: its text; never nil, for any bytes are text in some encoding.
    static func decoded(_ bytes: [UInt8], language: String?) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), low: 0) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), low: 1) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let base = language?.lowercased().prefix { $0 != "-" } ?? ""
        return converted(bytes, from: charsets[String(base)] ?? "WINDOWS-1252") ?? latin(bytes)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, low: Int) -> String {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
            UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// Wraps `iconv`; nil when the system does not know the encoding, or the bytes are not in it.
    private static func converted(_ bytes: [UInt8], from charset: String) -> String? {
        let converter = iconv_open("UTF-8", charset)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // No letter of these encodings takes more than four bytes.
        var output = [CChar](repeating: 0, count: 4 * bytes.count + 4)
        var (inputLeft, outputLeft) = (input.count, output.count)
        let isDone = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(converter, &from, &inputLeft, &to, &outputLeft) != .max
            }
        }
        guard isDone else { return nil }
        return String(
            decoding: output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func latin(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// By ISO 639-1.
    private static let charsets = [
        "ar": "WINDOWS-1256", "be": "WINDOWS-1251", "bg": "WINDOWS-1251", "bs": "WINDOWS-1250", "cs": "WINDOWS-1250",
        "el": "WINDOWS-1253", "et": "WINDOWS-1257", "fa": "WINDOWS-1256", "he": "WINDOWS-1255", "hr": "WINDOWS-1250",
        "hu": "WINDOWS-1250", "ja": "SHIFT_JIS", "ko": "CP949", "lt": "WINDOWS-1257", "lv": "WINDOWS-1257",
        "mk": "WINDOWS-1251", "pl": "WINDOWS-1250", "ro": "WINDOWS-1250", "ru": "WINDOWS-1251", "sk": "WINDOWS-1250",
        "sl": "WINDOWS-1250", "sr": "WINDOWS-1251", "th": "WINDOWS-874", "tr": "WINDOWS-1254", "uk": "WINDOWS-1251",
        "vi": "WINDOWS-1258", "zh": "GB18030",
    ]
}
