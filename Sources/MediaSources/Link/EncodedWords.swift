import Foundation
import MediaModel

/// Text with encoded words, "=?UTF-8?B?w6k=?=" (RFC 2047), in which some servers write names of files.
enum EncodedWords {
    /// Words behind each other in one character set: some programs cut a letter between two of them.
    private struct Run {
        var charset: Substring
        var bytes: [UInt8]
        /// The words as they stand in the text.
        var range: Range<String.Index>
    }

    /// Decodes the words of a text; those that cannot be decoded stay as they are.
    static func decoded(_ text: String) -> String {
        guard text.contains("=?") else { return text }
        var (result, end) = ("", text.startIndex)
        for run in runs(in: text) {
            guard let words = HeaderText.decoded(run.bytes, charset: run.charset) else { continue }
            let between = text[end..<run.range.lowerBound]
            // White space between words only keeps them apart (RFC 2047 §6.2).
            if end == text.startIndex || !between.allSatisfy(\.isWhitespace) { result += between }
            result += words
            end = run.range.upperBound
        }
        return result + text[end...]
    }

    private static func runs(in text: String) -> [Run] {
        var runs: [Run] = []
        for match in text.matches(of: #/=\?([A-Za-z0-9_\-]+)(?:\*[A-Za-z0-9\-]*)?\?([BbQq])\?([^?]*)\?=/#) {
            let isBase64 = match.output.2.lowercased() == "b"
            guard let bytes = isBase64 ? base64(match.output.3) : quoted(match.output.3) else { continue }
            let charset = match.output.1
            if let last = runs.last, last.charset.lowercased() == charset.lowercased(),
                text[last.range.upperBound..<match.range.lowerBound].allSatisfy(\.isWhitespace)
            {
                runs[runs.count - 1].bytes += bytes
                runs[runs.count - 1].range = last.range.lowerBound..<match.range.upperBound
            } else {
                runs.append(Run(charset: charset, bytes: bytes, range: match.range))
            }
        }
        return runs
    }

    /// The bytes of base64, also without its padding.
    private static func base64(_ text: Substring) -> [UInt8]? {
        let digits = text.filter { $0 != "=" }
        let padding = String(repeating: "=", count: (4 - digits.utf8.count % 4) % 4)
        return Data(base64Encoded: digits + padding).map { Array($0) }
    }

    /// The bytes of the encoding Q: "_" is a space, "=C3" a byte (RFC 2047 §4.2).
    private static func quoted(_ text: Substring) -> [UInt8]? {
        // A percent sign stands for itself here.
        let escaped = text.replacing("%", with: "%25").replacing("=", with: "%").replacing("_", with: " ")
        return PercentCoding.bytes(escaped)
    }
}
