/// What is known about the way to the internet.
package enum NetworkState: Hashable, Sendable {
    case offline
    case online(isMetered: Bool)
}
