package import MediaModel

/// What must be given before a download may run, apart from a free place.
package struct Requirements: Hashable, Sendable {
    package var network: NetworkState
    package var needsUnmeteredNetwork: Bool

    package init(network: NetworkState, needsUnmeteredNetwork: Bool) {
        self.network = network
        self.needsUnmeteredNetwork = needsUnmeteredNetwork
    }

    /// What every download lacks; nil when they may run.
    package var unmet: WaitReason? {
        switch network {
        case .offline: .network
        case .online(let isMetered): isMetered && needsUnmeteredNetwork ? .unmetered : nil
        }
    }
}
