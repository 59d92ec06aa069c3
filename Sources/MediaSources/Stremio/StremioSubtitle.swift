import Manifests
package import MediaModel

/// A subtitle file that an add-on offers.
package struct StremioSubtitle: Hashable, Sendable {
    package var id: String?
    package var address: WebAddress
    /// As the add-on names it: ISO 639-2 or any text.
    package var language: String
    /// BCP 47, when the name is understood.
    package var languageTag: String? { LanguageTag.tag(of: language) }

    /// As the rest of the program knows it.
    package var file: SubtitleFile { SubtitleFile(address: address, language: languageTag) }

    init?(_ json: JSONValue) {
        guard let address = StremioTitle.address(json["url"]) else { return nil }
        id = json["id"].text
        self.address = address
        language = json["lang"].text ?? "und"
    }
}
