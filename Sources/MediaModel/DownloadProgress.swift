/// How far a download is, as one frame.
package struct DownloadProgress: Hashable, Sendable, Codable {
    /// Bytes that are on the disk; never goes backwards within one version of the file.
    package var downloaded: ByteCount
    /// The whole size; nil while unknown.
    ///
    /// It may be revised.
    package var total: ByteCount?
    /// Bytes a second over the last frame.
    package var instantaneousSpeed: ByteCount
    /// Bytes a second, smoothed over 10 s.
    package var smoothedSpeed: ByteCount
    /// The time that is left at the smoothed speed; nil while unknown.
    package var timeLeft: Duration?
    package var segmentsDone: Int?
    package var segmentsTotal: Int?
    /// The share of the merge that is done, 0 to 1; nil before everything is fetched.
    package var mergedFraction: Double?

    package init(
        downloaded: ByteCount = .zero, total: ByteCount? = nil, instantaneousSpeed: ByteCount = .zero,
        smoothedSpeed: ByteCount = .zero, timeLeft: Duration? = nil, segmentsDone: Int? = nil,
        segmentsTotal: Int? = nil,
        mergedFraction: Double? = nil
    ) {
        self.downloaded = downloaded
        self.total = total
        self.instantaneousSpeed = instantaneousSpeed
        self.smoothedSpeed = smoothedSpeed
        self.timeLeft = timeLeft
        self.segmentsDone = segmentsDone
        self.segmentsTotal = segmentsTotal
        self.mergedFraction = mergedFraction
    }

    /// The share that is done, 0 to 1; nil while the total is unknown, so that nobody shows "0 %" for ever.
    package var fraction: Double? {
        guard let total, total > .zero else { return nil }
        return min(1, Double(downloaded.rawValue) / Double(total.rawValue))
    }
}
