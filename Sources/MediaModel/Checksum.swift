/// What the finished file must hash to.
package struct Checksum: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The hash functions that links are published with.
    ///
    /// The raw values are stored and typed on the command line: they may not change.
    package enum Algorithm: String, Hashable, Sendable, Codable, CaseIterable {
        case sha256 = "sha-256"
        case sha512 = "sha-512"
        case sha1 = "sha-1"
        case md5 = "md5"

        /// The bytes of a digest.
        package var digestLength: Int {
            switch self {
            case .sha256: 32
            case .sha512: 64
            case .sha1: 20
            case .md5: 16
            }
        }
    }

    package let algorithm: Algorithm
    /// The digest in lowercase hexadecimal digits.
    package let hexadecimal: String

    /// Reads "sha-256=9f86d0…", and "sha256:9f86d0…" as GitHub writes it; nil when the algorithm is unknown or the digest has another length.
    package init?(_ text: String) {
        let parts = text.split(maxSplits: 1) { $0 == "=" || $0 == ":" }
        guard parts.count == 2, let algorithm = Algorithm(rawValue: Checksum.name(String(parts[0]))) else { return nil }
        let digits = parts[1].lowercased()
        guard digits.utf8.count == algorithm.digestLength * 2, digits.allSatisfy(\.isHexDigit) else { return nil }
        self.algorithm = algorithm
        hexadecimal = digits
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let checksum = Checksum(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no checksum: \(text)"))
        }
        self = checksum
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { "\(algorithm.rawValue)=\(hexadecimal)" }

    /// "SHA256" and "sha-256" are the same.
    private static func name(_ text: String) -> String {
        let name = text.lowercased()
        return name.hasPrefix("sha") && !name.hasPrefix("sha-") ? "sha-" + name.dropFirst(3) : name
    }
}
