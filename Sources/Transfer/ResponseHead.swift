import MediaModel

/// Collects the header lines of the last answer of a request.
struct ResponseHead {
    /// The fields of the answer that the last status line began.
    private(set) var fields: [HeaderField] = []

    /// Takes one line as libcurl hands it out, with its line break.
    mutating func add(_ line: UnsafeRawBufferPointer) {
        let text = String(decoding: line, as: UTF8.self)
        // Redirects, 100 Continue and proxies bring more than one head; only the last one counts.
        if text.hasPrefix("HTTP/") {
            fields.removeAll(keepingCapacity: true)
        } else if let field = HeaderField(line: ResponseHead.trimmed(text)) {
            fields.append(field)
        }
    }

    private static func trimmed(_ text: String) -> String {
        var end = text.unicodeScalars.endIndex
        let scalars = text.unicodeScalars
        while end > scalars.startIndex, scalars[scalars.index(before: end)].properties.isWhitespace {
            end = scalars.index(before: end)
        }
        return String(scalars[..<end])
    }
}
