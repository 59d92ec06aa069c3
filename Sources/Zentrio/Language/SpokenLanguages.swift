import DesktopIntegration
import Logging

/// Makes the program speak what the user chose, or what the desktop speaks.
nonisolated struct SpokenLanguages: Sendable {
    private let assets: String
    private let environment: [String: String]

    /// - Parameters:
    ///   - resources: Where the catalogue lies.
    ///   - environment: The variables by name; they say what the desktop speaks.
    init(resources: ResourceDirectory, environment: [String: String]) {
        assets = resources.assets
        self.environment = environment
    }

    /// The catalogue for a choice; English when the file of the others cannot be read.
    ///
    /// - Parameter wanted: What the user chose; nil is what the desktop speaks.
    /// - Returns: The catalogue.
    func catalogue(for wanted: Language?) -> Catalogue {
        let language = wanted ?? Language.preferred(in: environment)
        do {
            return try Catalogue.load(
                language, assets: assets, usesEuropeanDigits: Language.usesEuropeanDigits(in: environment))
        } catch {
            Logger(label: "zentrio.language").error("catalogue", metadata: ["cause": "\(error)"])
            return .english
        }
    }
}
