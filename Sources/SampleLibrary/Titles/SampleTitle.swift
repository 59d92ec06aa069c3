/// One title of the sample library.
package struct SampleTitle: Hashable, Sendable {
    package var identifier: String
    package var name: String

    package init(identifier: String, name: String) {
        self.identifier = identifier
        self.name = name
    }
}
