import FoundationEssentials
import MediaModel

extension DownloadEvent {
    /// The event as one line of JSON without its line break; nil when the encoder fails, which no payload here makes it do.
    package var jsonLine: String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(EventLine(event: self)) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
