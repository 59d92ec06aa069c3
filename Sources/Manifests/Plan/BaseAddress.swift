/// An absolute address that references resolve against (RFC 3986 §5.2).
struct BaseAddress: Hashable, Sendable {
    let text: String
    /// Lowercased.
    let scheme: String
    /// With its two slashes.
    private let authority: String
    private let path: String
    private let query: String?

    /// Reads an absolute address; nil for a scheme that manifests may not use, or without a host.
    ///
    /// `file` is for manifests that lie on this device.
    init?(_ text: String) {
        let reference = URLReference(BaseAddress.escaped(text))
        guard let scheme = reference.scheme, let authority = reference.authority else { return nil }
        switch scheme {
        case "http", "https": guard !authority.isEmpty else { return nil }
        case "file": break
        default: return nil
        }
        self.scheme = scheme
        self.authority = "//" + authority
        path = reference.path.isEmpty ? "/" : URLReference.withoutDots(reference.path)
        query = reference.query
        self.text = BaseAddress.joined(scheme, self.authority, path, query)
    }

    /// Whether a reference names its scheme, so that no base changes where it leads.
    static func isAbsolute(_ reference: String) -> Bool { URLReference.scheme(of: reference) != nil }

    /// Whether a reference leads where a manifest at this address may lead: to the web, or on this device to files when
    /// the manifest is one.
    func allows(_ reference: String) -> Bool {
        guard let scheme = URLReference.scheme(of: reference) else {
            // "//" without a host leads nowhere.
            return !reference.hasPrefix("//") || URLReference(reference).authority?.isEmpty == false
        }
        let isAllowed = scheme == "http" || scheme == "https" || scheme == "file" && self.scheme == "file"
        return isAllowed && (scheme == "file" || URLReference(reference).authority?.isEmpty == false)
    }

    /// The absolute address of a reference, without its fragment; what no address may hold is percent-encoded.
    func resolved(_ reference: String) -> String {
        let reference = URLReference(BaseAddress.escaped(reference))
        if let scheme = reference.scheme {
            return BaseAddress.joined(
                scheme, reference.authority.map { "//" + $0 } ?? "", URLReference.withoutDots(reference.path),
                reference.query)
        }
        if let authority = reference.authority {
            let path = URLReference.withoutDots(reference.path)
            return BaseAddress.joined(scheme, "//" + authority, path, reference.query)
        }
        if reference.path.isEmpty { return BaseAddress.joined(scheme, authority, path, reference.query ?? query) }
        let merged = reference.path.hasPrefix("/") ? reference.path : folder + reference.path
        return BaseAddress.joined(scheme, authority, URLReference.withoutDots(merged), reference.query)
    }

    /// The path up to its last slash.
    private var folder: Substring {
        path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    }

    private static func joined(_ scheme: String, _ authority: String, _ path: String, _ query: String?) -> String {
        scheme + ":" + authority + path + (query.map { "?" + $0 } ?? "")
    }

    /// Sloppy manifests hold spaces and letters beyond ASCII in their addresses.
    private static func escaped(_ text: String) -> String {
        let needsNothing = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard !needsNothing else { return text }
        var result: [UInt8] = []
        for byte in text.utf8 {
            if byte > 0x20 && byte < 0x7F {
                result.append(byte)
            } else {
                let digits = Array("0123456789ABCDEF".utf8)
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
