import MediaModel
import Transfer

/// Tells one version of a resource from another, so that bytes of two never mix; its names are stored and may not change.
struct ResourceVersion: Hashable, Sendable, Codable {
    /// Bytes of the whole resource; nil when the server did not say.
    var total: Int64?
    /// The entity tag with its quotes and its `W/`, as the server sent it.
    var entityTag: String?
    /// The text of Last-Modified.
    var lastModified: String?

    /// Takes down what an answer with all of a resource, or with a part of it, tells.
    init(_ response: TransferResponse) {
        total = Self.total(response)
        entityTag = response["ETag"]
        lastModified = response["Last-Modified"]
    }

    /// Whether another version would show: lengths alone may be the same by chance.
    var isCertain: Bool { total != nil && (entityTag != nil || lastModified != nil) }

    private static func total(_ response: TransferResponse) -> Int64? {
        guard !response.isEncoded else { return nil }
        if response.status == 206 { return response["Content-Range"].flatMap { ContentRange($0) }?.total }
        return response.contentLength?.rawValue
    }
}
