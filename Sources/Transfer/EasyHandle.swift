import CCurl
import Glibc
import MediaModel

/// Owns one easy handle with its header list, from `curl_easy_init` to `curl_easy_cleanup`.
///
/// Serves one request after the other: making one and its buffer anew costs as much as a small file. Lives on the
/// transfer thread.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    let purpose: TransferRequest.Purpose
    /// The cookies of the request that it serves; held because libcurl uses what is in it.
    var jar: CookieJar?
    /// Whether cookies are kept in the handle itself, because the jar is empty so far.
    var isWatchingCookies = false
    private var headerList: UnsafeMutablePointer<curl_slist>?
    /// Where libcurl writes what went wrong; CURL_ERROR_SIZE bytes.
    private let message: UnsafeMutablePointer<CChar>

    /// Makes a handle for requests of one purpose; nil when libcurl has no memory.
    init?(_ purpose: TransferRequest.Purpose, configuration: TransferConfiguration) {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        self.purpose = purpose
        headerList = nil
        message = .allocate(capacity: Int(CURL_ERROR_SIZE))
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        zentrio_curl_set_pointer(pointer, CURLOPT_ERRORBUFFER, message)
        prepare(configuration)
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headerList)
        message.deallocate()
    }

    /// What libcurl wrote about the last failure; empty when nothing went wrong.
    var failureText: String { String(cString: message) }

    /// The status of the last answer; 0 when none came.
    var status: Int {
        var value = 0
        zentrio_curl_get_long(pointer, CURLINFO_RESPONSE_CODE, &value)
        return value
    }

    /// The status of a proxy's last answer to CONNECT; 0 when none came.
    var connectStatus: Int {
        var value = 0
        zentrio_curl_get_long(pointer, CURLINFO_HTTP_CONNECTCODE, &value)
        return value
    }

    /// The address of the last request, after redirects; it began at `first`.
    func effectiveAddress(from first: WebAddress) -> WebAddress {
        var text: UnsafeMutablePointer<CChar>?
        zentrio_curl_get_string(pointer, CURLINFO_EFFECTIVE_URL, &text)
        guard let text, strcmp(text, first.text) != 0 else { return first }
        return (try? WebAddress(String(cString: text))) ?? first
    }

    /// Whether the request is on its way to the server: there is a connection, new or kept.
    var isSent: Bool {
        var microseconds: curl_off_t = 0
        zentrio_curl_get_offset(pointer, CURLINFO_PRETRANSFER_TIME_T, &microseconds)
        return microseconds > 0
    }

    /// Whether the last request followed a redirect, or tried to.
    var isRedirected: Bool {
        var count = 0
        zentrio_curl_get_long(pointer, CURLINFO_REDIRECT_COUNT, &count)
        return count > 0
    }

    /// Goes on after the write callback paused (`curl_easy_pause`); calls the callback with what libcurl kept.
    ///
    /// Anything but success means that the callback ended the transfer.
    func resume() -> CURLcode {
        curl_easy_pause(pointer, 0)
    }

    func set(_ option: CURLoption, _ value: Int) {
        zentrio_curl_set_long(pointer, option, value)
    }

    /// Sets a text; nil takes an earlier one away.
    func set(_ option: CURLoption, _ value: String?) {
        zentrio_curl_set_string(pointer, option, value)
    }

    /// Forgets what went wrong before.
    func clearFailure() {
        message.pointee = 0
    }

    /// Sets the write or header callback and what it gets as its last argument.
    func set(_ option: CURLoption, _ callback: zentrio_curl_write, data: CURLoption, _ user: UnsafeMutableRawPointer) {
        zentrio_curl_set_write(pointer, option, callback)
        zentrio_curl_set_pointer(pointer, data, user)
    }

    /// Sets the request's own headers (`CURLOPT_HTTPHEADER`) in place of the last one's.
    func setHeaders(_ headers: [HeaderField]) {
        curl_slist_free_all(headerList)
        headerList = nil
        for header in headers {
            // libcurl sends a header without value only when a semicolon stands in for the colon.
            let line = header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
            headerList = curl_slist_append(headerList, line) ?? headerList
        }
        zentrio_curl_set_list(pointer, CURLOPT_HTTPHEADER, headerList)
    }
}
