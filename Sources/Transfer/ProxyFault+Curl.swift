import MediaModel

extension ProxyFault {
    /// What a failure of libcurl says about the proxy; nil when no proxy is to blame for sure.
    ///
    /// - Parameters:
    ///   - text: what libcurl wrote about it.
    ///   - connectStatus: the proxy's last answer to CONNECT; 0 when none came.
    ///   - address: what was asked for last.
    init?(text: String, connectStatus: Int, address: WebAddress) {
        if let name = ProxyFault.word(in: text, after: "Could not resolve proxy: ") {
            self = .unknown(name)
        } else if text.hasPrefix("Unsupported proxy ") {
            self = .unreadable
        } else if let name = ProxyFault.unconnected(in: text, address: address) {
            self = .unreachable(name)
        } else if connectStatus >= 300 {
            self = connectStatus == 407 ? .wantsPassword : .refused(status: connectStatus)
        } else if text.hasPrefix("Proxy CONNECT aborted") {
            self = .refused(status: nil)
        } else {
            return nil
        }
    }

    /// The proxy in "Failed to connect to host port 80 via proxy after 3 ms".
    ///
    /// Older versions of libcurl write the proxy itself in place of the host, and its port.
    private static func unconnected(in text: String, address: WebAddress) -> String? {
        let words = text.split(separator: " ").map { String($0) }
        guard words.count > 7, words[..<4] == ["Failed", "to", "connect", "to"], words[5] == "port" else { return nil }
        if words[7] == "via" { return words.count > 8 ? words[8] : nil }
        let isElsewhere = Int(words[6]) != address.port || isSpelledOut(address.host) && words[4] != address.host
        return isElsewhere ? words[4] : nil
    }

    /// Whether libcurl spells a host as its address does: it does not keep capital letters, letters beyond ASCII, a last
    /// dot, or numbers that stand for an address in a short way.
    private static func isSpelledOut(_ host: String) -> Bool {
        let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let (letters, digits) = (UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"))
        let isPlain = labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { letters.contains($0) || digits.contains($0) || "-_".utf8.contains($0) }
        }
        guard isPlain, let first = labels.last?.first else { return false }
        return letters.contains(first) || isAddress(labels.map { String(Substring($0)) })
    }

    /// Whether these are the four numbers of an IPv4 address.
    private static func isAddress(_ labels: [String]) -> Bool {
        labels.count == 4 && labels.allSatisfy { label in UInt8(label).map { "\($0)" == label } ?? false }
    }

    /// What follows the beginning of a text, up to the next space; newer versions of libcurl say behind it why.
    private static func word(in text: String, after beginning: String) -> String? {
        guard text.hasPrefix(beginning) else { return nil }
        return text.dropFirst(beginning.count).split(separator: " ").first.map { String($0) }
    }
}
