/// Which signals somebody wants to hear; nil parts match anything.
package struct BusSignalRule: Hashable, Sendable {
    package var sender: String?
    package var path: String?
    package var interface: String?
    package var member: String?
    /// The first argument, when it is a text.
    package var firstArgument: String?

    package init(
        sender: String? = nil, path: String? = nil, interface: String? = nil, member: String? = nil,
        firstArgument: String? = nil
    ) {
        self.sender = sender
        self.path = path
        self.interface = interface
        self.member = member
        self.firstArgument = firstArgument
    }

    /// Somebody took or gave up a name; the last argument is the new owner, empty for none.
    package static func ownerChanged(of name: String) -> BusSignalRule {
        BusSignalRule(
            sender: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
            member: "NameOwnerChanged", firstArgument: name)
    }

    /// The rule in D-Bus's own form.
    var text: String {
        let parts: [(String, String?)] = [
            ("sender", sender), ("path", path), ("interface", interface), ("member", member), ("arg0", firstArgument),
        ]
        return "type='signal'" + parts.compactMap { name, value in value.map { ",\(name)='\($0)'" } }.joined()
    }
}
