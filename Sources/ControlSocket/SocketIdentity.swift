/// Tells one file from another of the same name.
struct SocketIdentity: Hashable {
    var device: UInt64
    var node: UInt64
}
