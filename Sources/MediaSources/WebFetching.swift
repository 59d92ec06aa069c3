package import MediaModel
package import Transfer

/// The one thing that sources ask of the network: a small document, or the head of a large one.
package protocol WebFetching: Sendable {
    /// Fetches a document into memory; any status is an answer. See `TransferEngine.data`.
    func data(
        for request: TransferRequest, limit: ByteCount, overflow: TransferEngine.Overflow
    ) async throws(TransferError) -> (TransferResponse, [UInt8])
}

extension TransferEngine: WebFetching {}
