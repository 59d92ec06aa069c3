/// A value of the design tokens: what JSON has, without null.
package enum TokenValue: Hashable, Sendable {
    case object([String: TokenValue])
    case array([TokenValue])
    case string(String)
    case number(Double)
    case bool(Bool)
}
