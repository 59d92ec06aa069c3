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
    package var isEncoded: Bool {
        guard let value = self["Content-Encoding"]?.lowercased() else { return false }
        return !value.allSatisfy { $0.isWhitespace } && value != "identity"
    }
}
