/// Every choice about the player.
package struct PlayerConfiguration: Hashable, Sendable {
    /// The variables of the player; `PATH` also says where it is looked for.
    package var environment: [String: String]
    /// Whether the film covers the screen.
    ///
    /// The default is true.
    package var isFullscreen = true
    /// Whether the player reads the user's own mpv.conf, scripts and key bindings.
    ///
    /// The default is false: one film looks and works the same everywhere.
    package var usesPersonalConfiguration = false
    /// More options for mpv, each with its dashes; they win over ours.
    ///
    /// The default is none.
    package var extraArguments: [String] = []
    /// How long a player that was asked to close may take before it is ended by force.
    ///
    /// The default is 5 seconds.
    package var closingLimit = Duration.seconds(5)

    package init(environment: [String: String]) {
        self.environment = environment
    }
}
