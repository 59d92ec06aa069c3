import MediaModel

/// Which address to ask: links expire, and some work only once.
struct AddressBook {
    private(set) var current: WebAddress
    private let original: WebAddress
    /// What is asked when the current address does not work any more, in this order.
    private var spares: [WebAddress]

    /// Asks the address that was given; `earlier` is where it led the last time, `mirrors` are where else the file lies.
    init(original: WebAddress, earlier: WebAddress?, mirrors: [WebAddress] = []) {
        self.original = original
        current = original
        spares =
            [earlier].compactMap(\.self).filter { $0 != original } + mirrors.filter { $0 != original && $0 != earlier }
    }

    /// An answer came from here: later requests need no redirect.
    mutating func found(_ final: WebAddress) {
        spares.removeAll { $0 == final || $0 == original }
        if final != original { spares.insert(original, at: 0) }
        current = final
    }

    /// The current address has expired; false when there is no other one.
    mutating func failOver() -> Bool {
        guard !spares.isEmpty else { return false }
        current = spares.removeFirst()
        return true
    }

    /// The request's headers for the current address, without those that are the engine's business.
    ///
    /// A secret meant for one server does not follow to another one.
    func headers(from headers: [HeaderField]) -> [HeaderField] {
        guard !headers.isEmpty else { return [] }
        let isElsewhere = AddressBook.authority(current) != AddressBook.authority(original)
        return headers.filter { header in
            let name = header.name.lowercased()
            return !["range", "if-range", "accept-encoding"].contains(name)
                && !(isElsewhere && ["authorization", "cookie", "proxy-authorization"].contains(name))
        }
    }

    /// The scheme, host and port.
    private static func authority(_ address: WebAddress) -> String {
        let start = address.scheme.utf8.count + 3
        return address.scheme
            + address.text.dropFirst(start).prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
    }
}
