import CCurl
import MediaModel

extension EasyHandle {
    /// Lets a request send the cookies in its jar, and keep there what servers set (`CURLOPT_SHARE`).
    ///
    /// - Returns: the headers that are left to send: the user's cookies go into the jar where they can.
    func openJar(of request: TransferRequest) -> [HeaderField] {
        guard let jar = request.cookies else { return request.headers }
        let cookies = request.headers.filter { $0.isNamed("Cookie") }
        let given = cookies.compactMap { GivenCookies($0.value, for: request.address) }
        // Cookies that no jar can hold are sent as they are, and then alone.
        guard given.count == cookies.count, given.count <= 1, let share = jar.open() else { return request.headers }
        self.jar = jar
        zentrio_curl_set_pointer(pointer, CURLOPT_SHARE, share)
        // No file: only this makes libcurl look at cookies at all.
        set(CURLOPT_COOKIEFILE, "")
        for line in given.flatMap(\.lines) where jar.isNew(line) { set(CURLOPT_COOKIELIST, line) }
        return request.headers.filter { !$0.isNamed("Cookie") }
    }

    /// Leaves nothing of a request's cookies behind for the next one.
    func closeJar() {
        guard jar != nil else { return }
        // In this order: without the share it would empty the jar.
        set(CURLOPT_COOKIEFILE, nil)
        zentrio_curl_set_pointer(pointer, CURLOPT_SHARE, nil)
        jar = nil
    }
}
