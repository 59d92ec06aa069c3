/// Why a stream cannot be saved: its copy protection.
package struct Protection: Hashable, Sendable {
    /// What people call it: "Widevine", "PlayReady", "FairPlay", "ClearKey", "SAMPLE-AES"; else the scheme itself.
    package var system: String
    /// HLS's METHOD, "SAMPLE-AES"; nil in DASH.
    package var method: String?
    /// HLS's KEYFORMAT, or DASH's schemeIdUri.
    package var scheme: String?

    package init(system: String, method: String? = nil, scheme: String? = nil) {
        self.system = system
        self.method = method
        self.scheme = scheme
    }

    /// What it is, as a full sentence.
    package var sentence: String { "This stream is protected (\(system)) and cannot be saved." }

    /// Method and scheme for the log, "METHOD=SAMPLE-AES, KEYFORMAT=identity".
    package var detail: String { [method, scheme].compactMap(\.self).joined(separator: ", ") }
}
