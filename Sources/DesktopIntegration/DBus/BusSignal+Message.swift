extension BusSignal {
    /// Reads a signal that arrived.
    init(_ message: BusMessage) {
        self.init(
            sender: message.sender, path: message.path, interface: message.interface, member: message.member,
            arguments: message.values())
    }
}
