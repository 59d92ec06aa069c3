import MediaModel
import Transfer

/// Fetches the subtitles that lie beside a stream as files, as far as their languages are wanted.
///
/// A file that does not come costs its words, never the film.
struct SubtitleFetch: Sendable {
    /// The words of one language.
    struct Words: Hashable, Sendable {
        var language: String
        var document: SubtitleDocument
    }

    struct Result: Hashable, Sendable {
        var words: [Words] = []
        /// What the user should know, full sentences.
        var remarks: [String] = []
    }

    /// The files of one language that are tried.
    private static let mostTries = 3
    /// The largest file; the longest film has some hundred kilobytes of words.
    private static let limit = ByteCount.mebibytes(8)

    let request: DownloadRequest
    let engine: TransferEngine
    /// The cookies of the film's download; the default is none.
    var cookies: CookieJar?

    /// The wanted languages of which there is a file.
    var languages: [String] {
        request.tracks.subtitleLanguages.filter { wanted in
            request.stream.subtitleFiles.contains { $0.isIn(wanted) }
        }
    }

    /// Fetches one file of each language; cancelling the task ends it.
    ///
    /// - Parameter known: languages that are there already.
    /// - Returns: the words that came.
    func run(except known: [String] = []) async -> Result {
        let languages = languages.filter { wanted in
            !known.contains { SubtitleFile(address: request.stream.address, language: $0).isIn(wanted) }
        }
        var result = Result()
        for language in languages {
            if let words = await words(in: language) {
                result.words.append(words)
            } else if !Task.isCancelled {
                result.remarks.append("The subtitles in \"\(language)\" did not arrive.")
            }
        }
        return result
    }

    private func words(in language: String) async -> Words? {
        for file in request.stream.subtitleFiles.filter({ $0.isIn(language) }).prefix(Self.mostTries) {
            guard let bytes = await bytes(of: file), let document = SubtitleDocument(bytes, language: file.language)
            else { continue }
            return Words(language: file.language ?? language, document: document)
        }
        return nil
    }

    private func bytes(of file: SubtitleFile) async -> [UInt8]? {
        let fetch = TransferRequest(address: file.address, headers: request.ownHeaders, cookies: cookies)
        guard let (response, bytes) = try? await engine.data(for: fetch, limit: Self.limit), response.status == 200
        else { return nil }
        return bytes
    }
}

extension DownloadRequest {
    /// The headers of the stream but for those that every transfer decides for itself.
    var ownHeaders: [HeaderField] {
        stream.headers.filter { !["range", "if-range", "accept-encoding"].contains($0.name.lowercased()) }
    }
}
