/// Where the body of one transfer goes.
///
/// Lives on the transfer thread.
protocol TransferSink: AnyObject {
    /// Called once before the first byte of the final answer's body.
    ///
    /// - Returns: false to end the transfer without reading the body.
    func begin(_ response: TransferResponse) -> Bool

    /// Takes a piece of the body; the bytes are gone when this returns.
    func receive(_ bytes: UnsafeRawBufferPointer) -> SinkVerdict

    /// Called once at the end, before the handle is freed.
    ///
    /// - Parameters:
    ///   - response: nil when no answer came.
    ///   - error: nil when libcurl got the whole body.
    func end(_ response: TransferResponse?, error: TransferError?)
}

/// What a sink did with a piece of the body.
enum SinkVerdict {
    /// All of it is taken.
    case taken
    /// Nothing is taken: libcurl keeps it and stops reading.
    case paused
    /// The sink has what it wants, or failed: the transfer ends.
    case enough
}
