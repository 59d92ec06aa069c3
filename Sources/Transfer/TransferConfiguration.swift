package import MediaModel

/// Every limit of the transfer engine.
package struct TransferConfiguration: Sendable {
    /// Connections to one host over all transfers; more wait inside libcurl.
    ///
    /// The default is 256: a safety net only. The scheduler shares fewer among the downloads; were this less than its share, one that runs could wait for another to end.
    package var maximumConnectionsPerHost = 256
    /// Redirects that one request follows.
    ///
    /// The default is 10.
    package var maximumRedirects = 10
    /// How long a connection may take to be made, with name look-up and TLS.
    ///
    /// The default is 20 s. There is no limit for a whole transfer, because films are long.
    package var connectTimeout = Duration.seconds(20)
    /// The speed in bytes a second under which a transfer counts as stalled.
    ///
    /// The default is 1 KiB/s.
    package var stallSpeed = ByteCount.kibibytes(1)
    /// How long a transfer may stay under `stallSpeed`.
    ///
    /// The default is 20 s. Then its connection is closed and it fails with `timedOut`.
    package var stallTime = Duration.seconds(20)
    /// What one `recv` may bring.
    ///
    /// The default is 512 KiB, libcurl's maximum: 128 KiB cost a quarter more time on loopback.
    package var receiveBuffer = ByteCount.kibibytes(512)
    /// What one `pwrite` takes at once.
    ///
    /// The default is 512 KiB; libcurl hands out 16 KiB at a time, and writing those one by one doubles the CPU time.
    package var writeBuffer = ByteCount.kibibytes(512)
    /// The text of the User-Agent header.
    package var userAgent = "Zentrio/0.1"

    /// The time that limits and watches go by; never goes back.
    ///
    /// The default is the machine's time since its start.
    package var now: @Sendable () -> Duration = MonotonicTime.now

    package init() {}

    /// What one `recv` may bring of a transfer.
    func receiveBuffer(for purpose: TransferRequest.Purpose) -> ByteCount {
        switch purpose {
        case .bulk: receiveBuffer
        case .segment: min(receiveBuffer, .kibibytes(128))
        case .document: min(receiveBuffer, .kibibytes(64))
        }
    }

    /// How many bytes of a transfer are collected before they are written.
    func writeBuffer(for purpose: TransferRequest.Purpose) -> ByteCount {
        // Memory takes small pieces as well as large ones.
        purpose == .segment ? min(writeBuffer, .kibibytes(16)) : writeBuffer
    }
}
