/// What the user's proxy did, when it and not the server is to blame.
package enum ProxyFault: Hashable, Sendable {
    /// No address belongs to its name.
    case unknown(String)
    /// It takes no connection; its name.
    case unreachable(String)
    /// The setting is no proxy's address, or of a kind that libcurl does not know.
    case unreadable
    /// It wants a user and a password, or other ones (407).
    case wantsPassword
    /// It leads to no server: with this status, or nil when it just closed the connection.
    case refused(status: Int?)

    /// What happened and what helps: a full sentence for the user.
    package var sentence: String {
        switch self {
        case .unknown(let name): "There is no proxy called \(name). Check the proxy setting."
        case .unreachable(let name): "The proxy \(name) does not accept a connection. Check the proxy setting."
        case .unreadable: "The proxy setting cannot be read. Check the proxy setting."
        case .wantsPassword: "The proxy asks for a password. Check the proxy setting."
        case .refused: "The proxy refused the connection. Check the proxy setting."
        }
    }

    /// Whether it may do better in a moment: it may come back, and with 5xx it says that it could not reach the server.
    package var mayPass: Bool {
        switch self {
        case .unreachable: true
        case .refused(let status): status.map { $0 >= 500 } ?? true
        case .unknown, .unreadable, .wantsPassword: false
        }
    }
}
