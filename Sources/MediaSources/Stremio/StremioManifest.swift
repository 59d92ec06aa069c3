/// What an add-on says about itself.
package struct StremioManifest: Hashable, Sendable {
    /// A list of titles that an add-on offers.
    package struct Catalog: Hashable, Sendable {
        package var type: String
        package var id: String
        package var name: String?
        /// The names of the extras that a request may carry: "search", "genre", "skip".
        package var extras: [String]
        /// The extras without which there is no answer.
        package var requiredExtras: [String]
    }

    /// A resource with the types and ids that it is for.
    package struct Resource: Hashable, Sendable {
        package var name: String
        package var types: [String]
        /// nil means every id.
        package var idPrefixes: [String]?
    }

    package var id: String
    package var name: String
    package var version: String?
    package var summary: String?
    package var resources: [Resource]
    package var catalogs: [Catalog]
    /// The add-on works only after it was set up on its own page.
    package var needsConfiguration: Bool

    init?(_ json: JSONValue) {
        guard let id = json["id"].text, let name = json["name"].text else { return nil }
        self.id = id
        self.name = name
        version = json["version"].text
        summary = json["description"].text
        let types = json["types"].elements.compactMap(\.text)
        let prefixes = StremioManifest.prefixes(json["idPrefixes"])
        resources = json["resources"].elements.compactMap {
            StremioManifest.resource($0, types: types, prefixes: prefixes)
        }
        catalogs = json["catalogs"].elements.compactMap(StremioManifest.catalog)
        needsConfiguration = json["behaviorHints"]["configurationRequired"].isTrue
    }

    /// Whether the add-on answers for this resource, type and id.
    package func offers(_ resource: String, type: String, id: String) -> Bool {
        resources.contains { offer in
            guard offer.name == resource, offer.types.contains(type) else { return false }
            // The prefixes are about titles, not about catalogues.
            guard resource != "catalog", let prefixes = offer.idPrefixes else { return true }
            return prefixes.contains { id.hasPrefix($0) }
        }
    }

    private static func prefixes(_ json: JSONValue) -> [String]? {
        let prefixes = json.elements.compactMap(\.text)
        return prefixes.isEmpty ? nil : prefixes
    }

    /// A bare name inherits the manifest's types and prefixes; an object without prefixes is for all ids.
    private static func resource(_ json: JSONValue, types: [String], prefixes: [String]?) -> Resource? {
        if let name = json.text { return Resource(name: name, types: types, idPrefixes: prefixes) }
        guard let name = json["name"].text else { return nil }
        let own = json["types"].elements.compactMap(\.text)
        return Resource(name: name, types: own.isEmpty ? types : own, idPrefixes: self.prefixes(json["idPrefixes"]))
    }

    private static func catalog(_ json: JSONValue) -> Catalog? {
        guard let type = json["type"].text, let id = json["id"].text else { return nil }
        let extras = json["extra"].elements
        let legacy = json["extraSupported"].elements.compactMap(\.text)
        let legacyRequired = json["extraRequired"].elements.compactMap(\.text)
        return Catalog(
            type: type, id: id, name: json["name"].text,
            extras: extras.isEmpty ? legacy : extras.compactMap { $0["name"].text },
            requiredExtras: extras.isEmpty
                ? legacyRequired : extras.filter { $0["isRequired"].isTrue }.compactMap { $0["name"].text })
    }
}
