/// What widgets say by themselves; the window sets it in its language.
package struct Words: Hashable, Sendable {
    package var close = "Close"
    package var show = "Show"
    package var hide = "Hide"
    package var less = "Less"
    package var more = "More"
    package var queued = "Queued"
    package var downloading = "Downloading"
    package var paused = "Paused"
    package var downloaded = "Downloaded"
    package var failed = "Failed"
    package var notHere = "Not on this device"
    package var locked = "Locked"

    package init() {}
}
