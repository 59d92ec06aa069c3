/// What the finished file must hash to.
package struct Checksum: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The hash functions that links are published with.
    ///
    /// The raw values are stored and typed on the command line: they may not change.
    package enum Algorithm: String, Hashable, Sendable, Codable, CaseIterable {
        case md5 = "md5"
        case sha1 = "sha-1"
        case sha224 = "sha-224"
        case sha256 = "sha-256"
        case sha384 = "sha-384"
        case sha512 = "sha-512"

        /// The bytes of a digest.
        package var digestLength: Int {
            switch self {
            case .md5: 16
            case .sha1: 20
            case .sha224: 28
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }
    }

    package let algorithm: Algorithm
    /// The digest in lowercase hexadecimal digits.
    package let hexadecimal: String

    /// Reads "sha-256=9f86d0…", and "sha256:9f86d0…" as GitHub writes it; nil when the algorithm is unknown or the digest has another length.
    package init?(_ text: String) {
        let parts = text.split(maxSplits: 1) { $0 == "=" || $0 == ":" }
        guard parts.count == 2, let algorithm = Checksum.algorithm(namedIn: text) else { return nil }
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

    /// The hash function that a text begins with; "SHA256" and "sha-256" are the same.
    static func algorithm(namedIn text: String) -> Algorithm? {
        let name = text.prefix { $0 != "=" && $0 != ":" }.lowercased()
        let isShort = name.hasPrefix("sha") && !name.hasPrefix("sha-")
        return Algorithm(rawValue: isShort ? "sha-" + name.dropFirst(3) : name)
    }
}
