nonisolated extension ShapedText {
    /// Where the caret stands before each character and behind the last one.
    ///
    /// - Parameter text: The text that was shaped.
    /// - Returns: `text.count + 1` values in logical pixels. A ligature is divided evenly among its characters.
    func caretPositions(in text: String) -> [Float] {
        guard !clusters.isEmpty else { return Array(repeating: 0, count: text.count + 1) }
        let starts = characterStarts(in: text)
        var carets = starts.indices.map { self.edges(of: $0, starts: starts).leading }
        carets.append(edges(of: starts.count - 1, starts: starts).trailing)
        return carets
    }

    private func characterStarts(in text: String) -> [Int] {
        var starts: [Int] = []
        var scalar = 0
        for character in text {
            starts.append(scalar)
            scalar += character.unicodeScalars.count
        }
        return starts
    }

    private func edges(of character: Int, starts: [Int]) -> (leading: Float, trailing: Float) {
        let scalar = starts[character]
        guard let index = clusters.lastIndex(where: { $0.scalar <= scalar }) else { return (0, 0) }
        let cluster = clusters[index]
        let end = index + 1 < clusters.count ? clusters[index + 1].scalar : Int.max
        let members = starts.filter { $0 >= cluster.scalar && $0 < end }
        let share = (cluster.right - cluster.left) / Float(max(1, members.count))
        let position = Float(members.firstIndex(of: scalar) ?? 0) * share
        return cluster.isRightToLeft
            ? (cluster.right - position, cluster.right - position - share)
            : (cluster.left + position, cluster.left + position + share)
    }
}
