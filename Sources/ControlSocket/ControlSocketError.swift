/// Why there is no connection over the control socket.
package struct ControlSocketError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: Hashable, Sendable {
        /// Nobody listens there.
        case nobodyThere
        /// Somebody else listens there already.
        case taken
        /// The folder of the socket belongs to somebody else, or is none.
        case folderUnsafe
        /// The other side belongs to another user.
        case otherUser
        /// The other side is gone, or took nothing for too long.
        case closed
        /// The system refused; `number` says why.
        case system
    }

    package var code: Code
    /// The system's number for the reason; 0 when there is none.
    package var number: Int32

    package init(_ code: Code, number: Int32 = 0) {
        self.code = code
        self.number = number
    }

    package var description: String {
        switch code {
        case .nobodyThere: "Nobody listens on the control socket."
        case .taken: "Another program listens on the control socket."
        case .folderUnsafe: "The folder of the control socket belongs to another user."
        case .otherUser: "The control socket belongs to another user."
        case .closed: "The connection over the control socket has ended."
        case .system: "The control socket cannot be used (error \(number))."
        }
    }
}
