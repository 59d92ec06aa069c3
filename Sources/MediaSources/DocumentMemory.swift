import MediaModel
import Synchronization
import Transfer

/// Keeps the documents that looking at a link brought, so that a download that begins at once has its manifest already.
///
/// Each is given away once: whoever asks again wants news. Where a server sets cookies nothing is kept, because the download
/// is another visitor and needs cookies of its own.
package final class DocumentMemory: Sendable {
    /// Whose documents are kept.
    private struct Key: Hashable {
        var address: WebAddress
        var headers: [HeaderField]

        init(_ request: TransferRequest) {
            address = request.address
            headers = request.headers.filter { !Self.ownHeaders.contains($0.name.lowercased()) }
        }

        /// What says how a document is to be sent, not which one.
        private static let ownHeaders: Set = ["range", "if-range", "accept-encoding"]
    }

    private struct Entry {
        var key: Key
        var response: TransferResponse
        var bytes: [UInt8]
        var time: Duration
    }

    /// The most that is kept, 4 MiB in 32 documents; the oldest go first.
    private static let byteLimit = 4 << 20
    private static let countLimit = 32
    /// The oldest document that is given away: addresses in manifests expire.
    private static let longestAge = Duration.seconds(20)

    private let now: @Sendable () -> Duration
    private let entries = Mutex<[Entry]>([])

    /// Remembers nothing yet; the default of `now` is the machine's running time.
    package init(now: @escaping @Sendable () -> Duration = TransferConfiguration().now) {
        self.now = now
    }

    /// A network whose whole documents are kept.
    package func keeping(_ fetcher: any WebFetching) -> any WebFetching {
        Keeper(memory: self, fetcher: fetcher)
    }

    /// A network that is asked only for what is not kept.
    package func recalling(_ fetcher: any WebFetching) -> any WebFetching {
        Recaller(memory: self, fetcher: fetcher)
    }

    private func keep(_ response: TransferResponse, _ bytes: [UInt8], for request: TransferRequest) {
        let entry = Entry(key: Key(request), response: response, bytes: bytes, time: now())
        entries.withLock { entries in
            entries.removeAll { $0.key == entry.key }
            entries.append(entry)
            while entries.count > Self.countLimit || entries.reduce(0, { $0 + $1.bytes.count }) > Self.byteLimit {
                entries.removeFirst()
            }
        }
    }

    private func take(_ request: TransferRequest, limit: ByteCount) -> (TransferResponse, [UInt8])? {
        let (key, oldest) = (Key(request), now() - Self.longestAge)
        return entries.withLock { entries in
            entries.removeAll { $0.time < oldest }
            guard let index = entries.firstIndex(where: { $0.key == key && ByteCount($0.bytes.count) <= limit })
            else { return nil }
            let entry = entries.remove(at: index)
            return (entry.response, entry.bytes)
        }
    }

    private struct Keeper: WebFetching {
        let memory: DocumentMemory
        let fetcher: any WebFetching

        func data(
            for request: TransferRequest, limit: ByteCount, overflow: TransferEngine.Overflow
        ) async throws(TransferError) -> (TransferResponse, [UInt8]) {
            let (response, bytes) = try await fetcher.data(for: request, limit: limit, overflow: overflow)
            let isForAnybody = request.cookies?.holdsCookies != true
            if isForAnybody, Self.isWhole(response, bytes, request) { memory.keep(response, bytes, for: request) }
            return (response, bytes)
        }

        private static func isWhole(
            _ response: TransferResponse, _ bytes: [UInt8], _ request: TransferRequest
        ) -> Bool {
            guard (request.range?.begin ?? 0) == 0 else { return false }
            switch response.status {
            // A body of unknown length may have been cut by the limit.
            case 200: return !response.isEncoded && response.contentLength == ByteCount(bytes.count)
            case 206:
                let range = response["Content-Range"].flatMap(ContentRange.init)
                return !response.isEncoded && range?.begin == 0 && range?.total == ByteCount(bytes.count)
            default: return false
            }
        }
    }

    private struct Recaller: WebFetching {
        let memory: DocumentMemory
        let fetcher: any WebFetching

        func data(
            for request: TransferRequest, limit: ByteCount, overflow: TransferEngine.Overflow
        ) async throws(TransferError) -> (TransferResponse, [UInt8]) {
            if request.range == nil, let kept = memory.take(request, limit: limit) { return kept }
            return try await fetcher.data(for: request, limit: limit, overflow: overflow)
        }
    }
}
