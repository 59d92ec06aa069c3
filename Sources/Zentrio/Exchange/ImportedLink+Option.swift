import FoundationEssentials
import MediaModel

nonisolated extension ImportedLink {
    /// Options of aria2 that say how it shall fetch: Zentrio decides that by itself, and the file is the same.
    private static let technical: Set<String> = [
        "allow-piece-length-change", "always-resume", "async-dns", "check-integrity", "connect-timeout", "continue",
        "disable-ipv6", "enable-http-keep-alive", "enable-http-pipelining", "enable-mmap", "file-allocation",
        "force-save", "gid", "http-accept-gzip", "http-auth-challenge", "http-no-cache", "lowest-speed-limit",
        "max-connection-per-server", "max-file-not-found", "max-mmap-limit", "max-resume-failure-tries", "max-tries",
        "max-upload-limit", "min-split-size", "no-file-allocation-limit", "no-netrc", "no-want-digest-header",
        "pause-metadata", "piece-length", "realtime-chunk-checksum", "remove-control-file", "retry-wait", "reuse-uri",
        "split", "stream-piece-selector", "timeout", "uri-selector", "use-head",
    ]
    /// The beginnings of options for transfers that are none of Zentrio's.
    private static let foreign = ["bt-", "ftp-", "metalink-", "rpc-", "seed-"]

    /// Takes one option of aria2 to heart.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - value: what follows the equals sign.
    ///   - folder: from where a relative `dir` counts.
    /// - Returns: a sentence when the option would change what comes and nothing can be made of it; nil otherwise.
    mutating func take(option name: String, value: String, from folder: String) -> String? {
        switch name {
        case "out": fileName = Self.lastPart(of: value)
        case "dir": directory = value.utf8.first == UInt8(ascii: "/") ? value : "\(folder)/\(value)"
        case "header": return takeHeader(value)
        case "referer": return takeHeader("Referer", value == "*" ? addresses[0].text : value)
        case "user-agent": return takeHeader("User-Agent", value)
        case "http-user": user = value
        case "http-passwd": password = value
        case "checksum": return takeChecksum(value)
        case "max-download-limit": return takeRateLimit(value)
        case "pause": if value.lowercased() == "true" { standing = .paused }
        default: return Self.sentence(aboutOption: name, value: value)
        }
        return nil
    }

    /// The header for `http-user` and `http-passwd` (RFC 7617); nil without a user, or when there is such a header already.
    var basicAuthorization: HeaderField? {
        guard let user, !headers.contains(where: { $0.isNamed("Authorization") }) else { return nil }
        let credentials = Data("\(user):\(password ?? "")".utf8).base64EncodedString()
        return HeaderField(name: "Authorization", value: "Basic \(credentials)")
    }

    private mutating func takeHeader(_ line: String) -> String? {
        guard let header = HeaderField(line: line) else { return "\"\(line)\" is no header; it is left out." }
        headers.append(header)
        return nil
    }

    private mutating func takeHeader(_ name: String, _ value: String) -> String? {
        guard let header = HeaderField(name: name, value: value) else {
            return "\"\(value)\" is no header; it is left out."
        }
        headers.append(header)
        return nil
    }

    /// A file that nobody can check shall not come in unchecked without a word.
    private mutating func takeChecksum(_ value: String) -> String? {
        guard let checksum = Checksum(value) else {
            return "\"\(value)\" is no checksum; it is left out. \(Checksum.objection(to: value))"
        }
        self.checksum = checksum
        return nil
    }

    /// Reads "500K"; aria2 counts in 1 024s, and 0 is no limit.
    private mutating func takeRateLimit(_ value: String) -> String? {
        let units: [Character: Int64] = ["K": 1_024, "k": 1_024, "M": 1_048_576, "m": 1_048_576]
        let factor = value.last.flatMap { units[$0] }
        let number = factor == nil ? value : String(value.dropLast())
        guard let count = Int64(number), (0...1_000_000_000).contains(count) else {
            return "\"\(value)\" is no speed; it is left out."
        }
        rateLimit = count == 0 ? nil : ByteCount(count * (factor ?? 1))
        return nil
    }

    /// aria2 takes a path for `out`; the folders in it are left out, as the disk tells them: by bytes.
    private static func lastPart(of path: String) -> String? {
        path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
    }

    /// What would come otherwise than the file asks for shall not come without a word.
    private static func sentence(aboutOption name: String, value: String) -> String? {
        let isHarmless = value.isEmpty || technical.contains(name) || foreign.contains { name.hasPrefix($0) }
        return isHarmless ? nil : "Zentrio has no option \"\(name)\"; it is left out."
    }
}
