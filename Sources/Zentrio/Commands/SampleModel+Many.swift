import MediaModel

nonisolated extension SampleModel {
    /// The Downloads page of somebody who keeps everything.
    ///
    /// - Parameter count: How many downloads; a tenth of them waits, the others are finished.
    /// - Returns: The page, with different titles and the sample's pictures.
    /// - Throws: `WebAddress.Flaw` when the sample data is broken.
    func many(_ count: Int) throws(WebAddress.Flaw) -> AppModel {
        var model = try model(for: .downloads)
        let shelf = model.downloads
        let waiting = shelf.queued.compactMap { shelf[$0] }
        let films = shelf.films.compactMap { shelf[$0] }
        var all = (Array(shelf.active) + shelf.failed).compactMap { shelf[$0] }
        for number in all.count..<max(all.count, count) {
            let source = number % 10 == 0 ? waiting : films
            var download = source[number / 10 % source.count]
            let digits = String(1_000_000 + number)
            download.request.id = DownloadID(rawValue: String(repeating: "0", count: 32 - digits.count) + digits)
            download.request.item.title += " \(number)"
            download.position = number
            download.finishedAt = download.finishedAt?.advanced(by: .seconds(-60 * number))
            all.append(download)
        }
        _ = model.apply(.reloaded(all))
        return model
    }
}
