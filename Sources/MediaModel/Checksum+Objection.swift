extension Checksum {
    /// What would be right in place of a text that is no checksum: a full sentence.
    package static func objection(to text: String) -> String {
        guard let algorithm = algorithm(namedIn: text) else { return "Zentrio knows \(names)." }
        return "\(algorithm.rawValue) has \(algorithm.digestLength * 2) hexadecimal digits."
    }

    /// All hash functions as a sentence lists them: "md5, sha-1 and sha-256".
    private static var names: String {
        let names = Algorithm.allCases.map(\.rawValue)
        return names.dropLast().joined(separator: ", ") + " and " + names.suffix(1).joined()
    }
}
