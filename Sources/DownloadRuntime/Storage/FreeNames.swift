/// Finds names that are free, in a short time also for the ten-thousandth file of one name.
package struct FreeNames: Sendable {
    /// Numbers that are tried one by one; from there on the last one that was given counts.
    private static let triedFirst = 8
    /// Names whose last numbers are remembered; all are forgotten when there are more.
    private static let capacity = 1_024

    private var lastNumbers: [String: Int] = [:]

    package init() {}

    /// A path that is free: the one that is wanted, or "Film (2).mp4" and so on.
    ///
    /// - Parameters:
    ///   - wanted: an absolute path.
    ///   - isTaken: whether a path is there already or promised to somebody.
    /// - Returns: the path.
    package mutating func path(like wanted: String, isTaken: (String) -> Bool) -> String {
        guard isTaken(wanted) else { return wanted }
        var number = 2
        while true {
            let path = PartialFile.numbered(wanted, number)
            if !isTaken(path) {
                if number > Self.triedFirst { remember(number, for: wanted) }
                return path
            }
            number += 1
            if number == Self.triedFirst + 1, let last = lastNumbers[wanted] { number = last + 1 }
        }
    }

    private mutating func remember(_ number: Int, for path: String) {
        if lastNumbers.count >= Self.capacity { lastNumbers = [:] }
        lastNumbers[path] = number
    }
}
