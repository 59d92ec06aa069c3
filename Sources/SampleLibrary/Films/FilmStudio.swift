/// Makes films on demand, one at a time, and keeps them: however many ask for a film, it is made once.
actor FilmStudio {
    private typealias Outcome = Result<FilmFile, SampleLibraryError>

    private let encoder: FilmEncoder
    private let orders: AsyncStream<SampleVariant>
    private let orderBook: AsyncStream<SampleVariant>.Continuation
    private var waiting: [SampleVariant: [CheckedContinuation<Outcome, Never>]] = [:]
    private var isClosed = false

    init(_ configuration: SampleLibraryConfiguration) {
        encoder = FilmEncoder(
            program: configuration.ffmpeg, artworkDirectory: configuration.artworkDirectory,
            cacheDirectory: configuration.cacheDirectory)
        // Each variant is ordered once at a time, so the book cannot hold more than there are variants.
        let count = SampleTitle.catalogue.flatMap(\.films).flatMap(\.variants).count
        (orders, orderBook) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(count))
    }

    /// Throws `ffmpegMissing` when no film can be made.
    func checkEncoder() async throws(SampleLibraryError) {
        try await encoder.check()
    }

    /// The file of a variant, which is made first when it is not in the cache.
    func file(for variant: SampleVariant) async throws(SampleLibraryError) -> FilmFile {
        if let film = FilmFile(path: encoder.path(for: variant), expecting: variant.byteCount) { return film }
        guard !isClosed else { throw SampleLibraryError(.stopped) }
        let outcome = await withCheckedContinuation { continuation in
            let isFirst = waiting[variant] == nil
            waiting[variant, default: []].append(continuation)
            if isFirst { orderBook.yield(variant) }
        }
        return try outcome.get()
    }

    /// Works through the orders until its task is cancelled; a film outlives the request that asked for it.
    func run() async {
        defer { close() }
        for await variant in orders {
            do throws(SampleLibraryError) {
                deliver(.success(try await encoder.make(variant)), for: variant)
            } catch {
                deliver(.failure(error), for: variant)
            }
        }
    }

    private func deliver(_ outcome: Outcome, for variant: SampleVariant) {
        for continuation in waiting.removeValue(forKey: variant) ?? [] {
            continuation.resume(returning: outcome)
        }
    }

    private func close() {
        isClosed = true
        for variant in waiting.keys { deliver(.failure(SampleLibraryError(.stopped)), for: variant) }
    }
}
