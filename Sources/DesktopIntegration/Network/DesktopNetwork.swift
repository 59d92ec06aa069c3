/// What the desktop says about the way to the internet.
package enum DesktopNetwork: Hashable, Sendable {
    case offline
    case online(isMetered: Bool)
}

extension DesktopNetwork {
    /// Reads NetworkManager's properties.
    ///
    /// A connection without a way out still reaches a server at home, so only no connection at all is offline. What
    /// nobody says is good news: a wrong "offline" would hold downloads up for nothing.
    ///
    /// - Parameters:
    ///   - state: `NMState`, such as 70 for connected.
    ///   - metered: `NMMetered`: 1 is yes, 3 probably.
    init(state: Int64?, metered: Int64?) {
        let isOffline = state.map { (10..<50).contains($0) } ?? false
        self = isOffline ? .offline : .online(isMetered: metered == 1 || metered == 3)
    }
}
