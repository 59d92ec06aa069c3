import CCurl
import MediaModel

extension EasyHandle {
    /// Lets a request send the cookies in its jar, and keep there what servers set (`CURLOPT_SHARE`).
    ///
    /// While nothing is in the jar, the handle watches for cookies by itself: most servers set none, and a share for each
    /// of ten thousand files would be made and thrown away for nothing.
    ///
    /// - Returns: the headers that are left to send: the user's cookies go into the jar where they can.
    func openJar(of request: TransferRequest) -> [HeaderField] {
        let cookies = request.cookies == nil ? [] : request.headers.filter { $0.isNamed("Cookie") }
        if let jar = request.cookies, jar.isEmpty, cookies.isEmpty {
            self.jar = jar
            watchCookies(true)
            return request.headers
        }
        watchCookies(false)
        guard let jar = request.cookies else { return request.headers }
        let given = cookies.compactMap { GivenCookies($0.value, for: request.address) }
        // Cookies that no jar can hold are sent as they are, and then alone.
        guard given.count == cookies.count, given.count <= 1, let share = jar.open() else { return request.headers }
        self.jar = jar
        zentrio_curl_set_pointer(pointer, CURLOPT_SHARE, share)
        // No file: only this makes libcurl look at cookies at all.
        set(CURLOPT_COOKIEFILE, "")
        for line in given.flatMap(\.lines) where jar.isNew(line) { set(CURLOPT_COOKIELIST, line) }
        for line in jar.takeKept() { set(CURLOPT_COOKIELIST, line) }
        return request.headers.filter { !$0.isNamed("Cookie") }
    }

    /// Moves the cookies that the handle watched for into the jar, where the next request finds them.
    func keepCookies() {
        guard let jar, isWatchingCookies else { return }
        var list: UnsafeMutableRawPointer?
        zentrio_curl_get_pointer(pointer, CURLINFO_COOKIELIST, &list)
        guard let first = list?.assumingMemoryBound(to: curl_slist.self) else { return }
        defer { curl_slist_free_all(first) }
        var entry: UnsafeMutablePointer<curl_slist>? = first
        while let current = entry {
            if let line = current.pointee.data { jar.keep(String(cString: line)) }
            entry = current.pointee.next
        }
        // None of them stays for the next request of the handle, which may be another download's.
        set(CURLOPT_COOKIELIST, "ALL")
    }

    /// Leaves nothing of a request's cookies behind for the next one.
    func closeJar() {
        guard jar != nil else { return }
        if isWatchingCookies {
            keepCookies()
        } else {
            // In this order: without the share it would empty the jar.
            set(CURLOPT_COOKIEFILE, nil)
            zentrio_curl_set_pointer(pointer, CURLOPT_SHARE, nil)
        }
        jar = nil
    }

    /// Has libcurl keep cookies in the handle's own memory; it stays so for the next requests, which costs nothing.
    private func watchCookies(_ isWatching: Bool) {
        guard isWatching != isWatchingCookies else { return }
        isWatchingCookies = isWatching
        set(CURLOPT_COOKIEFILE, isWatching ? "" : nil)
    }
}
