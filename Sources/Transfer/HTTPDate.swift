import CCurl
package import MediaModel

/// Reads the dates of HTTP headers (RFC 9110 §5.6.7) in all three forms, through `curl_getdate`.
package enum HTTPDate {
    /// The point in time that a header's text names; nil when it is no date.
    package static func parse(_ text: String) -> Timestamp? {
        let seconds = curl_getdate(text, nil)
        return seconds < 0 ? nil : Timestamp(rawValue: Int64(seconds) * 1_000)
    }
}
