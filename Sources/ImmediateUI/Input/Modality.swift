/// What the user used last: it decides between hover and focus ring.
package enum Modality: Hashable, Sendable {
    case pointer
    /// Arrow keys, Tab or a gamepad.
    case directional
}
