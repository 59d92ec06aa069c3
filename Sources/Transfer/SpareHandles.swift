import MediaModel

/// Easy handles whose request ended well, for the next ones of their purpose.
///
/// Lives on the transfer thread.
struct SpareHandles {
    /// More than this begin together only once in a while; each holds a receive buffer.
    private static let most = 16
    /// How long they are kept while nothing runs.
    private static let patience = Duration.seconds(2)

    private var handles: [EasyHandle] = []
    private var lastUse = Duration.zero

    /// When they are let go if nothing runs until then; nil when there are none.
    var deadline: Duration? { handles.isEmpty ? nil : lastUse + Self.patience }

    /// Takes one that is for this purpose.
    mutating func take(_ purpose: TransferRequest.Purpose) -> EasyHandle? {
        handles.lastIndex { $0.purpose == purpose }.map { handles.remove(at: $0) }
    }

    /// Keeps a handle that is in no multi handle any more.
    mutating func put(_ handle: EasyHandle, now: Duration) {
        lastUse = now
        if handles.count < Self.most { handles.append(handle) }
    }

    /// Frees them when nothing has run for a while; whether it did.
    mutating func letGo(now: Duration) -> Bool {
        guard let deadline, deadline <= now else { return false }
        handles = []
        return true
    }
}
