/// What a screen reader learns about the program itself.
package struct AccessibleApplication: Hashable, Sendable {
    package var name: String
    package var version: String
    /// The language of the program's texts, such as `en_GB`.
    package var locale: String
    package var identifier: String

    package init(name: String, version: String, locale: String, identifier: String = ApplicationIdentity.identifier) {
        self.name = name
        self.version = version
        self.locale = locale
        self.identifier = identifier
    }
}
