/// A part of the tokens with its key path, so that errors can name it.
///
/// The fallback is asked for what the part does not have: couch sizes fall back to desktop ones.
struct TokenScope {
    let value: TokenValue?
    let fallback: TokenValue?
    let path: String

    init(_ value: TokenValue?, fallback: TokenValue? = nil, path: String = "") {
        self.value = value
        self.fallback = fallback
        self.path = path
    }

    /// The part below a dotted path; missing parts are reported when a value is read from them.
    subscript(_ keys: String) -> TokenScope {
        var scope = self
        for key in keys.split(separator: ".") {
            scope = scope.member(String(key))
        }
        return scope
    }

    func or(_ other: TokenScope) -> TokenScope {
        TokenScope(value, fallback: other.value, path: path)
    }

    private func member(_ key: String) -> TokenScope {
        TokenScope(
            Self.member(key, of: value), fallback: Self.member(key, of: fallback),
            path: path.isEmpty ? key : path + "." + key)
    }

    private static func member(_ key: String, of value: TokenValue?) -> TokenValue? {
        guard case .object(let members) = value else { return nil }
        return members[key]
    }

    private func found() throws(StyleError) -> TokenValue {
        guard let value = value ?? fallback else { throw .missing(path) }
        return value
    }

    func number() throws(StyleError) -> Float {
        guard case .number(let number) = try found() else { throw .mistyped(path, expected: "a number") }
        return Float(number)
    }

    func number(_ keys: String) throws(StyleError) -> Float {
        try self[keys].number()
    }

    /// The number, or `other` when there is none.
    func number(_ keys: String, or other: Float) throws(StyleError) -> Float {
        let scope = self[keys]
        return scope.value == nil && scope.fallback == nil ? other : try scope.number()
    }

    func string(_ keys: String) throws(StyleError) -> String {
        let scope = self[keys]
        guard case .string(let text) = try scope.found() else { throw .mistyped(scope.path, expected: "a text") }
        return text
    }

    func color(_ keys: String) throws(StyleError) -> Color {
        let text = try string(keys)
        guard let color = Color(hexadecimal: text) else { throw .mistyped(self[keys].path, expected: "a colour") }
        return color
    }

    func elements(_ keys: String) throws(StyleError) -> [TokenScope] {
        let scope = self[keys]
        guard case .array(let elements) = try scope.found() else { throw .mistyped(scope.path, expected: "a list") }
        return elements.enumerated().map { TokenScope($1, path: scope.path + "[\($0)]") }
    }
}
