package import MediaModel

/// The head of a server's final answer, after redirects.
package struct TransferResponse: Hashable, Sendable {
    package var status: Int
    /// The address that answered, after redirects.
    package var address: WebAddress
    /// All header fields in the order of arrival; fields with control characters in them are dropped.
    package var headers: [HeaderField]

    package init(status: Int, address: WebAddress, headers: [HeaderField] = []) {
        self.status = status
        self.address = address
        self.headers = headers
    }

    /// The first value of a header, whatever the case of its name.
    package subscript(name: String) -> String? {
        headers.first { $0.isNamed(name) }?.value
    }

    /// The promised length of the body as it is sent; nil when there is none or it is no number.
    package var contentLength: ByteCount? {
        self["Content-Length"].flatMap { Int64($0) }.flatMap { $0 >= 0 ? ByteCount(rawValue: $0) : nil }
    }

    /// The lowercased media type without its parameters, "video/mp4".
    package var contentType: String? {
        guard let value = self["Content-Type"] else { return nil }
        let type = value.utf8.prefix { $0 != UInt8(ascii: ";") }.filter { $0 > 0x20 }
        return type.isEmpty ? nil : String(decoding: type, as: UTF8.self).lowercased()
    }

    /// Whether the body is encoded, so that its length and offsets are not those of the file.
    ///
    /// Servers also name what is no coding, such as `aws-chunked`, `UTF-8` or `none`; such a body is the file itself.
    package var isEncoded: Bool {
        headers.contains { $0.isNamed("Content-Encoding") && TransferResponse.namesCoding($0.value) }
    }

    private static func namesCoding(_ list: String) -> Bool {
        list.split(separator: ",").contains { codings.contains($0.filter { !$0.isWhitespace }.lowercased()) }
    }

    /// The codings that change a body (RFC 9110 §8.4.1, RFC 7932, RFC 8878).
    private static let codings: Set<String> = [
        "gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress",
    ]
}
