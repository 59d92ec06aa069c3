import MediaModel

/// Collects the header lines of the last answer of a request.
struct ResponseHead {
    /// The fields of the answer that the last status line began.
    private(set) var fields: [HeaderField] = []
    /// Whether any answer so far set a cookie, redirects among them.
    private(set) var setsCookies = false

    /// Takes one line as libcurl hands it out, with its line break.
    mutating func add(_ line: UnsafeRawBufferPointer) {
        // Redirects, 100 Continue and proxies bring more than one head; only the last one counts.
        if line.starts(with: "HTTP/".utf8) {
            fields.removeAll(keepingCapacity: true)
        } else if let field = HeaderField(line: ResponseHead.trimmed(line)) {
            fields.append(field)
            if field.isNamed("Set-Cookie") { setsCookies = true }
        }
    }

    /// Without the line break and what white space stands before it.
    private static func trimmed(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let last = line.lastIndex { $0 != 0x0D && $0 != 0x0A && $0 != 0x20 && $0 != 0x09 }
        return UnsafeRawBufferPointer(rebasing: line[..<(last.map { $0 + 1 } ?? 0)])
    }
}
