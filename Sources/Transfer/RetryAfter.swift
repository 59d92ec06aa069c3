package import MediaModel

/// Reads Retry-After (RFC 9110 §10.2.3): seconds or a date.
package enum RetryAfter {
    /// The earliest time of another try.
    ///
    /// Nil when the header is missing or makes no sense. Seconds count from `now`, the time of the answer.
    package static func parse(_ text: String?, now: Timestamp) -> Timestamp? {
        guard let text = text?.filter({ $0 != "\t" }), !text.isEmpty else { return nil }
        if let seconds = Int64(text) {
            // A century of waiting is a server's mistake; the scheduler caps what is left.
            return seconds < 0 ? nil : now.advanced(by: .seconds(min(seconds, 3_153_600_000)))
        }
        return HTTPDate.parse(text)
    }
}
