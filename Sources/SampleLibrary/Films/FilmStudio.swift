/// Makes films and streams on demand, one at a time, and keeps them: however many ask for one, it is made once.
actor FilmStudio {
    private enum Order: Hashable {
        case film(SampleVariant)
        case stream(SampleStream)
    }

    /// The path of a film, or of a stream's folder.
    private typealias Outcome = Result<String, SampleLibraryError>

    private let encoder: FilmEncoder
    private let orders: AsyncStream<Order>
    private let orderBook: AsyncStream<Order>.Continuation
    private var waiting: [Order: [CheckedContinuation<Outcome, Never>]] = [:]
    private var isClosed = false

    init(_ configuration: SampleLibraryConfiguration) {
        encoder = FilmEncoder(
            program: configuration.ffmpeg, artworkDirectory: configuration.artworkDirectory,
            cacheDirectory: configuration.cacheDirectory)
        // Each is ordered once at a time, so the book cannot hold more than there are.
        let films = SampleTitle.catalogue.flatMap(\.films)
        let count = films.flatMap(\.variants).count + films.flatMap(\.streams).count
        (orders, orderBook) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(count))
    }

    /// Throws `ffmpegMissing` when no film can be made.
    func checkEncoder() async throws(SampleLibraryError) {
        try await encoder.check()
    }

    /// The file of a variant, which is made first when it is not in the cache.
    func file(for variant: SampleVariant) async throws(SampleLibraryError) -> FilmFile {
        if let film = FilmFile(path: encoder.path(for: variant), expecting: variant.byteCount) { return film }
        let path = try await make(.film(variant))
        guard let film = FilmFile(path: path, expecting: variant.byteCount) else {
            throw SampleLibraryError(.cacheNotWritable, cause: "\(path) is gone")
        }
        return film
    }

    /// A file of a stream, which is made first when it is not in the cache; nil when the stream has no such file.
    func file(_ name: String, of stream: SampleStream) async throws(SampleLibraryError) -> FilmFile? {
        if let file = FilmFile(path: "\(encoder.directory(for: stream))/\(name)", expecting: nil) { return file }
        let folder = try await make(.stream(stream))
        return FilmFile(path: "\(folder)/\(name)", expecting: nil)
    }

    private func make(_ order: Order) async throws(SampleLibraryError) -> String {
        guard !isClosed else { throw SampleLibraryError(.stopped) }
        let outcome = await withCheckedContinuation { continuation in
            let isFirst = waiting[order] == nil
            waiting[order, default: []].append(continuation)
            if isFirst { orderBook.yield(order) }
        }
        return try outcome.get()
    }

    /// Works through the orders until its task is cancelled; a film outlives the request that asked for it.
    func run() async {
        defer { close() }
        for await order in orders {
            do throws(SampleLibraryError) {
                deliver(.success(try await fulfil(order)), for: order)
            } catch {
                deliver(.failure(error), for: order)
            }
        }
    }

    private func fulfil(_ order: Order) async throws(SampleLibraryError) -> String {
        switch order {
        case .film(let variant): try await encoder.make(variant).path
        case .stream(let stream): try await encoder.make(stream)
        }
    }

    private func deliver(_ outcome: Outcome, for order: Order) {
        for continuation in waiting.removeValue(forKey: order) ?? [] {
            continuation.resume(returning: outcome)
        }
    }

    private func close() {
        isClosed = true
        for order in waiting.keys { deliver(.failure(SampleLibraryError(.stopped)), for: order) }
    }
}
