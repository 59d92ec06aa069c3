import CCurl
import Glibc
import MediaModel

/// Owns the `CURLM *` (`curl_multi_init` to `curl_multi_cleanup`).
///
/// Unchecked because the transfer thread alone uses it, but for `wakeUp`, which libcurl allows from any thread.
final class MultiHandle: @unchecked Sendable {
    private let pointer: UnsafeMutableRawPointer
    /// The sockets of the handles that were made here.
    let sockets = OpenSockets()

    init(configuration: TransferConfiguration) {
        _ = MultiHandle.globalState
        guard let pointer = curl_multi_init() else { preconditionFailure("libcurl has no memory at the start") }
        self.pointer = pointer
        zentrio_curl_multi_set_long(
            pointer, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.maximumConnectionsPerHost)
    }

    deinit {
        curl_multi_cleanup(pointer)
    }

    /// Makes a handle for requests of one purpose; nil when libcurl has no memory.
    func makeHandle(_ purpose: TransferRequest.Purpose, configuration: TransferConfiguration) -> EasyHandle? {
        let handle = EasyHandle(purpose, configuration: configuration)
        if let handle { sockets.follow(handle.pointer) }
        return handle
    }

    /// Adds a handle (`curl_multi_add_handle`); false when libcurl has no memory.
    func add(_ handle: EasyHandle) -> Bool {
        curl_multi_add_handle(pointer, handle.pointer) == CURLM_OK
    }

    /// Takes a handle out, finished or not (`curl_multi_remove_handle`).
    func remove(_ handle: EasyHandle) {
        curl_multi_remove_handle(pointer, handle.pointer)
    }

    /// Moves whatever can be moved without waiting (`curl_multi_perform`).
    func perform() {
        var running: Int32 = 0
        curl_multi_perform(pointer, &running)
    }

    /// The next handle that is done, with its result (`curl_multi_info_read`).
    func nextFinished() -> (handle: UnsafeMutableRawPointer, result: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            return (handle, message.pointee.data.result)
        }
        return nil
    }

    /// Sleeps until a socket, a timer of libcurl's or `wakeUp` asks for attention (`curl_multi_poll`).
    ///
    /// At most `duration`; nil for any time, which libcurl shortens to its own next timer.
    func poll(atMost duration: Duration?) {
        let milliseconds = duration.map { Int32(clamping: ($0 + .microseconds(999)).milliseconds) } ?? 3_600_000
        curl_multi_poll(pointer, nil, 0, max(0, milliseconds), nil)
    }

    /// Ends the current or the next poll (`curl_multi_wakeup`).
    ///
    /// From any thread.
    func wakeUp() {
        curl_multi_wakeup(pointer)
    }

    /// `curl_global_init_mem`, once in the process.
    private static let globalState: Void = {
        curl_global_init_mem(
            Int(CURL_GLOBAL_DEFAULT), { ReceiveBlocks.shared.allocate($0) }, { ReceiveBlocks.shared.release($0) },
            { realloc($0, $1) }, { $0.flatMap { strdup($0) } }, { calloc($0, $1) })
    }()
}
