import CCurl
import Synchronization

/// The cookies of one download, or of one look at a link: what servers set they get back, for as long as it lasts.
///
/// Nobody shares one, for two downloads are two visitors. It costs next to nothing before its first cookie.
///
/// Unchecked because the transfer thread alone uses `share`, `kept` and `given`, until nobody holds the jar any more.
package final class CookieJar: Hashable, @unchecked Sendable {
    /// Owns the `CURLSH *` (`curl_share_init` to `curl_share_cleanup`); nil before the first cookie.
    private var share: UnsafeMutableRawPointer?
    /// What servers set before there was a share, in the lines of a cookie file; the next request puts it there.
    ///
    /// Bounded by what libcurl takes from the answers of the requests that began without a share.
    private var kept: [String] = []
    /// The lines of the user's that are in it, or were until a server replaced them.
    private var given: Set<String> = []
    private let isUsed = Atomic(false)

    package init() {}

    deinit {
        // Every handle that uses the share holds the jar, so none is left: otherwise libcurl would keep it for ever.
        if let share { curl_share_cleanup(share) }
    }

    /// Whether a server has set a cookie, so that what it sent may be meant for this visitor.
    package var holdsCookies: Bool { isUsed.load(ordering: .relaxed) }

    /// Whether nothing is in it and nothing was.
    var isEmpty: Bool { share == nil && kept.isEmpty }

    /// What `CURLOPT_SHARE` takes, without locks, because one thread uses it; nil when libcurl has no memory.
    func open() -> UnsafeMutableRawPointer? {
        if let share { return share }
        guard let made = curl_share_init() else { return nil }
        zentrio_curl_share(made, CURL_LOCK_DATA_COOKIE)
        share = made
        return made
    }

    /// Whether a line of the user's comes for the first time; a server may replace a cookie of the user's.
    func isNew(_ line: String) -> Bool {
        given.insert(line).inserted
    }

    /// Takes in a line of a cookie file (`CURLINFO_COOKIELIST`).
    func keep(_ line: String) {
        kept.append(line)
    }

    /// What was kept since the last time; from now on the share has it.
    func takeKept() -> [String] {
        defer { kept = [] }
        return kept
    }

    /// A server has set a cookie.
    func noteCookie() {
        isUsed.store(true, ordering: .relaxed)
    }

    /// Whether both are the same jar, whatever is in them.
    package static func == (left: CookieJar, right: CookieJar) -> Bool { left === right }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
