package import MediaModel

/// What must be given before anything may run, apart from a free place.
package struct Requirements: Hashable, Sendable {
    package var network: NetworkState
    package var needsUnmeteredNetwork: Bool
    /// What the weekly schedule says now.
    package var rule: WeeklySchedule.Rule

    package init(
        network: NetworkState, needsUnmeteredNetwork: Bool, rule: WeeklySchedule.Rule = .open(bandwidth: nil)
    ) {
        self.network = network
        self.needsUnmeteredNetwork = needsUnmeteredNetwork
        self.rule = rule
    }

    /// What every download lacks; nil when they may run.
    package var unmet: WaitReason? {
        switch (network, rule) {
        case (.offline, _): .network
        case (.online(isMetered: true), _) where needsUnmeteredNetwork: .unmetered
        case (_, .closed): .schedule
        default: nil
        }
    }
}
