/// Every limit of the control socket.
package struct ControlSocketConfiguration: Sendable {
    /// The absolute path of the socket; its folder is made, for this user only.
    package var path: String
    /// Clients that are connected at the same time; one more is told so and let go.
    ///
    /// The default is 32.
    package var clientLimit = 32
    /// The longest line that a side takes, in bytes; of a longer one only the fact that it came is told.
    ///
    /// The default is 1 MiB.
    package var lineLimit = 1_024 * 1_024
    /// How long a client may take nothing of what is sent to it; then it is let go.
    ///
    /// The default is 10 s.
    package var sendDeadline = Duration.seconds(10)
    /// How often it is looked whether the socket's file is still there, while no client comes.
    ///
    /// The default is 3 s: less than the commands wait for a program that has the downloads and does not answer.
    package var watchInterval = Duration.seconds(3)
    /// The line that a client gets for which there is no room.
    package var refusal: [UInt8] = []
    /// The time; the default is the machine's.
    package var clock: any Clock<Duration> = ContinuousClock()

    package init(path: String) {
        self.path = path
    }
}
