import MediaModel
import Transfer

extension ResumeState.Resource {
    /// Takes down what the first answer says about the file.
    init(original: WebAddress, response: TransferResponse, total: Int64?, acceptsRanges: Bool) {
        self.init(
            originalAddress: original, finalAddress: response.address, entityTag: response["ETag"],
            lastModified: response["Last-Modified"], date: response["Date"], contentType: response.contentType,
            total: total.map { ByteCount($0) }, acceptsRanges: acceptsRanges)
    }

    /// What If-Range may say: a strong entity tag, else a Last-Modified that cannot hide a second change.
    ///
    /// Nil when there is neither: a weak tag must not be sent (RFC 9110 §13.1.5), and a date that is less than a minute
    /// older than the answer is weak too (§8.8.2.2).
    func ifRange(entityTag: String?) -> String? {
        if let entityTag, entityTag.hasPrefix("\"") { return entityTag }
        guard let lastModified, let date, let changed = HTTPDate.parse(lastModified), let sent = HTTPDate.parse(date),
            changed.duration(to: sent) >= .seconds(60)
        else { return nil }
        return lastModified
    }

    /// Whether the server gave anything by which another version would show.
    var hasValidators: Bool { entityTag != nil || lastModified != nil }

    /// Whether both name the same Last-Modified.
    func hasSameLastModified(as response: TransferResponse) -> Bool {
        lastModified != nil && lastModified == response["Last-Modified"]
    }

    /// Whether both name a Last-Modified and it is not the same.
    func hasOtherLastModified(than response: TransferResponse) -> Bool {
        guard let lastModified, let other = response["Last-Modified"] else { return false }
        return lastModified != other
    }
}
