extension BusCall {
    /// Reads a call that arrived.
    init(_ message: BusMessage) {
        self.init(
            sender: message.sender, path: message.path, interface: message.interface, member: message.member,
            arguments: message.values())
    }
}
