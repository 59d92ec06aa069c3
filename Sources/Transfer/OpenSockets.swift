import CCurl
import Glibc

/// The sockets of libcurl's connections, busy ones and kept ones.
///
/// Lives on the transfer thread. libcurl holds an unowned pointer to it as long as it has connections, so the owner of
/// the multi handle keeps it.
final class OpenSockets {
    private(set) var sockets: Set<Int32> = []

    /// Has libcurl tell of every socket that it opens and closes for a handle.
    func follow(_ handle: UnsafeMutableRawPointer) {
        let user = Unmanaged.passUnretained(self).toOpaque()
        zentrio_curl_set_opened(handle, Callbacks.opened)
        zentrio_curl_set_pointer(handle, CURLOPT_SOCKOPTDATA, user)
        zentrio_curl_set_closing(handle, Callbacks.closing)
        zentrio_curl_set_pointer(handle, CURLOPT_CLOSESOCKETDATA, user)
    }

    /// Sets for how many bytes the system waits until a socket counts as readable (`SO_RCVLOWAT`).
    ///
    /// What has arrived it acknowledges at once until there are so many; beyond that only as it is read.
    func setReadThreshold(_ bytes: Int32) {
        var bytes = bytes
        for socket in sockets {
            setsockopt(socket, SOL_SOCKET, SO_RCVLOWAT, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    private enum Callbacks {
        static let opened: curl_sockopt_callback = { user, socket, _ in
            if let user { follower(user).sockets.insert(socket) }
            return CURL_SOCKOPT_OK
        }

        static let closing: curl_closesocket_callback = { user, socket in
            if let user { follower(user).sockets.remove(socket) }
            return close(socket)
        }

        private static func follower(_ user: UnsafeMutableRawPointer) -> OpenSockets {
            Unmanaged<OpenSockets>.fromOpaque(user).takeUnretainedValue()
        }
    }
}
