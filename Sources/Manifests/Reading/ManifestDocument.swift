/// The answer to a request.
package struct ManifestDocument: Hashable, Sendable {
    /// The address that answered, after redirects; relative references resolve against it.
    package var url: String
    /// The bytes as they came; gzip is undone by the reader.
    package var bytes: [UInt8]
    /// The lowercased media type, when the server told; the default is nil.
    package var contentType: String?

    package init(url: String, bytes: [UInt8], contentType: String? = nil) {
        self.url = url
        self.bytes = bytes
        self.contentType = contentType
    }
}
