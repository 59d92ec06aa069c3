/// What the state machine of a player is told.
enum PlayerInput: Hashable {
    /// The film is open.
    case opened
    /// Where the film is; nil while nothing plays.
    case position(Duration?)
    case duration(Duration?)
    case paused(Bool)
    /// The film does not go on.
    case ended(PlayerStateMachine.Ending)
    /// We asked the player to close.
    case closeRequested
}
