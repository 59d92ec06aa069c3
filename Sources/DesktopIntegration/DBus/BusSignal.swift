/// A signal that somebody sent.
package struct BusSignal: Hashable, Sendable {
    package let sender: String
    package let path: String
    package let interface: String
    package let member: String
    package let arguments: [BusValue]
}
