/// Why a style could not be made from tokens.
package enum StyleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not JSON; the offset counts bytes.
    case malformed(offset: Int)
    /// Nested deeper than the reader goes.
    case tooDeep
    /// Nothing at this key path.
    case missing(String)
    /// Something else than expected at this key path.
    case mistyped(String, expected: String)

    package var description: String {
        switch self {
        case .malformed(let offset): "The design tokens are not valid JSON at byte \(offset)."
        case .tooDeep: "The design tokens are nested too deeply."
        case .missing(let path): "The design tokens have no value at \(path)."
        case .mistyped(let path, let expected): "The design token \(path) is not \(expected)."
        }
    }
}
