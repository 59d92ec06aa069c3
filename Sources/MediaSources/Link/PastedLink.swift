package import MediaModel

/// What a pasted text is, as far as the text alone tells.
package enum PastedLink: Hashable, Sendable {
    /// Anything on the web: a file, a page, a playlist.
    case web(WebAddress)
    /// The streams of one video of an add-on.
    case addonVideo(base: WebAddress, type: String, id: String)
    /// An add-on's manifest.
    case addon(base: WebAddress)

    /// Reads a text; white space around it is dropped.
    ///
    /// - Throws: `notAnAddress` or `unsupportedScheme`.
    package init(_ text: String) throws(MediaSourceError) {
        let address = try PastedLink.address(text)
        let parts = address.path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.last == "manifest.json", let base = PastedLink.base(of: address, dropping: 1) {
            self = .addon(base: base)
        } else if let video = PastedLink.video(address, parts) {
            self = video
        } else {
            self = .web(address)
        }
    }

    private static func address(_ text: String) throws(MediaSourceError) -> WebAddress {
        do throws(WebAddress.Flaw) {
            return try WebAddress(text)
        } catch .unsupportedScheme("stremio") {
            return try installAddress(text)
        } catch .unsupportedScheme(let scheme) {
            throw MediaSourceError(
                .unsupportedScheme, "Only http and https addresses can be downloaded, not \(scheme).", cause: text)
        } catch {
            throw notAnAddress(text)
        }
    }

    /// A `stremio:` link stands for https; on this device, where nothing has a certificate, for http.
    private static func installAddress(_ text: String) throws(MediaSourceError) -> WebAddress {
        guard let colon = text.firstIndex(of: ":"), let address = try? WebAddress("https" + text[colon...]) else {
            throw notAnAddress(text)
        }
        guard address.host == "localhost" || address.host == "::1" || address.host.hasPrefix("127."),
            let local = try? WebAddress("http" + text[colon...])
        else { return address }
        return local
    }

    private static func notAnAddress(_ text: String) -> MediaSourceError {
        MediaSourceError(
            .notAnAddress, "This is not a web address. One starts with http:// or https://.", cause: text)
    }

    private static func video(_ address: WebAddress, _ parts: [Substring]) -> PastedLink? {
        guard parts.count >= 4, parts[parts.count - 3] == "stream", let last = parts.last, last.hasSuffix(".json"),
            let type = PercentCoding.decoded(parts[parts.count - 2]), let id = PercentCoding.decoded(last.dropLast(5)),
            !type.isEmpty, !id.isEmpty, let base = base(of: address, dropping: 3)
        else { return nil }
        return .addonVideo(base: base, type: type, id: id)
    }

    /// The address without its last path segments, query and fragment.
    private static func base(of address: WebAddress, dropping count: Int) -> WebAddress? {
        let bare = address.text.prefix { $0 != "?" && $0 != "#" }
        let kept = bare.split(separator: "/", omittingEmptySubsequences: false).dropLast(count)
        return try? WebAddress(kept.joined(separator: "/"))
    }
}
