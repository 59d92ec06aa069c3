/// A socket in the file system on which this program listens.
struct SocketDoor: Sendable {
    let listener: UnixSocket
    private let place: SocketPlace
    private let identity: SocketIdentity?

    /// Makes the socket, for this user only.
    ///
    /// - Throws: `taken` when somebody else listens there; `folderUnsafe`; `system`.
    init(path: String) throws(ControlSocketError) {
        place = SocketPlace(path: path)
        try place.prepare()
        listener = try UnixSocket()
        try listener.listen(at: try SocketAddress(path: path), backlog: 128)
        identity = place.identity
        do throws(ControlSocketError) {
            try place.protect()
        } catch {
            clear()
            throw error
        }
    }

    /// Whether clients still find this socket at its path.
    var isInPlace: Bool { identity != nil && place.identity == identity }

    /// Removes the socket's file, unless somebody else's is there by now.
    func clear() {
        place.clear(identity)
    }
}
